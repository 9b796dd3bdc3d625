import type { RecordProblem } from '../../contract/exchange.ts'
import { type Agent, PublicationFields, type Series } from '../../contract/publications.ts'
import type { PortableField, PortableRecord } from '../../formats/record.ts'
import type { LabelIndex } from '../vocabulary/index.ts'

/** Fields of a publication of this library, but for what needs others to be there: relations, collections, notes. */
export type ResolvedFields = Omit<PublicationFields, 'relations' | 'collections' | 'notes'>

/** A record in the terms of this library. */
export interface Resolved {
  readonly fields: ResolvedFields
  readonly problems: readonly RecordProblem[]
}

type Tell = (field: string, reason: RecordProblem['reason'], value: string) => void

function typeOf({ fields, exact }: PortableRecord, labels: LabelIndex, tell: Tell): string | null {
  const { type } = fields
  if (type === null || labels.get(type)) return type
  const found = labels.resolve(type, { scheme: 'publication-type' })
  if (found.kind === 'one') return found.id
  tell('type', exact.has('type') ? 'unknown-concept' : 'unknown-type', type)
  return null
}

/** A name that is one of the vocabulary's organisations is that organisation. */
function agentOf(agent: Agent, isExact: boolean, labels: LabelIndex): Agent {
  if (isExact)
    return {
      ...agent,
      conceptId: agent.conceptId !== null && labels.get(agent.conceptId) ? agent.conceptId : null,
    }
  const found = labels.resolve(agent.name, { scheme: 'organisation' })
  return found.kind === 'one' ? { ...agent, kind: 'organisation', conceptId: found.id } : agent
}

function seriesOf({ fields, exact }: PortableRecord, labels: LabelIndex): Series | null {
  const { series } = fields
  if (series === null) return null
  if (exact.has('series'))
    return {
      ...series,
      conceptId: series.conceptId !== null && labels.get(series.conceptId) ? series.conceptId : null,
    }
  const found = labels.resolve(series.name, { scheme: 'series' })
  return found.kind === 'one' ? { ...series, conceptId: found.id } : series
}

/** Tags: concepts that the file names by id, and words, which are concepts where they name one alone. */
function tagsOf(
  { fields, exact }: PortableRecord,
  labels: LabelIndex,
  tell: Tell,
): Pick<PublicationFields, 'concepts' | 'keywords'> {
  const known = fields.concepts.filter((id) => labels.get(id))
  for (const id of fields.concepts) if (!labels.get(id)) tell('concepts', 'unknown-concept', id)
  if (exact.has('keywords')) return { concepts: known, keywords: fields.keywords }
  const [concepts, keywords]: [string[], string[]] = [[...known], []]
  for (const word of fields.keywords) {
    const found = labels.resolve(word)
    if (found.kind === 'one') concepts.push(found.id)
    else keywords.push(word)
    if (found.kind === 'many') tell('keywords', 'ambiguous-label', word)
  }
  return { concepts: [...new Set(concepts)], keywords }
}

/** Longest text of a field, in characters, as the contract allows. */
const LONGEST: Readonly<Partial<Record<keyof ResolvedFields, number>>> = {
  title: 2000,
  subtitle: 2000,
  url: 2000,
  abstract: 20_000,
  rights: 2000,
  keywords: 200,
  identifiers: 300,
}
/** Most values of a list. */
const MOST: Readonly<Partial<Record<keyof ResolvedFields, number>>> = {
  creators: 500,
  publishers: 50,
  identifiers: 50,
  languages: 50,
  concepts: 500,
  keywords: 500,
}

function shortened<T>(value: T, length: number): T {
  if (typeof value === 'string') return value.slice(0, length) as T
  if (Array.isArray(value)) return value.map((each: unknown) => shortened(each, length)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, shortened<unknown>(each, length)]),
  ) as T
}

/** A value that fits its field: cut where it is too long, gone where it is nothing of the kind. */
function fitted(field: keyof ResolvedFields, value: unknown, tell: Tell): unknown {
  const schema = PublicationFields.shape[field]
  const whole = schema.safeParse(value)
  if (whole.success) return whole.data
  const cut = shortened(
    Array.isArray(value) ? value.slice(0, MOST[field] ?? 500) : value,
    LONGEST[field] ?? 300,
  )
  const again = schema.safeParse(cut)
  const shown = JSON.stringify(value).slice(0, 200)
  tell(field, again.success ? 'too-long' : 'bad-value', shown)
  if (again.success) return again.data
  return Array.isArray(value)
    ? []
    : typeof value === 'object' && value !== null && field !== 'series'
      ? {}
      : null
}

/** A record in the terms of this library: its concepts, its limits. What does not fit is told and left out or cut. */
export function resolveRecord(record: PortableRecord, labels: LabelIndex): Resolved {
  const problems: RecordProblem[] = []
  const tell: Tell = (field, reason, value) => {
    problems.push({
      line: record.line,
      key: record.key,
      field,
      reason,
      value: value.slice(0, 200),
      lost: false,
    })
  }
  const { fields, exact } = record
  const agents = (name: 'creators' | 'publishers'): Agent[] =>
    fields[name].map((agent) => agentOf(agent, exact.has(name as PortableField), labels))
  const { relations: _r, collections: _c, notes: _n, ...plain } = fields
  const resolved: ResolvedFields = {
    ...plain,
    type: typeOf(record, labels, tell),
    creators: agents('creators'),
    publishers: agents('publishers'),
    series: seriesOf(record, labels),
    ...tagsOf(record, labels, tell),
    // What another program kept has been looked at; only Cartable knows an inbox.
    state: record.id !== null || fields.state !== 'inbox' ? fields.state : 'catalogued',
  }
  // A file of everything tells more of a publication than a person may edit: ids, times, origins.
  const entries = (Object.keys(resolved) as (keyof ResolvedFields)[])
    .filter((field) => field in PublicationFields.shape)
    .map((field) => [field, fitted(field, resolved[field], tell)])
  return { fields: Object.fromEntries(entries) as ResolvedFields, problems }
}
