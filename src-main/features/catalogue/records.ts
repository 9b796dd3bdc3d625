import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'

/** What lists, filters and counts need of a publication. */
export interface CatalogueRecord {
  readonly id: string
  /** JSON of the map by language. */
  readonly title: string
  readonly type: string | null
  readonly issued: string | null
  readonly year: number | null
  readonly series: string | null
  /** Name of a series without a concept. */
  readonly seriesName: string | null
  readonly readState: string
  readonly state: string
  readonly guess: string | null
  readonly createdAt: string
  readonly modifiedAt: string
  readonly trashedAt: string | null
  /** Concept ids, or `name:` and the name. */
  publishers: string[]
  /** Of the files that are here. */
  languages: string[]
  concepts: string[]
  /** Hosts, or `file`. */
  sources: string[]
  marks: number
}

/** Which publications: by their ids, or the next ones after an id. */
type Part = { readonly ids: readonly string[] } | { readonly after: string; readonly last: string }

/** The condition on a column that holds ids of publications. Both forms walk an index in order. */
function within(column: string, part: Part) {
  const ref = sql.raw(column)
  return 'ids' in part
    ? sql`${ref} in (select value from json_each(${JSON.stringify(part.ids)}))`
    : sql`${ref} > ${part.after} and ${ref} <= ${part.last}`
}

const COLUMNS = sql.raw(`id, title, type, issued, issued_year as year, series_concept as series,
  series_name as "seriesName", read_state as "readState", state, guess, created_at as "createdAt",
  modified_at as "modifiedAt", trashed_at as "trashedAt"`)

/** Host of an address as facets show it, or null for what is none. */
export function hostOf(url: string): string | null {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1]
  return host === undefined ? null : host.toLowerCase().replace(/^www\./, '')
}

interface Child {
  readonly owner: string
  readonly value: string
}

async function children(
  db: Reader,
  part: Part,
): Promise<Record<'publishers' | 'languages' | 'concepts', Child[]>> {
  const publishers = await sql<Child>`
    select publication_id as owner, coalesce(concept_id, 'name:' || name) as value from publication_agents
    where ${within('publication_id', part)} and role = 'publisher' order by publication_id, position
  `.execute(db)
  const languages = await sql<Child>`
    select distinct publication_id as owner, language as value from attachments
    where ${within('publication_id', part)} and language is not null order by publication_id, language
  `.execute(db)
  // One row for each publication: reading a row costs more than splitting a text.
  const concepts = await sql<Child>`
    select publication_id as owner, group_concat(concept_id, ' ') as value from publication_concepts
    where ${within('publication_id', part)} group by publication_id
  `.execute(db)
  return { publishers: publishers.rows, languages: languages.rows, concepts: concepts.rows }
}

async function sources(db: Reader, part: Part) {
  const { rows } = await sql<{ owner: string; kind: string; url: string | null }>`
    select publication_id as owner, kind, url from sources
    where ${within('publication_id', part)} and kind <> 'seed' order by publication_id
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
    group by a.publication_id
  `.execute(db)
  return new Map(rows.map((row) => [row.owner, row.n]))
}

/** Hands sorted child rows to their sorted owners: both came in order of id, so one walk is enough. */
function deal<T extends { readonly owner: string }>(
  records: readonly CatalogueRecord[],
  rows: readonly T[],
  give: (record: CatalogueRecord, row: T) => void,
): void {
  let at = 0
  for (const record of records) {
    while (at < rows.length && (rows[at]?.owner ?? '') < record.id) at += 1
    for (let row = rows[at]; row && row.owner === record.id; row = rows[at]) {
      give(record, row)
      at += 1
    }
  }
}

const blank = () => ({ publishers: [], languages: [], concepts: [], sources: [], marks: 0 })

async function complete(
  db: Reader,
  records: readonly CatalogueRecord[],
  part: Part,
  marks: ReadonlyMap<string, number>,
): Promise<void> {
  const { publishers, languages, concepts } = await children(db, part)
  deal(records, publishers, (record, row) => record.publishers.push(row.value))
  deal(records, languages, (record, row) => record.languages.push(row.value))
  deal(records, concepts, (record, row) => (record.concepts = row.value.split(' ')))
  deal(records, await sources(db, part), (record, { kind, url }) => {
    const value = url === null || kind === 'file' ? 'file' : (hostOf(url) ?? 'file')
    if (!record.sources.includes(value)) record.sources.push(value)
  })
  for (const record of records) record.marks = marks.get(record.id) ?? 0
}

/** The publications with these ids, those that exist. */
export async function readRecords(db: Reader, ids: readonly string[]): Promise<CatalogueRecord[]> {
  const { rows } = await sql<CatalogueRecord>`
    select ${COLUMNS} from publications where ${within('id', { ids })} order by id
  `.execute(db)
  const records = rows.map((row) => ({ ...row, ...blank() }))
  await complete(db, records, { ids }, await marksBy(db, ids))
  return records
}

/** The next publications after an id, in order of id. */
export async function readRecordsAfter(
  db: Reader,
  after: string,
  limit: number,
  marks: ReadonlyMap<string, number>,
): Promise<CatalogueRecord[]> {
  const { rows } = await sql<CatalogueRecord>`
    select ${COLUMNS} from publications indexed by publications_for_lists where id > ${after} order by id limit ${limit}
  `.execute(db)
  const records = rows.map((row) => Object.assign(row, blank()))
  const last = records.at(-1)?.id
  if (last !== undefined) await complete(db, records, { after, last }, marks)
  return records
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
