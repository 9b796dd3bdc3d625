/**
 * Inclusive writing inserts the feminine between marks (`migrant·e·s`): readers search the plain word, so the index
 * holds it without the insertion (`migrants`). Middle dots always mean this; `.` and `-` only around a lone `e`.
 */
const INCLUSIVE = /(\p{L})(?:[·∙•‧]\p{L}{1,4}(?:[·∙•‧](s))?|[.-]e[.-](s))(?![\p{L}\p{N}])/gu
/** A cheap look at whether {@link INCLUSIVE} can match at all: most texts have none of it. */
const MAYBE_INCLUSIVE = /[a-z\u00c0-\u024f][·∙•‧][a-z]|[.-]e[.-]s/i

const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}
const LIGATURE = /[œæßøłđı]/g
const BEYOND_ASCII = /[^\u0000-\u007f]/
/** Marks of Latin, Greek and Cyrillic letters, and whether there may be others: `\p{M}` on every text is slow. */
const LATIN_MARKS = /[\u0300-\u036f]+/g
const OTHER_SCRIPTS = /[\u0483-\u1fff\u20d0-\u20ff\u2c00-\uffff]/

/**
 * Text as it is searched: compatibility forms and accents removed (NFKD without marks), lower case, ligatures spelled
 * out, inclusive writing reduced. `Œuvre` and `oeuvre`, `Écoles` and `ecoles` become the same.
 */
export function foldText(text: string): string {
  const plain = MAYBE_INCLUSIVE.test(text)
    ? text.replace(INCLUSIVE, (_all, letter: string, s1?: string, s2?: string) => letter + (s1 ?? s2 ?? ''))
    : text
  if (!BEYOND_ASCII.test(plain)) return plain.toLowerCase()
  const bare = plain.normalize('NFKD').replace(LATIN_MARKS, '')
  const unmarked = OTHER_SCRIPTS.test(bare) ? bare.replace(/\p{M}+/gu, '') : bare
  return unmarked.toLowerCase().replace(LIGATURE, (letter) => LIGATURES[letter] ?? letter)
}

/** A word of a text with its place in UTF-16 units. */
export interface Token {
  readonly folded: string
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[·∙•‧]\p{L}{1,4})*/gu

/** Words of `text`, folded, with their offsets: the same words that FTS5's unicode61 sees in the folded text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    const folded = foldText(match[0])
    if (folded !== '') tokens.push({ folded, start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

/** The folded words of a query term, for building an FTS5 expression. */
export function foldWords(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
