import { formatEdtf } from './edtf.ts'
import type { PublicationFields } from './publications.ts'
import { titleIn, type InterfaceLanguage, type LanguageMap } from './values.ts'

/** What a citation is made from. */
export type Cited = Pick<
  PublicationFields,
  'title' | 'subtitle' | 'issued' | 'creators' | 'publishers' | 'identifiers'
>

const UNDATED = { fr: 's. d.', en: 'n.d.' } as const
const COLON = { fr: '\u00a0: ', en: ': ' } as const

/** Title with its subtitle, in the language asked for where it exists in it. */
export function fullTitle(
  { title, subtitle }: { readonly title: LanguageMap; readonly subtitle: LanguageMap },
  language: InterfaceLanguage,
): string {
  const [main, sub] = [titleIn(title, language), titleIn(subtitle, language)]
  return sub === '' ? main : `${main}${COLON[language]}${sub}`
}

/** `A, B (May 2019). Title: subtitle. Publisher. doi:…`: one line that leads a reader to the work. */
export function citationOf(work: Cited, language: InterfaceLanguage): string {
  const names = (agents: Cited['creators']): string => agents.map(({ name }) => name).join(', ')
  const who = names(work.creators) || names(work.publishers)
  const when = work.issued === null ? UNDATED[language] : formatEdtf(work.issued, language)
  const publisher = work.creators.length > 0 ? names(work.publishers) : ''
  const doi = work.identifiers.find((each) => each.startsWith('doi:')) ?? ''
  const first = `${who} (${when})`.trim()
  return [first, fullTitle(work, language), publisher, doi]
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ')
}
