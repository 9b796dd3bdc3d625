import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'
import { foldText, foldWords } from '../search/index.ts'
import { type Stem, stemOf } from './stem.ts'

/** What is compared of a publication. */
export interface Facts {
  readonly id: string
  readonly titles: readonly {
    readonly text: string
    readonly folded: string
    readonly words: ReadonlySet<string>
  }[]
  readonly issued: string | null
  /** Number in a series, folded. */
  readonly number: string | null
  /** Of the files that are here; where there are none, those that the record names. */
  readonly languages: ReadonlySet<string>
  readonly files: readonly { readonly id: string; readonly stem: Stem | null; readonly pages: number }[]
  readonly identifiers: readonly string[]
  /** Pages on the web that lead to it, so written that equal ones are equal. */
  readonly pageUrls: readonly string[]
}

interface Row {
  readonly id: string
  readonly title: string
  readonly issued: string | null
  readonly number: string | null
  readonly languages: string
  readonly identifiers: string
  readonly url: string
}

/**
 * An address without scheme, `www.`, closing slash and fragment; the language in its path goes too, so that the French and
 * the English page of one work are one. Null for a start page, which says nothing.
 */
export function pageKey(url: string): string | null {
  const match = /^https?:\/\/(?:www\.)?([^/?#]+)\/([^?#]*)/i.exec(url)
  if (!match) return null
  const path = (match[2] ?? '')
    .split('/')
    .filter((part) => part !== '' && !/^(?:en|fr|es|pt|ar)$/i.test(part))
  const last = path.at(-1) ?? ''
  return last.length < 5 ? null : `${(match[1] ?? '').toLowerCase()}/${path.join('/')}`
}

/** An ISSN names a series, not a work. */
const identifies = (identifier: string): boolean => !/^issn/i.test(identifier) && identifier.length > 5

/** Which publications: by their ids, or those after one id up to another. */
type Which = { readonly ids: readonly string[] } | { readonly after: string; readonly last: string }

function within(column: string, which: Which) {
  const ref = sql.raw(column)
  return 'ids' in which
    ? sql`${ref} in (select value from json_each(${JSON.stringify(which.ids)}))`
    : sql`${ref} > ${which.after} and ${ref} <= ${which.last}`
}

async function rowsOf(db: Reader, which: Which) {
  const { rows } = await sql<Row>`
    select id, title, issued, series_number as number, languages, identifiers, url from publications
    where ${within('id', which)} and trashed_at is null order by id
  `.execute(db)
  const files = await sql<{
    id: string
    owner: string
    name: string
    language: string | null
    pages: number
  }>`
    select id, publication_id as owner, file_name as name, language, page_count as pages from attachments
    where ${within('publication_id', which)} and trashed_at is null order by id
  `.execute(db)
  // Where a file lies is its own address; the page that led to it is the referrer.
  const pages = await sql<{ owner: string; url: string }>`
    select publication_id as owner, referrer as url from sources
    where ${within('publication_id', which)} and referrer is not null
  `.execute(db)
  return { rows, files: groups(files.rows), pages: groups(pages.rows) }
}

function groups<T extends { readonly owner: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(rows, (row) => row.owner)
}

function titlesOf(title: string): Facts['titles'] {
  return Object.values(JSON.parse(title) as Record<string, string>).map((text) => {
    const words = foldWords(text)
    return { text, folded: words.join(' '), words: new Set(words) }
  })
}

/** Ids of all publications that are not in the trash, in order. */
export async function idsAlive(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('publications')
    .select('id')
    .where('trashed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Facts of publications that are not in the trash. */
export async function readFacts(db: Reader, which: Which): Promise<Facts[]> {
  const { rows, files, pages } = await rowsOf(db, which)
  return rows.map((row) => {
    const own = files.get(row.id) ?? []
    const held = own.flatMap((file) => file.language ?? [])
    const urls = [
      ...Object.values(JSON.parse(row.url) as Record<string, string>),
      ...(pages.get(row.id) ?? []).map((page) => page.url),
    ]
    return {
      id: row.id,
      titles: titlesOf(row.title),
      issued: row.issued,
      number: row.number === null ? null : foldText(row.number),
      languages: new Set(own.length > 0 ? held : (JSON.parse(row.languages) as string[])),
      files: own.map(({ id, name, pages: count }) => ({ id, stem: stemOf(name), pages: count })),
      identifiers: (JSON.parse(row.identifiers) as string[]).filter(identifies).map(foldText),
      pageUrls: [...new Set(urls.flatMap((url) => pageKey(url) ?? []))],
    }
  })
}

/** Text of the first page of publications, by publication. */
export async function firstPages(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ owner: string; text: string }>`
    select a.publication_id as owner, p.text from attachments a join pages p on p.attachment_id = a.id
    where a.publication_id in (select value from json_each(${JSON.stringify(ids)})) and p.page_index = 0
      and a.trashed_at is null order by a.id desc
  `.execute(db)
  return new Map(rows.map((row) => [row.owner, row.text]))
}
