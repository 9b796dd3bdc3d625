import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'

/** What every list needs of a publication. */
export interface BaseRecord {
  readonly id: string
  readonly type: string | null
  readonly issued: string | null
  /** Concept id, or `name:` and the name where there is none. */
  readonly series: string | null
  readonly readState: string
  readonly state: string
  readonly guess: string | null
  readonly trashed: number
}

/** What only some orders need, read apart: titles are most of the text. */
export interface TextRecord {
  readonly id: string
  /** JSON of the map by language. */
  readonly title: string
  readonly createdAt: string
  readonly modifiedAt: string
}

/** A row of another table, by the publication that it belongs to. */
export interface Child {
  readonly owner: string
  readonly value: string
}

/** What facets need of some publications besides, everything in order of the publication's id. */
export interface ChildRows {
  /** Concept ids, or `name:` and the name; the first publisher first. */
  readonly publishers: readonly Child[]
  /** Languages of the files that are here, all in one value, a space between. */
  readonly languages: readonly Child[]
  /** Concept ids, all in one value, a space between. */
  readonly concepts: readonly Child[]
  /** Addresses of downloads; `file` for what came from a disk. */
  readonly sources: readonly Child[]
}

/** Which publications: by their ids, or those after one id up to another. */
type Which = { readonly ids: readonly string[] } | { readonly after: string; readonly last: string }

/** The condition on a column that holds ids of publications. Both forms walk an index in order. */
function within(column: string, which: Which) {
  const ref = sql.raw(column)
  return 'ids' in which
    ? sql`${ref} in (select value from json_each(${JSON.stringify(which.ids)}))`
    : sql`${ref} > ${which.after} and ${ref} <= ${which.last}`
}

const BASE = sql.raw(`id, type, issued, coalesce(series_concept, 'name:' || series_name) as series,
  read_state as "readState", state, guess, trashed_at is not null as trashed`)
const TEXT = sql.raw(`id, title, created_at as "createdAt", modified_at as "modifiedAt"`)
/** This index holds every column of a list, so the abstracts are not read. */
const FOR_LISTS = sql.raw('publications indexed by publications_for_lists')

/** Rows of other tables of some publications. */
export async function readChildren(db: Reader, which: Which): Promise<ChildRows> {
  const read = async (query: ReturnType<typeof sql<Child>>) => (await query.execute(db)).rows
  return {
    publishers: await read(sql<Child>`
      select publication_id as owner, coalesce(concept_id, 'name:' || name) as value from publication_agents
      where ${within('publication_id', which)} and role = 'publisher' order by publication_id, role, position
    `),
    // One row for each publication: reading a row costs more than splitting a text.
    languages: await read(sql<Child>`
      select publication_id as owner, group_concat(language, ' ') as value from attachments
      where ${within('publication_id', which)} and language is not null and trashed_at is null group by publication_id
    `),
    concepts: await read(sql<Child>`
      select publication_id as owner, group_concat(concept_id, ' ') as value from publication_concepts
      where ${within('publication_id', which)} group by publication_id
    `),
    sources: await read(sql<Child>`
      select publication_id as owner, case kind when 'file' then 'file' else coalesce(url, 'file') end as value
      from sources where ${within('publication_id', which)} and kind <> 'seed' order by publication_id
    `),
  }
}

/** The publications with these ids, those that exist. */
export async function readBase(db: Reader, ids: readonly string[]): Promise<BaseRecord[]> {
  const { rows } = await sql<BaseRecord>`
    select ${BASE} from publications where ${within('id', { ids })} order by id
  `.execute(db)
  return rows
}

/** The next publications after an id. */
export async function readBaseAfter(db: Reader, after: string, limit: number): Promise<BaseRecord[]> {
  const { rows } = await sql<BaseRecord>`
    select ${BASE} from ${FOR_LISTS} where id > ${after} order by id limit ${limit}
  `.execute(db)
  return rows
}

/** Titles and times of some publications. */
export async function readTexts(db: Reader, ids: readonly string[]): Promise<TextRecord[]> {
  const { rows } = await sql<TextRecord>`
    select ${TEXT} from publications where ${within('id', { ids })}
  `.execute(db)
  return rows
}

/** Titles and times of the next publications after an id. */
export async function readTextsAfter(db: Reader, after: string, limit: number): Promise<TextRecord[]> {
  const { rows } = await sql<TextRecord>`
    select ${TEXT} from ${FOR_LISTS} where id > ${after} order by id limit ${limit}
  `.execute(db)
  return rows
}

/** Number of marks by publication, of all or of some. Few have any, so they are counted from the marks. */
export async function marksBy(db: Reader, ids: readonly string[] | null): Promise<Map<string, number>> {
  const some =
    ids === null
      ? sql`select attachment_id, count(*) as n from annotations where trashed_at is null group by attachment_id`
      : sql`select a.id as attachment_id, (select count(*) from annotations n
          where n.attachment_id = a.id and n.trashed_at is null) as n
          from attachments a where ${within('a.publication_id', { ids })}`
  const { rows } = await sql<{ owner: string; n: number }>`
    with marks as materialized (${some})
    select a.publication_id as owner, sum(n) as n from marks join attachments a on a.id = marks.attachment_id
    where a.trashed_at is null group by a.publication_id
  `.execute(db)
  return new Map(rows.map((row) => [row.owner, row.n]))
}

/** The broader concept of each concept that has one. */
export async function readBroader(db: Reader): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('concepts')
    .select(['id', 'broader'])
    .where('broader', 'is not', null)
    .execute()
  return new Map(rows.flatMap((row) => (row.broader === null ? [] : [[row.id, row.broader] as const])))
}
