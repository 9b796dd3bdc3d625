import { WORD_STRIDE, type WordBoxes } from '../../contract/pdf.ts'
import type { Rect } from '../../contract/values.ts'
import type { PdfiumChars } from '../pdfium/index.ts'
import { CharacterKind, characterKind, plainLetters } from './characters.ts'

const SPACE = 0x20
const LINE_FEED = 0x0a
const HYPHEN = 0x2d
const BASIC_PLANE = 0x10000
/** Line break and indent that may stand between a hyphen and the rest of its word. */
const HYPHEN_LOOKAHEAD = 4

/** Text of a page with the boxes of its words. */
export interface PageText {
  readonly text: string
  readonly words: WordBoxes
  /** Position among the page's characters of the first character of each word. */
  readonly wordChars: Uint32Array
  /** Number of glyphs for which the font tells no Unicode; they are not in the text. */
  readonly unmapped: number
}

/** A small letter, or one of a script without capitals, continues a word; a hyphen before anything else is real. */
function continuesWord(before: number, after: number): boolean {
  return (
    /[\p{Ll}\p{Lo}\p{Lm}]/u.test(String.fromCodePoint(after)) && !/\p{Lu}/u.test(String.fromCodePoint(before))
  )
}

/** Builds text and boxes from characters in one pass. Words whose centre lies outside the CropBox are left out. */
class Assembler {
  readonly #chars: PdfiumChars
  readonly #crop: Rect
  #units: Uint16Array
  #words: Float32Array
  #wordChars: Uint32Array
  #length = 0
  #wordCount = 0
  /** What stands before the next word: 0 at the start and after a joining hyphen. */
  #separator = 0
  #openSeparator = 0
  /** Text length before the open word and its separator. */
  #rewind = 0
  /** Position of the open word in the text, -1 where none is open. */
  #start = -1
  #firstChar = 0
  #lastCode = 0
  #boxed = false
  #unmapped = 0
  #x0 = 0
  #y0 = 0
  #x1 = 0
  #y1 = 0

  constructor(chars: PdfiumChars, crop: Rect) {
    this.#chars = chars
    this.#crop = crop
    // Words have some six characters; where they are shorter the arrays grow.
    const words = Math.ceil(chars.count / 5) + 16
    this.#units = new Uint16Array(chars.count + 64)
    this.#words = new Float32Array(words * WORD_STRIDE)
    this.#wordChars = new Uint32Array(words)
  }

