/** What a character means for the text of a page. */
export const CharacterKind = {
  visible: 0,
  space: 1,
  lineBreak: 2,
  /** Hyphen at a line end between two halves of a word. */
  joiningHyphen: 3,
  /** Soft hyphen elsewhere: invisible. */
  softHyphen: 4,
  /** Control characters, lone surrogates, non-characters: nothing that can be read or searched. */
  dropped: 5,
  /** Low control codes: glyphs of a font that tells no Unicode. */
  unmapped: 7,
  /** Ligatures and presentation forms that stand for ordinary letters. */
  presentation: 6,
} as const
export type CharacterKind = (typeof CharacterKind)[keyof typeof CharacterKind]

function kindOf(code: number): CharacterKind {
  if (code === 0x0a || code === 0x0d) return CharacterKind.lineBreak
  if (code === 0xfffe) return CharacterKind.joiningHyphen
  if (code === 0xad) return CharacterKind.softHyphen
  if (code === 0x09 || code === 0x20 || code === 0xa0) return CharacterKind.space
  if (code < 0x20) return CharacterKind.unmapped
  if (code >= 0x7f && code <= 0x9f) return CharacterKind.dropped
  if (code >= 0x2000 && code <= 0x200b) return CharacterKind.space
  if (code === 0x2028 || code === 0x2029) return CharacterKind.lineBreak
  if (code >= 0x2060 && code <= 0x2064) return CharacterKind.dropped
  if (code === 0x202f || code === 0x205f || code === 0x3000) return CharacterKind.space
  if (code >= 0xd800 && code <= 0xdfff) return CharacterKind.dropped
  if (code === 0xfeff || code >= 0xfff0)
    return code === 0xfffd ? CharacterKind.visible : CharacterKind.dropped
  const forms = (code >= 0xfb00 && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfeff)
  return forms ? CharacterKind.presentation : CharacterKind.visible
}

const BASIC_PLANE = 0x10000
const MAX_CODE = 0x10ffff
const kinds = Uint8Array.from({ length: BASIC_PLANE }, (_, code) => kindOf(code))

/** Kind of a Unicode code point, one of {@link CharacterKind}. Looked up, as it is asked for every character. */
export function characterKind(code: number): number {
  if (code < BASIC_PLANE) return kinds[code] ?? CharacterKind.dropped
  return code <= MAX_CODE ? CharacterKind.visible : CharacterKind.dropped
}

/** Ordinary letters of a ligature or presentation form (`ﬁ` → `fi`, `ﻼ` → `لا`), as pdf.js gives them too. */
export function plainLetters(code: number): string {
  return String.fromCodePoint(code).normalize('NFKC')
}

/** Removes what neither a database nor XML can hold: NUL, other control characters, lone surrogates. */
export function cleanText(text: string): string {
  // eslint-style control ranges are meant: tab and line feed stay.
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]|\p{Surrogate}|[\uFFFE\uFFFF]/gu, '')
    .trim()
}
