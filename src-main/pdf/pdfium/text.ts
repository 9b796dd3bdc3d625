import { CartableError } from '../../contract/errors.ts'
import type { Rect } from '../../contract/values.ts'
import type { Pdfium } from './load.ts'

/** More characters on one page than any printed page holds; beyond it the file is an attack. */
export const MAX_PAGE_CHARS = 5_000_000

const JOINING_HYPHEN = 0xfffe
const SURROGATE_MASK = 0xf800
const SURROGATE = 0xd800

/** The characters of a page in reading order of the file. */
export interface PdfiumChars {
  readonly count: number
  /**
   * Unicode of each character. U+FFFE stands for a hyphen at a line end between two halves of a word; `\r` and
   * `\n`, and some spaces, are made by PDFium between lines and words. Where a font tells no Unicode, its own
   * codes stand here, often control characters.
   */
  readonly codes: Uint32Array
  /** Left, bottom, right, top of each glyph in user space; zeros for white space and control characters. */
  readonly boxes: Float32Array
}

/** Text of one page. Indexes count PDFium's characters, not UTF-16 units. */
export class PdfiumText implements Disposable {
  readonly count: number
  readonly #pdfium: Pdfium
  readonly #handle: number
  #chars: PdfiumChars | undefined

  /** @throws CartableError PDF_CORRUPT where the text cannot be read, PDF_MEMORY for an absurd number of characters */
  constructor(pdfium: Pdfium, page: number) {
    this.#pdfium = pdfium
    this.#handle = pdfium.api.FPDFText_LoadPage(page)
    if (this.#handle === 0) throw new CartableError('PDF_CORRUPT', { detail: 'FPDFText_LoadPage' })
    this.count = Math.max(0, pdfium.api.FPDFText_CountChars(this.#handle))
    if (this.count <= MAX_PAGE_CHARS) return
    this[Symbol.dispose]()
    throw new CartableError('PDF_MEMORY', { detail: `${this.count} characters on a page` })
  }

  /** All characters with their boxes, read once. */
  get chars(): PdfiumChars {
    this.#chars ??= this.#readChars()
    return this.#chars
  }

  #readChars(): PdfiumChars {
    const { api, heap } = this.#pdfium
    const { count } = this
    const codes = this.#readCodes()
    const boxes = new Float32Array(count * 4)
    const at = heap.scratch
    const read = at >> 3
    let { doubles } = heap
    for (let index = 0; index < count; index++) {
      if ((codes[index] ?? 0) <= 0x20) continue
      api.FPDFText_GetCharBox(this.#handle, index, at, at + 16, at + 8, at + 24)
      if (doubles.length === 0) doubles = heap.doubles
      const box = index * 4
      boxes[box] = doubles[read] ?? 0
      boxes[box + 1] = doubles[read + 1] ?? 0
      boxes[box + 2] = doubles[read + 2] ?? 0
      boxes[box + 3] = doubles[read + 3] ?? 0
    }
    return { count, codes, boxes }
  }

  /** The bulk call marks joining hyphens with U+FFFE, the single one with U+0002 like any character of that code. */
  #readCode(index: number): number {
    const { api } = this.#pdfium
    if (api.FPDFText_IsHyphen(this.#handle, index) === 1) return JOINING_HYPHEN
    return api.FPDFText_GetUnicode(this.#handle, index) >>> 0
  }

  /** One bulk call where text units and characters agree one to one, else a call for each character. */
  #readCodes(): Uint32Array {
    const { api, heap } = this.#pdfium
    const { count } = this
    const codes = new Uint32Array(count)
    const exact = heap.withBuffer((count + 1) * 2, (pointer) => {
      const written = api.FPDFText_GetText(this.#handle, 0, count, pointer) - 1
      if (written !== count) return false
      const start = pointer >> 1
      const units = heap.units.subarray(start, start + count)
      for (let index = 0; index < count; index++) {
        const unit = units[index] ?? 0
        if ((unit & SURROGATE_MASK) === SURROGATE) return false
        codes[index] = unit
      }
      return true
    })
    if (exact) return codes
    for (let index = 0; index < count; index++) codes[index] = this.#readCode(index)
    return codes
  }

  /**
   * Box of a character with the ascent and descent of its font, as a selection shows it. The glyph's own box
   * where PDFium has no such box (rotated text, fonts without metrics).
   */
  looseBox(index: number): Rect {
    const { api, heap } = this.#pdfium
    const { boxes } = this.chars
    const at = index * 4
    const tight: Rect = [boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0]
    if (api.FPDFText_GetLooseCharBox(this.#handle, index, heap.scratch) === 0) return tight
    const [left, top, right, bottom] = heap.fourFloats(heap.scratch)
    return right > left && top > bottom ? [left, bottom, right, top] : tight
  }

  /** Direction of the character, radians, anticlockwise from the x axis. */
  angle(index: number): number {
    return Math.max(0, this.#pdfium.api.FPDFText_GetCharAngle(this.#handle, index))
  }

  /** Type size in points as printed: the font's size times the scale of the text matrix. */
  fontSize(index: number): number {
    const { api, heap } = this.#pdfium
    const size = api.FPDFText_GetFontSize(this.#handle, index)
    if (api.FPDFText_GetMatrix(this.#handle, index, heap.scratch) === 0) return size
    const [, , c, d] = heap.fourFloats(heap.scratch)
    return size * Math.hypot(c, d)
  }

  /** True where PDFium made the character up (a space or line break between two pieces of text). */
  isGenerated(index: number): boolean {
    return this.#pdfium.api.FPDFText_IsGenerated(this.#handle, index) === 1
  }

  [Symbol.dispose](): void {
    this.#pdfium.api.FPDFText_ClosePage(this.#handle)
  }
}
