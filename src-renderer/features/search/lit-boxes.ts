/** Where words stand on a page, worked out from the text that pdf.js gives. Pure. */

/** A piece of text of a page: its words, its place in PDF user space, its size. */
export interface TextPiece {
  readonly str: string
  /** Affine matrix `[a b c d e f]` of the text, ISO 32000 §9.4.4. */
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly fontName: string
}

/** A rectangle in PDF user space: left, bottom, right, top. */
export type Box = readonly [number, number, number, number]

/** Share of a line's height that lies below its base line. */
const BELOW = 0.22

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')
const isWord = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '')

/** Places `[start, end)` of whole words in a text. */
export function placesOf(text: string, words: readonly string[]): [number, number][] {
  const places: [number, number][] = []
  const low = text.toLowerCase()
  for (const word of new Set(words.map(plain))) {
    if (word === '') continue
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length)) {
      if (!isWord(low, at - 1) && !isWord(low, at + word.length)) places.push([at, at + word.length])
    }
  }
  return places.toSorted(([a], [b]) => a - b)
}

/**
 * Boxes around words in a piece of text that runs from left to right. A piece knows only its whole width; the share of
 * its beginning is measured in a like font, which is exact enough to light a word.
 *
 * @param words as the search lit them; a phrase must stand in one piece
 * @param measure width of a text in any unit
 */
export function litBoxes(
  piece: TextPiece,
  words: readonly string[],
  measure: (text: string) => number,
): Box[] {
  const [, b = 0, c = 0, , x = 0, y = 0] = piece.transform
  if (b !== 0 || c !== 0 || piece.width <= 0) return []
  const whole = measure(piece.str)
  if (whole <= 0) return []
  const at = (end: number): number => x + (piece.width * measure(piece.str.slice(0, end))) / whole
  const bottom = y - piece.height * BELOW
  return placesOf(piece.str, words).map(([start, end]) => [at(start), bottom, at(end), bottom + piece.height])
}
