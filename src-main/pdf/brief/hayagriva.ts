import { cslOf, type CslItem } from '../../contract/csl.ts'
import { titleIn, type InterfaceLanguage } from '../../contract/values.ts'
import type { Reference } from './model.ts'
import type { YearSpans } from './year-spans.ts'

type Field = string | readonly Field[] | { readonly [name: string]: Field }
/** An entry of a Hayagriva library, the form of bibliographies that Typst reads (hayagriva 0.9, `docs/file-format.md`). */
export type Entry = Readonly<Record<string, Field>>

const AND = { fr: ' et ', en: ' and ' } as const
const NUMBER = { fr: 'n°\u00a0', en: 'no.\u00a0' } as const

/**
 * Types of Hayagriva for those of CSL that {@link cslOf} knows, such that its `matches_entry_type` gives them back, or the
 * nearest that styles set likewise: it has no document, speech, dataset, interview or treaty.
 */
const TYPES: Readonly<Record<string, string>> = {
  article: 'article',
  broadcast: 'audio',
  dataset: 'misc',
  document: 'misc',
  graphic: 'artwork',
  interview: 'web',
  map: 'artwork',
  motion_picture: 'video',
  periodical: 'misc',
  speech: 'misc',
  treaty: 'misc',
  webpage: 'web',
}

/** Escapes what Hayagriva would read as markup: braces keep capitals, dollars are formulas. Lines become one. */
export function literal(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/[\\{}$]/g, '\\$&')
}

/** Text whose capitals no style may change. */
const verbatim = (text: string): string => `{${literal(text)}}`

const known = (fields: Readonly<Record<string, Field | null | undefined>>): Entry =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Field] => {
      const [, value] = entry
      return (
        value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
      )
    }),
  )

/** What a bibliography is written for. */
export interface EntryOptions {
  readonly language: InterfaceLanguage
  /** The title in the other language follows in brackets. */
  readonly bothTitles: boolean
  /** Two organisations stand as one name. */
  readonly pairs: boolean
  /** Years that stand for intervals, where there are any. */
  readonly spans?: YearSpans | null
}

/** The cited version of a publication as an item of CSL-JSON, as the export of records makes them. */
export function citedItem(reference: Reference, language: InterfaceLanguage): CslItem {
  const { key, work, genre, retrievedAt } = reference
  const url = titleIn(work.url, language) || reference.url || ''
  return cslOf(
    { ...work, abstract: {}, url: URL.canParse(url) ? { und: url } : {} },
    {
      id: key,
      language,
      version: reference.language,
      labelOf: () => genre,
      publisherAsAuthor: true,
      ...(retrievedAt === null ? {} : { accessed: retrievedAt }),
    },
  )
}

function nameOf({ literal: whole, family, given, suffix }: NonNullable<CslItem['author']>[number]): Entry {
  return known({ name: whole ?? family ?? '', 'given-name': given, suffix })
}

/**
 * Chicago puts a comma before the second of two names when the first is inverted, which that of no organisation is; the
 * engine does so always. Two organisations are therefore handed over as one name.
 */
function authorsOf({ author = [] }: CslItem, { language, pairs }: EntryOptions): Field {
  const [first, second] = author.map((each) => each.literal)
  if (pairs && author.length === 2 && first !== undefined && second !== undefined)
    return [{ name: `${first}${AND[language]}${second}` }]
  return author.map(nameOf)
}

/** Of an interval what both ends share, its first year at least: `23/24 May 2019` is of May 2019. */
function partsOf(date: CslItem['issued']): readonly number[] {
  const [start = [], end = start] = date?.['date-parts'] ?? []
  if (date?.literal !== undefined) return start.slice(0, 1)
  const differs = start.findIndex((part, at) => part !== end[at])
  return differs === -1 ? start : start.slice(0, Math.max(1, differs))
}

/** Year, month and day as far as they were printed; Hayagriva has no season. */
function dateOf(date: CslItem['issued'], spans: YearSpans | null = null): string | null {
  const [first, ...rest] = partsOf(date)
  if (date === undefined || first === undefined || first < 0 || first > 9999) return null
  const year = spans?.standIn(date) ?? first
  const known = [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join(
    '-',
  )
  // Styles say that nobody is sure; words of an interval say so themselves.
  return date.circa === true && date.literal === undefined ? `~${known}` : known
}

function addressOf({ URL: value, DOI, accessed }: CslItem): Field | null {
  // A DOI is the better address.
  if (value === undefined || DOI !== undefined) return null
  const date = dateOf(accessed)
  return date === null ? value : { value, date }
}

/**
 * Series and number as the collection of a report. Hayagriva takes the collection of a report from the parent of a
 * container, so a container without a title stands between.
 */
function seriesOf(item: CslItem): Field[] {
  const title = item['collection-title']
  if (title === undefined) return []
  const volume = item.number ?? item['collection-number']
  return [{ type: 'proceedings', parent: known({ type: 'anthology', title: verbatim(title), volume }) }]
}

/** An article with that parent would be one of a conference; styles set those on the web alike. */
function typeOf(item: CslItem): string {
  const type = TYPES[item.type] ?? 'report'
  return type === 'article' && item['collection-title'] !== undefined ? 'web' : type
}

/** What kind of work it is. A number without a series is that of its kind, in the words of the language. */
function genreOf(item: CslItem, language: InterfaceLanguage): string {
  const number =
    item['collection-title'] === undefined ? (item.number ?? item['collection-number']) : undefined
  const numbered = number === undefined ? [] : [`${NUMBER[language]}${number}`]
  return literal([...(item.genre === undefined ? [] : [item.genre]), ...numbered].join(' '))
}

/**
 * An item of CSL-JSON as an entry, of the kind that its type says. In French nothing is set in title case, elsewhere only
 * English titles.
 */
export function entryOfItem(item: CslItem, options: EntryOptions): Entry {
  const { language, bothTitles } = options
  const title = item.title ?? ''
  const second = item['original-title']
  const other = bothTitles && second !== undefined && second !== title ? ` [${verbatim(second)}]` : ''
  const { DOI: doi, ISBN: isbn, ISSN: issn } = item
  return known({
    type: typeOf(item),
    title: { value: `${literal(title)}${other}`, short: literal(item['title-short'] ?? title) },
    author: authorsOf(item, options),
    date: dateOf(item.issued, options.spans),
    genre: genreOf(item, language),
    // Semicolons between publishers are those of files.
    publisher: literal((item.publisher ?? '').replaceAll('; ', ', ')),
    'serial-number': known({ doi, isbn, issn }),
    url: addressOf(item),
    language: language === 'fr' ? 'fr' : (item.language ?? 'und'),
    parent: seriesOf(item),
  })
}

/** A cited publication as an entry: publication → CSL-JSON → Hayagriva, so that what is exported and what is cited agree. */
export function entryOf(reference: Reference, options: EntryOptions): Entry {
  return entryOfItem(citedItem(reference, options.language), options)
}