  run(): PageText {
    const { codes, count } = this.#chars
    for (let index = 0; index < count; index++) {
      const code = codes[index] ?? 0
      const kind = characterKind(code)
      if (kind === CharacterKind.visible) this.#add(index, code)
      else if (kind === CharacterKind.space) this.#separate(SPACE)
      else if (kind === CharacterKind.lineBreak) this.#separate(LINE_FEED)
      else if (kind === CharacterKind.presentation) this.#addLetters(index, code)
      else if (kind === CharacterKind.unmapped) this.#unmapped++
      else if (kind !== CharacterKind.dropped) index = this.#hyphen(index, kind === CharacterKind.softHyphen)
    }
    this.#close()
    return {
      text: Buffer.from(this.#units.buffer, 0, this.#length * 2).toString('utf16le'),
      words: this.#words.slice(0, this.#wordCount * WORD_STRIDE),
      wordChars: this.#wordChars.slice(0, this.#wordCount),
      unmapped: this.#unmapped,
    }
  }

  #add(index: number, code: number): void {
    if (this.#start === -1) this.#open(index)
    this.#write(code)
    this.#lastCode = code
    const { boxes } = this.#chars
    const at = index * 4
    const x0 = boxes[at] ?? 0
    const y0 = boxes[at + 1] ?? 0
    const x1 = boxes[at + 2] ?? 0
    const y1 = boxes[at + 3] ?? 0
    if (x0 === x1 && y0 === y1) return
    if (!this.#boxed) {
      this.#boxed = true
      this.#x0 = x0
      this.#y0 = y0
      this.#x1 = x1
      this.#y1 = y1
      return
    }
    if (x0 < this.#x0) this.#x0 = x0
    if (y0 < this.#y0) this.#y0 = y0
    if (x1 > this.#x1) this.#x1 = x1
    if (y1 > this.#y1) this.#y1 = y1
  }

  #addLetters(index: number, code: number): void {
    for (const letter of plainLetters(code)) {
      const plain = letter.codePointAt(0) ?? 0
      if (plain === SPACE) this.#separate(SPACE)
      else this.#add(index, plain)
    }
  }

  #open(index: number): void {
    this.#rewind = this.#length
    this.#openSeparator = this.#separator
    if (this.#separator !== 0 && this.#length > 0) this.#write(this.#separator)
    this.#separator = 0
    this.#start = this.#length
    this.#firstChar = index
    this.#boxed = false
    this.#x0 = this.#y0 = this.#x1 = this.#y1 = 0
  }

  #write(code: number): void {
    if (this.#length + 2 > this.#units.length) this.#grow()
    if (code < BASIC_PLANE) {
      this.#units[this.#length++] = code
      return
    }
    this.#units[this.#length++] = 0xd800 + ((code - BASIC_PLANE) >> 10)
    this.#units[this.#length++] = 0xdc00 + ((code - BASIC_PLANE) & 0x3ff)
  }

  #grow(): void {
    const larger = new Uint16Array(this.#units.length * 2)
    larger.set(this.#units)
    this.#units = larger
  }

  #growWords(): void {
    const words = new Float32Array(this.#words.length * 2)
    words.set(this.#words)
    this.#words = words
    const wordChars = new Uint32Array(this.#wordChars.length * 2)
    wordChars.set(this.#wordChars)
    this.#wordChars = wordChars
  }

  #separate(separator: number): void {
    this.#close()
    if (separator === LINE_FEED || this.#separator === 0) this.#separator = separator
  }

  #close(): void {
    if (this.#start === -1) return
    if (this.#visible()) {
      if (this.#wordCount === this.#wordChars.length) this.#growWords()
      const at = this.#wordCount * WORD_STRIDE
      const words = this.#words
      words[at] = this.#start
      words[at + 1] = this.#length - this.#start
      words[at + 2] = this.#x0
      words[at + 3] = this.#y0
      words[at + 4] = this.#x1
      words[at + 5] = this.#y1
      this.#wordChars[this.#wordCount++] = this.#firstChar
    } else {
      this.#length = this.#rewind
      this.#separator = this.#openSeparator
    }
    this.#start = -1
  }

  /** Characters without any box cannot be judged and stay. */
  #visible(): boolean {
    if (!this.#boxed) return true
    const [left, bottom, right, top] = this.#crop
    const x = (this.#x0 + this.#x1) / 2
    const y = (this.#y0 + this.#y1) / 2
    return x >= left && x <= right && y >= bottom && y <= top
  }

  /** Handles a hyphen that may join two lines; returns the position of the last character consumed. */
  #hyphen(index: number, soft: boolean): number {
    const { codes } = this.#chars
    let next = index + 1
    let breaks = !soft
    while (next < index + HYPHEN_LOOKAHEAD) {
      const kind = characterKind(codes[next] ?? 0)
      if (kind !== CharacterKind.lineBreak && kind !== CharacterKind.space) break
      breaks ||= kind === CharacterKind.lineBreak
      next++
    }
    if (!breaks || this.#start === -1) return index
    const after = codes[next] ?? 0
    if (soft || continuesWord(this.#lastCode, after)) {
      this.#close()
      return next - 1
    }
    this.#add(index, HYPHEN)
    const follows = characterKind(after) === CharacterKind.visible
    if (follows) this.#close()
    return follows ? next - 1 : index
  }
}

/**
 * Text of a page in reading order of the file, with the boxes of its words. Lines are separated by `\n`, words by
 * one space. A word cut by a hyphen at a line end is joined in the text and has a box for each of its parts.
 * Ligatures and presentation forms become ordinary letters; control characters and lone surrogates are dropped.
 * @param crop what the page shows: words whose centre lies outside are left out
 */
export function assembleText(chars: PdfiumChars, crop: Rect): PageText {
  return new Assembler(chars, crop).run()
}
