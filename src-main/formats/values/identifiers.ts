/** The resolver that a DOI is given with: `https://doi.org/`, `http://dx.doi.org/`, or a publisher's own, `http://doi.acm.org/`. */
const DOI_ADDRESS = /^https?:\/\/(?:[\w-]+\.)*doi\.[\w.-]+\/(?=10\.)/i

/** An identifier of its column: `10.1234/x` of a DOI column as `doi:10.1234/x`. Empty where nothing is left. */
export function identifierOf(scheme: 'doi' | 'isbn' | 'issn', text: string): string {
  const bare = text
    .trim()
    .replace(DOI_ADDRESS, '')
    .replace(/^(?:doi|isbn(?:-1[03])?|issn)\s*:?\s*/i, '')
    .trim()
  return bare === '' ? '' : `${scheme}:${bare}`
}

/** Several numbers in one cell: `978-…; 978-…`, `978… 978…`. A DOI holds no space, and may hold anything else. */
export function identifiersOf(scheme: 'doi' | 'isbn' | 'issn', text: string): string[] {
  const parts = text.split(scheme === 'doi' ? /\s+/ : /[;,]|\s+(?=97[89]|\d{4}-\d{3}[\dXx]|\d{9})/)
  return [...new Set(parts.map((part) => identifierOf(scheme, part)).filter((each) => each !== ''))]
}

/** Identifiers of a general column: a DOI or its address is known by its look, the rest stays as printed. */
export function anyIdentifier(text: string): string {
  const value = text.trim()
  if (/^(?:doi\s*:?\s*)?10\.\d{4,9}\/\S+$/i.test(value.replace(DOI_ADDRESS, '')))
    return identifierOf('doi', value)
  if (/^urn:(isbn|issn):/i.test(value)) return value.slice(4)
  const named = /^(isbn|issn)(?:-1[03])?\s*:?\s+([\dXx-]+)$/i.exec(value)
  return named ? `${(named[1] ?? '').toLowerCase()}:${named[2] ?? ''}` : value
}
