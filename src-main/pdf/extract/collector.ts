import { CartableError } from '../../contract/errors.ts'
import type { PdfLine, PdfMark, PdfPage } from '../../contract/pdf.ts'
import type { PdfiumField } from '../pdfium/index.ts'
import { FieldText } from './fields.ts'
import { MAX_PAGES, MAX_TEXT_UNITS, UNMAPPED_TEXT } from './reading.ts'

/** After this many unreadable pages in a row the page tree is taken for invented. */
const MAX_FAILURES = 100

/** Everything of one page. */
export interface PageReading {
  readonly page: PdfPage
  readonly lines: readonly PdfLine[]
  readonly marks: readonly PdfMark[]
  readonly fields: readonly PdfiumField[]
  /** Glyphs without Unicode. */
  readonly unmapped: number
}

/** Stands for a page that could not be read, so that the numbers of the others stay right. */
function emptyPage(index: number): PdfPage {
  return {
    index,
    label: null,
    cropBox: [0, 0, 612, 792],
    rotation: 0,
    userUnit: 1,
    text: '',
    words: new Float32Array(0),
  }
}

/** Gathers pages until the file ends or a limit is met. */
export class Collector {
  readonly pages: PdfPage[] = []
  readonly lines: PdfLine[] = []
  readonly marks: PdfMark[] = []
  readonly warnings: string[] = []
  readonly fields = new FieldText()
  #textUnits = 0
  #unmapped = 0
  #failuresInRow = 0
  #failures = 0

  add({ page, lines, marks, fields, unmapped }: PageReading): void {
    this.pages.push(page)
    for (const line of lines) this.lines.push(line)
    for (const mark of marks) this.marks.push(mark)
    this.fields.add(fields)
    this.#textUnits += page.text.length
    this.#unmapped += unmapped
    this.#failuresInRow = 0
  }

  /** A page that fails is left empty; the rest of the file is read. */
  fail(index: number, error: CartableError): void {
    this.pages.push(emptyPage(index))
    this.warnings.push(`page ${index + 1}: ${error.code}`)
    this.#failuresInRow++
    this.#failures++
  }

  /** True where the file must not be read further, for a reason that is noted. */
  full(): boolean {
    if (this.pages.length >= MAX_PAGES) this.warnings.push(`only the first ${MAX_PAGES} pages were read`)
    else if (this.#textUnits > MAX_TEXT_UNITS) this.warnings.push('text too long: later pages were not read')
    else if (this.#failuresInRow >= MAX_FAILURES) {
      this.warnings.push('too many unreadable pages: later ones were not read')
    } else return false
    return true
  }

  /**
   * Ends the gathering.
   * @throws CartableError PDF_CORRUPT where not one page could be read
   */
  finish(): void {
    if (this.#unmapped > this.#textUnits) this.warnings.push(UNMAPPED_TEXT)
    if (this.#failures === this.pages.length)
      throw new CartableError('PDF_CORRUPT', { detail: 'no page can be read' })
  }
}
