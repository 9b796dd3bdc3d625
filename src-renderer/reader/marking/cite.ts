import type { InterfaceLanguage } from '../../../src-main/contract/values.ts'

/** What is named of a source beside a quotation. */
export interface CitedSource {
  readonly creators: readonly string[]
  readonly publishers: readonly string[]
  readonly title: string
  /** EDTF as recorded, or null. */
  readonly issued: string | null
  /** What the page is called: its label, else its number. */
  readonly page: string
}

/** Creators that are all named; more are cut to the first. */
const MOST_NAMED = 3

function authorsOf({ creators, publishers }: CitedSource, language: InterfaceLanguage): string {
  const names = creators.length > 0 ? creators : publishers
  if (names.length > MOST_NAMED) return `${names[0] ?? ''} et al.`
  return new Intl.ListFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { type: 'conjunction' }).format(names)
}

/**
 * A quotation with its source, as it goes into a text: marks and spaces of the language that is written. Quotation marks
 * inside become those of the second level. Author or publisher, title, year, page; what is not known is left out.
 */
export function citeQuote(quote: string, source: CitedSource, language: InterfaceLanguage): string {
  const words = quote.replace(/\s+/g, ' ').trim()
  const year = /^-?\d{4}/.exec(source.issued ?? '')?.[0] ?? ''
  const parts = [authorsOf(source, language), source.title, year, `p.\u00a0${source.page}`]
  const from = parts.filter((part) => part !== '').join(', ')
  if (language === 'fr') {
    const inner = words.replace(/«\s*/g, '“').replace(/\s*»/g, '”')
    return `«\u00a0${inner}\u00a0» (${from})`
  }
  return `“${words.replace(/“/g, '‘').replace(/”/g, '’')}” (${from})`
}
