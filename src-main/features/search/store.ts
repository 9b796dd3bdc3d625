import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'
import type { SearchHit } from '../../contract/search.ts'
import { foldText } from './fold.ts'

/** Weights of the columns of `publications_fts`: title, agents, tags, abstract, notes, marks, files. */
const RECORD_WEIGHTS = sql.raw('10, 3, 6, 3, 4, 4, 1')

/** A page that matches, without its text. Lower score is better (bm25). */
export interface PageMatch {
  readonly pageId: number
  readonly publicationId: string
  readonly attachmentId: string
  readonly pageIndex: number
  readonly label: string | null
  /** Of the file. */
  readonly language: string | null
  readonly score: number
}

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

async function texts(db: Reader, publicationId: string) {
  const id = publicationId
  const { rows } = await sql<{ kind: string; text: string }>`
    select 'title' as kind, j.value as text from publications p, json_each(p.title) j where p.id = ${id}
    union all select 'title', j.value from publications p, json_each(p.subtitle) j where p.id = ${id}
    union all select 'abstract', j.value from publications p, json_each(p.abstract) j where p.id = ${id}
    union all select 'tags', j.value from publications p, json_each(p.identifiers) j where p.id = ${id}
    union all select 'tags', coalesce(series_name, '') || ' ' || coalesce(series_number, '')
      from publications where id = ${id}
    union all select 'tags', l.label from publications p
      join concept_labels l on l.concept_id in (p.type, p.series_concept) where p.id = ${id}
    union all select 'tags', l.label from publication_concepts c
      join concept_labels l on l.concept_id = c.concept_id where c.publication_id = ${id}
    union all select 'tags', keyword from publication_keywords where publication_id = ${id}
    union all select 'agents', name from publication_agents where publication_id = ${id}
    union all select 'agents', l.label from publication_agents a
      join concept_labels l on l.concept_id = a.concept_id where a.publication_id = ${id}
    union all select 'notes', text from notes where publication_id = ${id}
    union all select 'marks', n.comment || ' ' || coalesce(n.quote, '') from annotations n
      join attachments a on a.id = n.attachment_id where a.publication_id = ${id} and n.trashed_at is null
    union all select 'files', file_name || ' ' || field_text from attachments where publication_id = ${id}
  `.execute(db)
  return rows
}

type RecordPart = NonNullable<SearchHit['part']>
const PARTS: readonly RecordPart[] = ['title', 'abstract', 'notes', 'marks', 'tags', 'agents', 'files']

/** A text of a record and which part of it that is. */
export interface RecordText {
  readonly part: RecordPart
  readonly text: string
}

/** Texts of a record that a search may show, best first: titles, abstract, notes, marks, tags, agents, files. */
export async function recordTexts(db: Reader, publicationId: string): Promise<RecordText[]> {
  const rows = await texts(db, publicationId)
  const found = rows.map((row) => ({ part: row.kind as RecordPart, text: row.text }))
  return found.sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part))
}

/** Brings the index of a record up to date. Same transaction as the edit. */
export async function indexPublication(db: Reader, publicationId: string): Promise<void> {
  const rows = await texts(db, publicationId)
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

/** Pages that match an FTS5 expression, best first. `language` keeps the files in that language. */
export async function matchPages(
  db: Reader,
  match: string,
  language: string | undefined,
): Promise<PageMatch[]> {
  const inLanguage = language === undefined ? sql`` : sql`where a.language = ${language}`
  const { rows } = await sql<PageMatch>`
    with hits as (select rowid as page_id, bm25(pages_fts) as score from pages_fts where pages_fts match ${match})
    select p.id as "pageId", a.publication_id as "publicationId", p.attachment_id as "attachmentId",
      p.page_index as "pageIndex", p.label, a.language, score
    from hits join pages p on p.id = page_id join attachments a on a.id = p.attachment_id ${inLanguage}
    order by score
  `.execute(db)
  return rows
}

/** Records that match an FTS5 expression: score by publication. */
export async function matchRecords(db: Reader, match: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; score: number }>`
    select r.publication_id as id, bm25(publications_fts, ${RECORD_WEIGHTS}) as score
    from publications_fts join publications_fts_rows r on r.rowid = publications_fts.rowid
    where publications_fts match ${match}
  `.execute(db)
  return new Map(rows.map((row) => [row.id, row.score]))
}

/** Text of pages by their row id. */
export async function pageTexts(db: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.selectFrom('pages').select(['id', 'text']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.text]))
}
