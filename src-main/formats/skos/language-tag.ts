const FORM = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/**
 * A language tag in the letters that BCP 47 §2.1.1 recommends (`FR-ca` → `fr-CA`), which serialisations of RDF may change;
 * null for what is no tag that the library can keep.
 */
export function languageTag(tag: string): string | null {
  if (!FORM.test(tag)) return null
  const [first = '', ...rest] = tag.toLowerCase().split('-')
  const parts = rest.map((part, at) => {
    // After a single letter or digit come private parts and extensions, all small.
    if (rest.slice(0, at).some((each) => each.length === 1)) return part
    if (part.length === 2) return part.toUpperCase()
    return part.length === 4 && /^[a-z]/.test(part) ? part[0]?.toUpperCase() + part.slice(1) : part
  })
  return [first, ...parts].join('-')
}
