import { edtfYear } from '../../contract/edtf.ts'
import type { Agent, FieldOrigin, PublicationFields } from '../../contract/publications.ts'
import type { Schema } from '../../db/schema.ts'

type Row = Schema['publications']

/** Fields that live in the row itself; the others have tables of their own. */
export type RowFields = Omit<
  PublicationFields,
  'creators' | 'publishers' | 'concepts' | 'keywords' | 'relations' | 'collections' | 'notes'
>

function json<T>(text: string): T {
  return JSON.parse(text) as T
}

/** Row → fields. The JSON columns were written by {@link toColumns}. */
export function fromRow(row: Row): RowFields {
  const hasSeries = row.series_concept !== null || row.series_name !== null
  return {
    title: json(row.title),
    subtitle: json(row.subtitle),
    abstract: json(row.abstract),
    type: row.type,
    issued: row.issued,
    temporal: row.temporal,
    series: hasSeries
      ? { conceptId: row.series_concept, name: row.series_name ?? '', number: row.series_number }
      : null,
    identifiers: json(row.identifiers),
    rights: row.rights,
    url: json(row.url),
    languages: json(row.languages),
    readState: row.read_state as RowFields['readState'],
    state: row.state as RowFields['state'],
  }
}

/** Fields → columns, only for the fields given. */
export function toColumns(fields: Partial<PublicationFields>): Partial<Row> {
  const columns: Partial<Row> = {}
  if (fields.title) columns.title = JSON.stringify(fields.title)
  if (fields.subtitle) columns.subtitle = JSON.stringify(fields.subtitle)
  if (fields.abstract) columns.abstract = JSON.stringify(fields.abstract)
  if (fields.type !== undefined) columns.type = fields.type
  if (fields.issued !== undefined) {
    columns.issued = fields.issued
    columns.issued_year = fields.issued === null ? null : edtfYear(fields.issued)
  }
  if (fields.temporal !== undefined) columns.temporal = fields.temporal
  if (fields.series !== undefined) {
    columns.series_concept = fields.series?.conceptId ?? null
    columns.series_name = fields.series?.name ?? null
    columns.series_number = fields.series?.number ?? null
  }
  if (fields.identifiers) columns.identifiers = JSON.stringify(fields.identifiers)
  if (fields.rights !== undefined) columns.rights = fields.rights
  if (fields.url) columns.url = JSON.stringify(fields.url)
  if (fields.languages) columns.languages = JSON.stringify(fields.languages)
  if (fields.readState) columns.read_state = fields.readState
  if (fields.state) columns.state = fields.state
  return columns
}

/** From here on a guess counts as sure. */
const SURE = 0.7
/** Fields of which a person is asked when there is another reading; of titles the file's name always is one. */
const ASKED: ReadonlySet<string> = new Set(['issued', 'type'])

/**
 * Whether guesses wait for a person, as lists filter by it: `sure` when each is sure, and date and type have no other
 * reading, `check` when not, null when none waits. Migration 2 says the same in SQL.
 */
export function guessColumn(origins: Readonly<Record<string, FieldOrigin>>): Row['guess'] {
  const guesses = Object.entries(origins).filter(([, origin]) => origin.by === 'guess')
  if (guesses.length === 0) return null
  const sure = guesses.every(
    ([field, { alternatives, confidence }]) =>
      (confidence ?? 0) >= SURE && (alternatives.length === 0 || !ASKED.has(field)),
  )
  return sure ? 'sure' : 'check'
}

/** Rows of `publication_agents` for one role, in order. */
export function agentRows(
  publicationId: string,
  role: 'creator' | 'publisher',
  agents: readonly Agent[],
): Schema['publication_agents'][] {
  return agents.map((agent, position) => ({
    publication_id: publicationId,
    role,
    position,
    kind: agent.kind,
    name: agent.name,
    concept_id: agent.conceptId,
  }))
}
