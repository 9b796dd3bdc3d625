import { parseEdtf } from '../../contract/edtf.ts'
import type { Agent } from '../../contract/publications.ts'
import { titleIn, type InterfaceLanguage } from '../../contract/values.ts'
import type { Reference } from './model.ts'

type Field = string | readonly Field[] | { readonly [name: string]: Field }
/** An entry of a Hayagriva library, the form of bibliographies that Typst reads (hayagriva 0.9, `docs/file-format.md`). */
export type Entry = Readonly<Record<string, Field>>

/** Titles of one work: as cited, and in the other language where it has one. */
interface Titles {
  readonly full: string
  readonly short: string
  readonly other: string | null
}

const COLON = { fr: '\u00a0: ', en: ': ' } as const
const LANGUAGES = ['fr', 'en'] as const
const AND = { fr: ' et ', en: ' and ' } as const

/** Escapes what Hayagriva would read as markup: braces keep capitals, dollars are formulas. Lines become one. */
export function literal(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/[\\{}$]/g, '\\$&')
}

/** Text whose capitals no style may change. */
const verbatim = (text: string): string => `{${literal(text)}}`

function joined(main: string, sub: string | undefined, language: string | null): string {
  if (sub === undefined || sub === '') return main
  return `${main}${COLON[language === 'fr' ? 'fr' : 'en']}${sub}`
}

function titlesOf({ work, language }: Reference, brief: InterfaceLanguage): Titles {
  const own = language !== null && work.title[language] !== undefined ? language : null
  const short = own === null ? titleIn(work.title, language ?? brief) : titleIn(work.title, own)
  const cited = own ?? LANGUAGES.find((each) => work.title[each] === short) ?? language
  const sub = cited === null ? titleIn(work.subtitle, brief) : work.subtitle[cited]
  const second = LANGUAGES.find((each) => each !== cited && work.title[each] !== undefined)
  const other = second === undefined ? null : joined(work.title[second] ?? '', work.subtitle[second], second)
  return { full: joined(short, sub, cited), short, other: other === short ? null : other }
}

/** An organisation is one name, never a family name and a given one. `Horwood, Chris` and `Chris Horwood` are both read. */
function nameOf({ kind, name }: Agent): Field {
  if (kind === 'organisation') return { name }
  const [family = '', ...after] = name.split(',').map((part) => part.trim())
  if (after.length > 0) return { name: family, 'given-name': after.join(', ') }
  const words = name.trim().split(/\s+/)
  const last = words.pop() ?? name
  return words.length === 0 ? { name: last } : { name: last, 'given-name': words.join(' ') }
}

/**
 * Chicago puts a comma before the second of two names when the first is inverted, which that of no organisation is; the
 * engine does so always. Two organisations are therefore handed over as one name.
 */
function authorsOf(agents: readonly Agent[], { language, pairs }: EntryOptions): Field {
  const [first, second] = agents
  const pair = agents.length === 2 && agents.every(({ kind }) => kind === 'organisation')
  if (pairs && pair && first && second) return [{ name: `${first.name}${AND[language]}${second.name}` }]
  return agents.map(nameOf)
}

/** Year, month and day as far as they were printed; what Hayagriva has no date for (a season, an interval) as a year. */
function dateOf(issued: string | null): string | null {
  const start = issued === null ? null : (parseEdtf(issued)?.start ?? null)
  if (start === null || start.year < 0 || start.year > 9999) return null
  const year = String(start.year).padStart(4, '0')
  if (start.month === null || start.month > 12) return year
  const month = `${year}-${String(start.month).padStart(2, '0')}`
  return start.day === null ? month : `${month}-${String(start.day).padStart(2, '0')}`
}

function identifier(work: Reference['work'], scheme: 'doi' | 'isbn' | 'issn'): string | null {
  const found = work.identifiers.find((each) => each.toLowerCase().startsWith(`${scheme}:`))
  return found === undefined ? null : found.slice(scheme.length + 1).trim()
}

function addressOf({ work, url, retrievedAt }: Reference, language: string): Field | null {
  const value = titleIn(work.url, language) || url || ''
  if (!URL.canParse(value)) return null
  return retrievedAt === null ? value : { value, date: retrievedAt.slice(0, 10) }
}

/**
 * Series and number as the collection of a report. Hayagriva takes the collection of a report from the parent of a
 * container, so a container without a title stands between.
 */
function seriesOf({ series }: Reference['work']): Field[] {
  if (series === null || series.name === '') return []
  const number: Entry = series.number === null ? {} : { volume: series.number }
  return [{ type: 'proceedings', parent: { type: 'anthology', title: verbatim(series.name), ...number } }]
}

const known = (fields: Readonly<Record<string, Field | null>>): Entry =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Field] => {
      const [, value] = entry
      return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
    }),
  )

/** What a bibliography is written for. */
export interface EntryOptions {
  readonly language: InterfaceLanguage
  /** The title in the other language follows in brackets. */
  readonly bothTitles: boolean
  /** Two organisations stand as one name. */
  readonly pairs: boolean
}

/**
 * A cited publication as a report of its institution. Without creators the publishers stand for them, and a publisher
 * that is the author is not named twice. In French nothing is set in title case, elsewhere only English titles.
 */
export function entryOf(reference: Reference, options: EntryOptions): Entry {
  const { language, bothTitles } = options
  const { work, genre } = reference
  const titles = titlesOf(reference, language)
  const other = bothTitles && titles.other !== null ? ` [${verbatim(titles.other)}]` : ''
  const creators = work.creators.length > 0 ? work.creators : work.publishers
  const publishers = work.publishers.filter(({ name }) => !creators.some((each) => each.name === name))
  const doi = identifier(work, 'doi')
  return known({
    type: 'report',
    title: { value: `${literal(titles.full)}${other}`, short: literal(titles.short) },
    author: authorsOf(creators, options),
    date: dateOf(work.issued),
    genre: genre === null ? null : literal(genre),
    publisher: publishers.map(({ name }) => literal(name)).join(', '),
    'serial-number': known({ doi, isbn: identifier(work, 'isbn'), issn: identifier(work, 'issn') }),
    url: doi === null ? addressOf(reference, language) : null,
    language: language === 'fr' ? 'fr' : (reference.language ?? 'und'),
    parent: seriesOf(work),
  })
}
