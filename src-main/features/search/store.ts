import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'
import type { SearchHit } from '../../contract/search.ts'
import type { LanguageMap } from '../../contract/values.ts'
import { Bits } from './bits.ts'
import { foldText } from './fold.ts'

/** Weights of the columns of `publications_fts`: title, agents, tags, abstract, notes, marks, files. */
const RECORD_WEIGHTS = sql.raw('10, 3, 6, 3, 4, 4, 1')

/** Pages whose texts are folded and bound at a time. */
const PAGES_PER_INSERT = 64

/** Puts the texts of new pages into the index, by the ids of their rows. */
export async function indexPages(db: Reader, pages: readonly { id: number; text: string }[]): Promise<void> {
  if (pages.length === 0) return
  const rows = pages.map((page) => sql`(${page.id}, ${foldText(page.text)})`)
  await sql`insert into pages_fts (rowid, text) values ${sql.join(rows)}`.execute(db)
}

/** Takes the pages of an attachment out of the index; to be called before the pages are deleted. */
export async function unindexPages(db: Reader, attachmentId: string): Promise<void> {
  await sql`delete from pages_fts where rowid in (select id from pages where attachment_id = ${attachmentId})`.execute(
    db,
  )
}

/** Puts the pages that an attachment has back into the index, from their rows. */
export async function indexPagesOf(db: Reader, attachmentId: string): Promise<void> {
  const pages = await db
    .selectFrom('pages')
    .select(['id', 'text'])
    .where('attachment_id', '=', attachmentId)
    .execute()
  for (let start = 0; start < pages.length; start += PAGES_PER_INSERT)
    await indexPages(db, pages.slice(start, start + PAGES_PER_INSERT))
}

interface TextRow {
  readonly id: string
  readonly kind: string
  readonly text: string
}

async function texts(db: Reader, ids: readonly string[]): Promise<readonly TextRow[]> {
  // A cross join keeps its order: without it SQLite reads whole tables for a few publications.
  const query = sql<TextRow>`
    with own (id) as materialized (select value from json_each(${JSON.stringify(ids)}))
    select own.id, 'title' as kind, j.value as text from own cross join publications p on p.id = own.id, json_each(p.title) j
    union all select own.id, 'title', j.value from own cross join publications p on p.id = own.id, json_each(p.subtitle) j
    union all select own.id, 'abstract', j.value from own cross join publications p on p.id = own.id, json_each(p.abstract) j
    union all select own.id, 'tags', j.value from own cross join publications p on p.id = own.id, json_each(p.identifiers) j
    union all select own.id, 'tags', coalesce(series_name, '') || ' ' || coalesce(series_number, '')
      from own cross join publications p on p.id = own.id
    union all select own.id, 'tags', l.label from own cross join publications p on p.id = own.id
      cross join concept_labels l on l.concept_id in (p.type, p.series_concept)
    union all select own.id, 'tags', l.label from own cross join publication_concepts c on c.publication_id = own.id
      cross join concept_labels l on l.concept_id = c.concept_id
    union all select own.id, 'tags', keyword from own cross join publication_keywords k on k.publication_id = own.id
    union all select own.id, 'agents', name from own cross join publication_agents a on a.publication_id = own.id
    union all select own.id, 'agents', l.label from own cross join publication_agents a on a.publication_id = own.id
      cross join concept_labels l on l.concept_id = a.concept_id
    union all select own.id, 'notes', n.text from own cross join notes n on n.publication_id = own.id
    union all select own.id, 'marks', n.comment || ' ' || coalesce(n.quote, '')
      from own cross join attachments a on a.publication_id = own.id
      cross join annotations n on n.attachment_id = a.id where n.trashed_at is null and a.trashed_at is null
    union all select own.id, 'files', file_name || ' ' || field_text
      from own cross join attachments a on a.publication_id = own.id where a.trashed_at is null
  `
  return (await query.execute(db)).rows
}

type RecordPart = NonNullable<SearchHit['part']>
const PARTS: readonly RecordPart[] = ['title', 'abstract', 'notes', 'marks', 'tags', 'agents', 'files']

/** A text of a record and which part of it that is. */
export interface RecordText {
  readonly part: RecordPart
  readonly text: string
}

