/**
 * Folding of text for comparison, with a map back to the characters it came from. A quotation reaches us from a
 * viewer, a word processor or a person's memory; the page spells the same words with ligatures, typographic
 * quotes, non-breaking spaces and hyphens at line ends.
 */

/** How much spelling may differ: nothing, capital letters, or capital letters and accents. */
export type Spelling = 'exact' | 'caseless' | 'accentless'

/**
 * What becomes of a `-` at a line end, which may belong to the word (`long-`/`term`) or not (`migra-`/`tion`):
 * `join` drops it, `keep` keeps it; `strip` drops every hyphen anywhere; `solid` drops spaces as well.
 */
export type Layout = 'join' | 'keep' | 'strip' | 'solid'

/** Folded text. `origin[i]` is the index of the character that unit `i` of `text` came from. */
export interface FoldedText {
  readonly text: string
  readonly origin: readonly number[]
}

/** Pairs that Unicode does not decompose, and the many shapes of quotes and dashes. */
const REPLACED: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ...[...'‘’‚‛ʼʹ′`´'].map((mark) => [mark, "'"] as const),
  ...[...'“”„‟«»″'].map((mark) => [mark, '"'] as const),
  ...[...'‐‑‒–—―−﹣-'].map((dash) => [dash, '-'] as const),
])

/** PDFium's marks for a hyphen at a line end that joins two halves of a word. */
const JOINERS: ReadonlySet<number> = new Set([0xfffe, 0x02])
const SOFT_HYPHEN = 0xad
const SPACE = /^\s$/u
/** Characters that nothing is drawn for: joiners, direction marks, byte order mark, and codes unknown to the font. */
const INVISIBLE = /^[\u0000\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]$/u
const MARK = /\p{M}/gu

function isSpace(code: number): boolean {
  return code <= 0x20 ? code >= 0x09 : SPACE.test(String.fromCodePoint(code))
}

/** Index of the first character at or after `from` that is not white space, and whether a line ended before it. */
function skipSpace(codes: ArrayLike<number>, from: number): { next: number; lineEnded: boolean } {
  let next = from
  let lineEnded = false
  for (; next < codes.length; next++) {
    const code = codes[next] ?? 0
    if (!isSpace(code)) break
    if (code === 0x0a || code === 0x0d) lineEnded = true
  }
  return { next, lineEnded }
}

function spell(code: number, spelling: Spelling): string {
  const character = String.fromCodePoint(code)
  if (INVISIBLE.test(character)) return ''
  const replaced = REPLACED.get(character)
  // Decomposed, so that `é` written as one character or as two compares equal without looking at neighbours.
  const plain = replaced ?? character.normalize('NFKD')
  if (spelling === 'exact') return plain
  const lower = plain.toLowerCase().replaceAll('ß', 'ss')
  return spelling === 'accentless' ? lower.replace(MARK, '') : lower
}

function validCode(code: number): number {
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code
}

/**
 * Folds characters (Unicode code points, as PDFium or {@link codesOf} give them). White space of any kind and
 * length becomes one space; a soft hyphen disappears together with the line break after it.
 */
export function foldText(codes: ArrayLike<number>, spelling: Spelling, layout: Layout): FoldedText {
  const parts: string[] = []
  const origin: number[] = []
  const cache = new Map<number, string>()
  const emit = (text: string, index: number): void => {
    parts.push(text)
    for (let unit = 0; unit < text.length; unit++) origin.push(index)
  }
  let index = 0
  while (index < codes.length) {
    const code = validCode(codes[index] ?? 0)
    if (isSpace(code)) {
      if (layout !== 'solid') emit(' ', index)
      index = skipSpace(codes, index).next
      continue
    }
    const after = skipSpace(codes, index + 1)
    if (JOINERS.has(code) || code === SOFT_HYPHEN) {
      index = JOINERS.has(code) || after.lineEnded ? after.next : index + 1
      continue
    }
    let text = cache.get(code)
    if (text === undefined) cache.set(code, (text = spell(code, spelling)))
    if (text !== '-') {
      emit(text, index)
      index += 1
      continue
    }
    const joins = layout === 'strip' || layout === 'solid' || (layout === 'join' && after.lineEnded)
    if (!joins) emit('-', index)
    index = after.lineEnded ? after.next : index + 1
  }
  return { text: parts.join(''), origin }
}

/** Code points of a string, the form in which {@link foldText} takes text. */
export function codesOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0)
}

/** Text of a range of characters as a person reads it: words cut by a hyphen are joined, lines end with `\n`. */
export function readableText(codes: ArrayLike<number>, start: number, end: number): string {
  let text = ''
  let index = Math.max(0, start)
  const stop = Math.min(end, codes.length)
  while (index < stop) {
    const code = validCode(codes[index] ?? 0)
    if (JOINERS.has(code)) {
      index = skipSpace(codes, index + 1).next
    } else if (isSpace(code)) {
      const { next, lineEnded } = skipSpace(codes, index)
      text += lineEnded ? '\n' : ' '
      index = next
    } else {
      if (code !== 0) text += String.fromCodePoint(code)
      index += 1
    }
  }
  return text
}
