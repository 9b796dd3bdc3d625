import type { InterfaceLanguage } from '../../src-main/contract/values.ts'

/** Words as text and as HTML. */
export interface Written {
  readonly text: string
  readonly html: string
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

/** A quotation in the marks of the language that is written; those inside become ones of the second level. */
function inMarks(quote: string, language: InterfaceLanguage): string {
  const words = quote.replace(/\s+/g, ' ').trim()
  if (language === 'fr') return `«\u00a0${words.replace(/«\s*/g, '“').replace(/\s*»/g, '”')}\u00a0»`
  return `“${words.replace(/“/g, '‘').replace(/”/g, '’')}”`
}

/** A quotation with its source behind it, as it goes into a text. The full stop of a note has no place in brackets. */
export function quotedCitation(quote: string, source: Written, language: InterfaceLanguage): Written {
  const words = inMarks(quote, language)
  const bare = (text: string): string => text.trim().replace(/\.$/, '')
  return {
    text: `${words} (${bare(source.text)})`,
    html: `${escaped(words)} (${bare(source.html)})`,
  }
}