/** Texts of records that a search may show, best first: titles, abstract, notes, marks, tags, agents, files. */
export async function recordTexts(db: Reader, ids: readonly string[]): Promise<Map<string, RecordText[]>> {
  const found = new Map<string, RecordText[]>(ids.map((id) => [id, []]))
  for (const { id, kind, text } of await texts(db, ids))
    found.get(id)?.push({ part: kind as RecordPart, text })
  for (const each of found.values()) each.sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part))
  return found
}

/** Brings the index of a record up to date. Same transaction as the edit. */
export async function indexPublication(db: Reader, publicationId: string): Promise<void> {
  const rows = await texts(db, [publicationId])
  const column = (kind: string): string =>
    foldText(
      rows
        .filter((row) => row.kind === kind)
        .map((row) => row.text)
        .join('\n'),
    )
  await sql`insert or ignore into publications_fts_rows (publication_id) values (${publicationId})`.execute(
    db,
  )
  const entry = await db
    .selectFrom('publications_fts_rows')
    .select('rowid')
    .where('publication_id', '=', publicationId)
    .executeTakeFirstOrThrow()
  await sql`delete from publications_fts where rowid = ${entry.rowid}`.execute(db)
  await sql`
    insert into publications_fts (rowid, title, agents, tags, abstract, notes, marks, files)
    values (${entry.rowid}, ${column('title')}, ${column('agents')}, ${column('tags')}, ${column('abstract')},
      ${column('notes')}, ${column('marks')}, ${column('files')})
  `.execute(db)
}

/** Row ids as one text, in bytes: reading a row each would take twenty times as long for a frequent word. */
const ROW_IDS = sql<{ ids: Uint8Array | null }>`select cast(group_concat(rowid) as blob) as ids`

const toBits = (rows: readonly { ids: Uint8Array | null }[]): Bits =>
  Bits.ofText(rows[0]?.ids ?? new Uint8Array(0))

/** Row ids of all pages that match an FTS5 expression. */
export async function matchingPages(db: Reader, match: string): Promise<Bits> {
  const query = sql<{ ids: Uint8Array | null }>`${ROW_IDS} from pages_fts where pages_fts match ${match}`
  return toBits((await query.execute(db)).rows)
}

/** Row ids of the index entries of all records that match an FTS5 expression. */
export async function matchingRecords(db: Reader, match: string): Promise<Bits> {
  const query = sql<{
    ids: Uint8Array | null
  }>`${ROW_IDS} from publications_fts where publications_fts match ${match}`
  return toBits((await query.execute(db)).rows)
}

/** How well something matches, by its row id. Lower is better: bm25 is negative. */
export interface Score {
  readonly rowid: number
  readonly score: number
}

/** How well pages match. */
export async function scorePages(db: Reader, match: string): Promise<readonly Score[]> {
  const query = sql<Score>`
    select rowid, bm25(pages_fts) as score from pages_fts where pages_fts match ${match}`
  return (await query.execute(db)).rows
}

/** How well records match. */
export async function scoreRecords(db: Reader, match: string): Promise<readonly Score[]> {
  const query = sql<Score>`select rowid, bm25(publications_fts, ${RECORD_WEIGHTS}) as score
    from publications_fts where publications_fts match ${match}`
  return (await query.execute(db)).rows
}

/** A page to show. */
export interface PageText {
  readonly id: number
  readonly attachmentId: string
  readonly pageIndex: number
  readonly label: string | null
  /** Of the file. */
  readonly language: string | null
  readonly text: string
}

/** Pages by their row ids. */
export async function readPages(db: Reader, ids: readonly number[]): Promise<Map<number, PageText>> {
  const query = sql<PageText>`
    select p.id, p.attachment_id as "attachmentId", p.page_index as "pageIndex", p.label, a.language, p.text
    from pages p join attachments a on a.id = p.attachment_id
    where p.id in (select value from json_each(${JSON.stringify(ids)}))`
  return new Map((await query.execute(db)).rows.map((row) => [row.id, row]))
}

/** Titles of publications by language. */
export async function readTitles(db: Reader, ids: readonly string[]): Promise<Map<string, LanguageMap>> {
  const query = sql<{ id: string; title: string }>`
    select id, title from publications where id in (select value from json_each(${JSON.stringify(ids)}))`
  return new Map((await query.execute(db)).rows.map((row) => [row.id, JSON.parse(row.title) as LanguageMap]))
}
