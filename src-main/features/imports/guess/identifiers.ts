import type { Reading } from './reading.ts'
import { evidenceOf } from './text.ts'
import type { Guess } from './types.ts'

const MAX_FOUND = 20

/** ISBN-13 (weights 1 and 3) and ISBN-10 (weights 10 to 1, modulo 11), ISO 2108. Digits only, `X` at the end. */
export function isIsbn(code: string): boolean {
  if (/^97[89]\d{10}$/.test(code)) {
    return (
      [...code].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0
    )
  }
  if (!/^\d{9}[\dX]$/.test(code)) return false
  const value = (digit: string): number => (digit === 'X' ? 10 : Number(digit))
  return [...code].reduce((sum, digit, index) => sum + value(digit) * (10 - index), 0) % 11 === 0
}

/** ISSN (weights 8 to 1, modulo 11), ISO 3297. Eight characters without hyphen. */
export function isIssn(code: string): boolean {
  if (!/^\d{7}[\dX]$/.test(code)) return false
  const value = (digit: string): number => (digit === 'X' ? 10 : Number(digit))
  return [...code].reduce((sum, digit, index) => sum + value(digit) * (8 - index), 0) % 11 === 0
}

/** DOI names (ISO 26324), lower case because they are compared so, without the punctuation of the sentence. */
function dois(text: string): string[] {
  return [...text.matchAll(/\b10\.\d{4,9}\/[^\s"<>“”«»]{1,200}/g)].flatMap(([match]) => {
    const bare = match.replace(/[.,;:'’!?]+$/, '')
    // A closing bracket belongs to the name only if it was opened in it.
    const doi = bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare
    return doi.endsWith('/') ? [] : [`doi:${doi.toLowerCase()}`]
  })
}

/** Codes after the word `ISBN`, so that other long figures are not taken for one. */
function isbns(text: string): string[] {
  return [...text.matchAll(/ISBN(?:-1[03])?[^\dX]{0,20}((?:\d[ -]?){9,12}[\dX])(?![\dX])/gi)].flatMap(
    ([, digits = '']) => {
      const code = digits.replace(/[ -]/g, '').toUpperCase()
      return isIsbn(code) ? [`isbn:${code}`] : []
    },
  )
}

function issns(text: string): string[] {
  return [...text.matchAll(/ISSN[^\dX]{0,20}(\d{4})[ -]?(\d{3}[\dX])(?![\dX])/gi)].flatMap(
    ([, head = '', tail = '']) => {
      const code = `${head}${tail}`.toUpperCase()
      return isIssn(code) ? [`issn:${head}-${tail.toUpperCase()}`] : []
    },
  )
}

/** DOI, ISBN and ISSN of a text, each once, only where the check digit is right. Dashes of every kind count as hyphens. */
export function identifiersIn(text: string): string[] {
  const plain = text
    .slice(0, 20_000)
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
  return [...new Set([...dois(plain), ...isbns(plain), ...issns(plain)])].slice(0, MAX_FOUND)
}

/**
 * Guesses of identifiers, a list for each place. Those of the first three pages belong to the work; a lone DOI further on may
 * be that of a work it cites.
 */
export function guessIdentifiers({ pages, facts, name }: Reading): Guess[] {
  const metadata = ['prism:doi', 'dc:identifier', 'prism:isbn', 'prism:issn', 'pdfx:doi'].flatMap((key) =>
    (facts.xmp[key] ?? [])
      .slice(0, 5)
      .map((value) => (/isbn$|issn$/.test(key) ? `${key.slice(6)} ${value}` : value)),
  )
  const sources = [
    ...pages.map((text, page) => ({ text, page, origin: 'page' as const, confidence: page < 3 ? 0.8 : 0.3 })),
    { text: metadata.join(' ').slice(0, 2000), page: null, origin: 'xmp' as const, confidence: 0.7 },
    { text: name.stem, page: null, origin: 'filename' as const, confidence: 0.4 },
  ]
  const early = [...new Set(pages.slice(0, 3).flatMap(identifiersIn))]
  return sources.flatMap(({ text, page, origin, confidence }): Guess[] => {
    const found = identifiersIn(text)
    const [first] = found
    if (first === undefined) return []
    // One list for the first pages: an ISBN on one and an ISSN on the next are of the same work.
    const value = page !== null && page < 3 ? early : found
    return [{ field: 'identifier', value, origin, evidence: evidenceOf(value.join(' ')), page, confidence }]
  })
}
