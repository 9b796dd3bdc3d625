/** A number that was typed, and what is wrong with it. */
export interface ReadIdentifier {
  /** `doi:…`, `isbn:…`, `issn:…`, or as typed. */
  readonly value: string
  /** Its check digit does not fit, or it is not of the form that it says it is. */
  readonly wrong: 'isbn' | 'issn' | 'doi' | null
}

const DOI = /^10\.\d{4,9}\/\S+$/

/** ISBN-10 (ISO 2108:2005) or ISBN-13 (ISO 2108:2017), without hyphens. */
function isIsbn(digits: string): boolean {
  const values = [...digits].map((digit) => (digit === 'X' ? 10 : Number(digit)))
  if (/^\d{9}[\dX]$/.test(digits)) {
    return values.reduce((sum, value, at) => sum + value * (10 - at), 0) % 11 === 0
  }
  return (
    /^97[89]\d{10}$/.test(digits) &&
    values.reduce((sum, value, at) => sum + value * (at % 2 ? 3 : 1), 0) % 10 === 0
  )
}

/** ISSN, ISO 3297, without its hyphen. */
function isIssn(digits: string): boolean {
  if (!/^\d{7}[\dX]$/.test(digits)) return false
  const values = [...digits].map((digit) => (digit === 'X' ? 10 : Number(digit)))
  return values.reduce((sum, value, at) => sum + value * (8 - at), 0) % 11 === 0
}

/** Reads one identifier as people paste it: `https://doi.org/10.1/x`, `ISBN 978-2-8399-2345-6`, anything else as it is. */
export function readIdentifier(typed: string): ReadIdentifier {
  const text = typed.trim()
  const doi =
    /^(?:doi[\s:]+|https?:\/\/(?:dx\.)?doi\.org\/)(.*)$/i.exec(text)?.[1] ?? (DOI.test(text) ? text : null)
  if (doi !== null) return { value: `doi:${doi.trim()}`, wrong: DOI.test(doi.trim()) ? null : 'doi' }
  const [, scheme, rest] = /^(isbn|issn)(?:-1[03])?\s*:?\s*(.*)$/i.exec(text) ?? []
  const digits = (rest ?? text).replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()
  if (scheme?.toLowerCase() === 'issn') {
    return { value: `issn:${digits.replace(/^(.{4})(.*)$/, '$1-$2')}`, wrong: isIssn(digits) ? null : 'issn' }
  }
  if (scheme !== undefined) return { value: `isbn:${digits}`, wrong: isIsbn(digits) ? null : 'isbn' }
  return isIsbn(digits) ? { value: `isbn:${digits}`, wrong: null } : { value: text, wrong: null }
}

/** Reads several, separated by semicolons or lines. */
export function readIdentifiers(text: string): ReadIdentifier[] {
  const parts = text.split(/[;\n]+/).filter((part) => part.trim() !== '')
  return parts.map(readIdentifier)
}

/** An identifier as it is printed: `DOI 10.1/x`, `ISBN 9782839923456`. */
export function shownIdentifier(value: string): string {
  return value.replace(/^(doi|isbn|issn):/, (_, scheme: string) => `${scheme.toUpperCase()} `)
}
