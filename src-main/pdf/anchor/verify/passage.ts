import { codesOf, foldText, type FoldedText, type Layout, readableText } from '../fold.ts'

/** A part of a quotation, word for word. */
export interface Part {
  readonly text: string
  /** It may begin or end within a word, as the mark itself does: a part that was cut out of it may not. */
  readonly openStart: boolean
  readonly openEnd: boolean
}

const LAYOUTS: readonly Layout[] = ['join', 'keep', 'strip', 'solid']
const NUMBERS = /\p{N}+/gu
const IN_WORD = /^[\p{L}\p{N}\p{M}]$/u

/** The characters of a page, folded once for each layout that is asked for. Spelling is exact: a quotation is one. */
export class PageWords {
  readonly codes: ArrayLike<number>
  readonly #folded = new Map<Layout, FoldedText>()

  /** @param codes code points in reading order */
  constructor(codes: ArrayLike<number>) {
    this.codes = codes
  }

  in(layout: Layout): FoldedText {
    const known = this.#folded.get(layout) ?? foldText(this.codes, 'exact', layout)
    this.#folded.set(layout, known)
    return known
  }

  /** Whether the page can be read at all: a font may tell no Unicode, a page may be a picture. */
  get legible(): boolean {
    let letters = 0
    for (let at = 0; at < this.codes.length; at += 1) {
      if (IN_WORD.test(String.fromCodePoint(validCode(this.codes[at] ?? 0)))) letters += 1
    }
    return letters > 0 && letters * 3 > this.codes.length
  }
}

/** Codes of the page that are no characters, of broken fonts, stand for none. */
function validCode(code: number): number {
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0 : code
}

const isInWord = (code: number | undefined): boolean =>
  code !== undefined && IN_WORD.test(String.fromCodePoint(validCode(code)))

/** Whether no word goes on over the border between two characters of the page. */
function isWordEdge(codes: ArrayLike<number>, at: number): boolean {
  return !(isInWord(codes[at - 1]) && isInWord(codes[at]))
}

const numbersOf = (text: string): string => (text.match(NUMBERS) ?? []).join(' ')

/** Where a part stands at or behind a position of the folded text; null where it does not. Gives the position behind it. */
function endOf(page: PageWords, part: Part, layout: Layout, from: number): number | null {
  const { text, origin } = page.in(layout)
  const wanted = foldText(codesOf(part.text), 'exact', layout).text.trim()
  if (wanted === '') return from
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const [first, last] = [origin[at] ?? 0, origin[end - 1] ?? 0]
    if (!part.openStart && !isWordEdge(page.codes, first)) continue
    if (!part.openEnd && !isWordEdge(page.codes, last + 1)) continue
    // Layouts drop hyphens, and spaces: 10-20 must not be 1020.
    if (numbersOf(readableText(page.codes, first, last + 1)) !== numbersOf(part.text)) continue
    return end
  }
  return null
}

/**
 * Whether all parts stand on a page, word for word and in their order. Line breaks, hyphens at line ends, ligatures and
 * the shapes of quotation marks and dashes may differ; letters, accents, capitals and numbers may not.
 */
export function standsOn(page: PageWords, parts: readonly Part[]): boolean {
  return LAYOUTS.some((layout) => {
    let at: number | null = 0
    for (const part of parts) {
      at = endOf(page, part, layout, at)
      if (at === null) return false
    }
    return true
  })
}
