const NBSP = '\u00a0'

/** Quotation marks of a language around words; those that stand around them already are not doubled. */
export function quoted(words: string, language: string | null): string {
  const bare = words.trim()
  switch (language?.slice(0, 2)) {
    case 'fr':
    case 'ar':
      return /^«.*»$/su.test(bare) ? bare : `«${NBSP}${bare}${NBSP}»`
    case 'es':
    case 'pt':
      return /^«.*»$/su.test(bare) ? bare : `«${bare}»`
    default:
      return /^“.*”$/su.test(bare) ? bare : `“${bare}”`
  }
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps'])

/** Direction in which a language is written. */
export function directionOf(language: string | null): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.has(language?.slice(0, 2) ?? '') ? 'rtl' : 'ltr'
}
