/** Longest evidence of a guess, in characters. */
export const MAX_EVIDENCE = 300

// Soft hyphens, zero-width and direction marks, and U+FFFE, with which PDFium marks a soft line-end hyphen.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}]/gu

/** Text of a file made fit to read: at most `max` units, NFKC (ligatures `ﬁ`, wide forms), single spaces, no controls. */
export function clean(text: string, max: number): string {
  return text.slice(0, max).normalize('NFKC').replace(/\s+/g, ' ').replace(INVISIBLE, '').trim().slice(0, max)
}

/** The start of a text as evidence, cut at {@link MAX_EVIDENCE}. */
export function evidenceOf(text: string): string {
  return text.length <= MAX_EVIDENCE ? text : `${text.slice(0, MAX_EVIDENCE - 1)}…`
}

function flatUnit(unit: string): string {
  if (unit < '\u0080') return unit.toLowerCase()
  if (unit === '’' || unit === '‘') return "'"
  if (unit >= '‐' && unit <= '―') return '-'
  return (unit.normalize('NFD')[0] ?? unit).toLowerCase()[0] ?? unit
}

/**
 * Lower case without accents, one apostrophe and one hyphen, **of the same length**: a position in the result is a position
 * in the text. For finding words; labels are compared with `foldLabel`.
 */
export function flat(text: string): string {
  let result = ''
  for (let index = 0; index < text.length; index++) result += flatUnit(text.charAt(index))
  return result
}

/** Number of letters of any script. */
export function letterCount(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}

/** Whether all letters of a text that has some are capitals. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** Joins the lines of a heading; a hyphen at a line end belongs to the word (`anti-` + `trafficking`). */
export function joinLines(lines: readonly string[]): string {
  return lines
    .reduce((joined, line) => (/\p{L}-$/u.test(joined) ? joined + line : `${joined} ${line}`), '')
    .trim()
}
