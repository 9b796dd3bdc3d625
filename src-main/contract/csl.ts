import * as z from 'zod'
import { fullTitle } from './citation.ts'
import { cslDate } from './csl-dates.ts'
import { cslName } from './csl-names.ts'
import { cslType } from './csl-types.ts'
import type { PublicationFields } from './publications.ts'
import { titleIn, type InterfaceLanguage, type LanguageMap } from './values.ts'

export { cslDate, edtfOfCsl, type CslDate } from './csl-dates.ts'
export { agentOfCsl, cslName, type CslName } from './csl-names.ts'
export { conceptOfCslType, cslType } from './csl-types.ts'

const Name = z.looseObject({
  family: z.string().optional(),
  given: z.string().optional(),
  suffix: z.string().optional(),
  literal: z.string().optional(),
})
const DateValue = z.looseObject({
  'date-parts': z.array(z.array(z.number())).optional(),
  season: z.union([z.number(), z.string()]).optional(),
  circa: z.boolean().optional(),
  literal: z.string().optional(),
})

/** An item of CSL-JSON (citeproc-docs, `csl-data.json` 1.0.2), as far as Cartable writes it. */
export const CslItem = z.looseObject({
  id: z.string(),
  type: z.string(),
  title: z.string().optional(),
  'title-short': z.string().optional(),
  'original-title': z.string().optional(),
  author: z.array(Name).optional(),
  issued: DateValue.optional(),
  accessed: DateValue.optional(),
  publisher: z.string().optional(),
  genre: z.string().optional(),
  'collection-title': z.string().optional(),
  'collection-number': z.string().optional(),
  number: z.string().optional(),
  DOI: z.string().optional(),
  ISBN: z.string().optional(),
  ISSN: z.string().optional(),
  URL: z.string().optional(),
  abstract: z.string().optional(),
  language: z.string().optional(),
  keyword: z.string().optional(),
  note: z.string().optional(),
  license: z.string().optional(),
})
export type CslItem = z.infer<typeof CslItem>

/** What an item is made from. */
export type CslWork = Pick<
  PublicationFields,
  | 'title'
  | 'subtitle'
  | 'abstract'
  | 'type'
  | 'issued'
  | 'creators'
  | 'publishers'
  | 'series'
  | 'identifiers'
  | 'url'
>

/** How a work is to be told of. */
export interface CslOptions {
  /** `id` of the item. */
  readonly id: string
  /** Language of title, genre and words of dates, where the work has it. */
  readonly language: InterfaceLanguage
  /** Language of the version that is told of, where it has a title in it; its title goes first, whatever the words are in. */
  readonly version?: string | null
  /** Name of a concept in that language, for the genre. */
  readonly labelOf?: (conceptId: string) => string | null
  /** When the page was visited, ISO 8601. */
  readonly accessed?: string
  /**
   * For a citation: a work without creators is its publisher's (institutional author), and a publisher that is the author
   * is not named twice. Off for a catalogue record, which says what is known and nothing else.
   */
  readonly publisherAsAuthor?: boolean
}

/** The language of the text that {@link titleIn} chooses. */
export function languageChosen(map: LanguageMap, language: string): string | null {
  const text = titleIn(map, language)
  return [language, 'en', 'fr', ...Object.keys(map)].find((each) => map[each] === text) ?? null
}

/** The title in another language than the one chosen: French and English first. Null where there is none. */
export function otherTitle(
  { title, subtitle }: Pick<CslWork, 'title' | 'subtitle'>,
  chosen: string | null,
): string | null {
  const others = Object.keys(title).filter((each) => each !== chosen)
  const other = ['fr', 'en'].find((each) => others.includes(each)) ?? others[0]
  if (other === undefined) return null
  return titleOf({ title: title[other] ?? '', subtitle: subtitle[other] }, other)
}

/** Title and subtitle of one language, with the colon as that language sets it. */
function titleOf(
  words: { readonly title: string; readonly subtitle: string | undefined },
  language: string | null,
) {
  const subtitle: LanguageMap = words.subtitle === undefined ? {} : { und: words.subtitle }
  return fullTitle({ title: { und: words.title }, subtitle }, language === 'fr' ? 'fr' : 'en')
}

function numbersOf(identifiers: readonly string[]): Pick<CslItem, 'DOI' | 'ISBN' | 'ISSN'> {
  const first = (scheme: string): string | undefined =>
    identifiers
      .find((each) => each.toLowerCase().startsWith(`${scheme}:`))
      ?.slice(scheme.length + 1)
      .trim()
  return { DOI: first('doi'), ISBN: first('isbn'), ISSN: first('issn') }
}

/** A number belongs to the report; of other types it is that within the series. */
function seriesOf({ series }: CslWork, type: string): Partial<CslItem> {
  if (series === null) return {}
  const number = series.number ?? undefined
  const numbered = type === 'report' ? { number } : { 'collection-number': number }
  return { 'collection-title': series.name || undefined, ...numbered }
}

function whoOf({ creators, publishers }: CslWork, publisherAsAuthor: boolean): Partial<CslItem> {
  const agents = publisherAsAuthor && creators.length === 0 ? publishers : creators
  const isAuthor = (name: string): boolean => publisherAsAuthor && agents.some((each) => each.name === name)
  const author = agents.map((agent) => ({ ...cslName(agent) }))
  const publisher = publishers
    .map(({ name }) => name)
    .filter((name) => !isAuthor(name))
    .join('; ')
  return { author: author.length > 0 ? author : undefined, publisher: publisher || undefined }
}

const dateOf = (value: string | null | undefined, language: InterfaceLanguage) =>
  value ? ((cslDate(value, language) ?? undefined) as CslItem['issued']) : undefined

/**
 * A publication as an item of CSL-JSON: `report` with its institutional author as `literal`, series as `collection-title`,
 * date with the precision that was printed, the title of another language as `original-title`. Pure: the same work and
 * options give the same item. Keys without a value are left out.
 */
export function cslOf(work: CslWork, options: CslOptions): CslItem {
  const { id, language, version, labelOf, accessed } = options
  const type = cslType(work.type)
  const wanted = version && work.title[version] !== undefined ? version : language
  const chosen = languageChosen(work.title, wanted)
  const main = titleIn(work.title, wanted)
  // A subtitle goes with the title of its own language only.
  const subtitle = chosen === null ? undefined : work.subtitle[chosen]
  const full = titleOf({ title: main, subtitle }, chosen)
  const item: CslItem = {
    id,
    type,
    title: full || undefined,
    'title-short': full === main ? undefined : main,
    'original-title': otherTitle(work, chosen) ?? undefined,
    ...whoOf(work, options.publisherAsAuthor ?? false),
    issued: dateOf(work.issued, language),
    accessed: dateOf(accessed?.slice(0, 10), language),
    genre: (work.type !== null && labelOf?.(work.type)) || undefined,
    ...seriesOf(work, type),
    ...numbersOf(work.identifiers),
    URL: titleIn(work.url, language) || undefined,
    abstract: titleIn(work.abstract, language) || undefined,
    language: chosen === null || chosen === 'und' ? undefined : chosen,
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as CslItem
}
