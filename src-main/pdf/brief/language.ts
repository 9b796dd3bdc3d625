/** Regions that Word proofs a language in, where the tag names none. */
const REGIONS: Readonly<Record<string, string>> = {
  ar: 'ar-MA',
  de: 'de-DE',
  en: 'en-GB',
  es: 'es-ES',
  fr: 'fr-FR',
  it: 'it-IT',
  nl: 'nl-NL',
  pt: 'pt-PT',
}

/** A language tag with a region, as `w:lang` has it (ECMA-376 part 1, 17.3.2.20). */
export function regional(tag: string): string {
  return REGIONS[tag] ?? tag
}
