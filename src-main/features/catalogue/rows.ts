import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'
import type {
  Agent,
  AttachmentSummary,
  FieldOrigin,
  PublicationSummary,
  Series,
} from '../../contract/publications.ts'
import type { LanguageMap } from '../../contract/values.ts'

/** Ids as one bound value: a statement for each number of ids would have to be prepared again and again. */
const among = (ids: readonly string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

interface Row {
  id: string
  title: string
  subtitle: string
  type: string | null
  issued: string | null
  series_concept: string | null
  series_name: string | null
  series_number: string | null
  languages: string
  read_state: string
  state: string
  origins: string
  created_at: string
  modified_at: string
  trashed_at: string | null
}

interface FileRow {
  id: string
  publication_id: string
  language: string | null
  state: string
  page_count: number
  file_name: string
  has_thumbnail: number
  marks: number
}

interface AgentRow {
  publication_id: string
  role: string
  kind: string
  name: string
  concept_id: string | null
}

function byPublication<T extends { publication_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.publication_id)
    if (group) group.push(row)
    else groups.set(row.publication_id, [row])
  }
  return groups
}

async function readAll(db: Reader, ids: readonly string[]) {
  const { rows } = await sql<Row>`
    select id, title, subtitle, type, issued, series_concept, series_name, series_number, languages, read_state, state,
      origins, created_at, modified_at, trashed_at
    from publications where id in ${among(ids)}
  `.execute(db)
  const files = await sql<FileRow>`
    select id, publication_id, language, state, page_count, file_name, has_thumbnail,
      (select count(*) from annotations n where n.attachment_id = attachments.id and n.trashed_at is null) as marks
    from attachments where publication_id in ${among(ids)} and trashed_at is null order by id
  `.execute(db)
  const agents = await sql<AgentRow>`
    select publication_id, role, kind, name, concept_id from publication_agents
    where publication_id in ${among(ids)} order by publication_id, role, position
  `.execute(db)
  return { rows, files: byPublication(files.rows), agents: byPublication(agents.rows) }
}

function guessesOf(origins: string): PublicationSummary['guesses'] {
  const all = Object.entries(JSON.parse(origins) as Record<string, FieldOrigin>)
  return Object.fromEntries(all.filter(([, origin]) => origin.by === 'guess'))
}

function seriesOf(row: Row): Series | null {
  if (row.series_concept === null && row.series_name === null) return null
  return { conceptId: row.series_concept, name: row.series_name ?? '', number: row.series_number }
}

function agentOf(row: AgentRow): Agent {
  return { kind: row.kind as Agent['kind'], name: row.name, conceptId: row.concept_id }
}

function fileOf(row: FileRow): AttachmentSummary {
  return {
    id: row.id,
    language: row.language,
    state: row.state as AttachmentSummary['state'],
    pageCount: row.page_count,
    fileName: row.file_name,
  }
}

function summaryOf(row: Row, files: readonly FileRow[], agents: readonly AgentRow[]): PublicationSummary {
  const held = [...new Set(files.flatMap((file) => file.language ?? []))].sort()
  const cover = files.find((file) => file.has_thumbnail === 1)
  return {
    id: row.id,
    title: JSON.parse(row.title) as LanguageMap,
    subtitle: JSON.parse(row.subtitle) as LanguageMap,
    type: row.type,
    issued: row.issued,
    languages: [...new Set([...held, ...(JSON.parse(row.languages) as string[])])].sort(),
    held,
    publishers: agents.filter((agent) => agent.role === 'publisher').map(agentOf),
    creators: agents.filter((agent) => agent.role === 'creator').map((agent) => agent.name),
    series: seriesOf(row),
    state: row.state as PublicationSummary['state'],
    readState: row.read_state as PublicationSummary['readState'],
    attachments: files.map(fileOf),
    coverId: cover?.id ?? null,
    marks: files.reduce((sum, file) => sum + file.marks, 0),
    guesses: guessesOf(row.origins),
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    trashedAt: row.trashed_at,
  }
}

/** Rows of a list by their ids, in the order of the ids; those that do not exist are left out. Three statements. */
export async function summaries(db: Reader, ids: readonly string[]): Promise<PublicationSummary[]> {
  if (ids.length === 0) return []
  const { rows, files, agents } = await readAll(db, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [summaryOf(row, files.get(id) ?? [], agents.get(id) ?? [])] : []
  })
}
