import { Breath } from '../../base/breathe.ts'
import type { RecordField, RecordFormat, RecordProblem } from '../../contract/exchange.ts'
import { PublicationDetail } from '../../contract/publications.ts'
import { FORMS } from '../../formats/index.ts'
import {
  EMPTY_PORTABLE,
  type PortableField,
  type PortableFields,
  type PortableRecord,
} from '../../formats/record.ts'
import { understand, type Unreadable } from '../../formats/to-record.ts'
import { LeavingCollection } from './everything/kinds.ts'
import { pathsOf } from './leaving.ts'
import type { Reading } from './read.ts'

/** Where columns go, by their names; those that are not named go where the form proposes. */
export type Columns = Readonly<Record<string, RecordField | null>>

/** Records of a reading, and what of them cannot be understood. */
export interface Understanding {
  readonly records: readonly PortableRecord[]
  readonly problems: readonly RecordProblem[]
}

const EXACT: ReadonlySet<PortableField> = new Set(Object.keys(EMPTY_PORTABLE) as PortableField[])

/** Field that the form proposes for a column. */
export function proposed(format: RecordFormat, column: string): RecordField | null {
  return format === 'jsonl' ? null : FORMS[format].propose(column)
}

function problemOf({ key, line }: PortableRecord, { column, reason, value }: Unreadable): RecordProblem {
  return { line, key, field: column, reason, value: value.slice(0, 200), lost: false }
}

/** A record with what of it cannot be understood kept in an internal note, as the file has it: nothing is lost. */
function withNote(record: PortableRecord, unreadable: readonly Unreadable[]): PortableRecord {
  if (unreadable.length === 0) return record
  const text = unreadable.map(({ column, value }) => `${column}: ${value}`).join('\n')
  return {
    ...record,
    fields: { ...record.fields, notes: [...record.fields.notes, { text, shareable: false }] },
  }
}

/** The path of a collection by its id in a file of everything. */
export function pathsIn({ entities }: Reading): (id: string) => string[] {
  const collections = entities.flatMap(({ kind, value }) => {
    const parsed = kind === 'collection' ? LeavingCollection.safeParse(value) : null
    return parsed?.success ? [parsed.data] : []
  })
  return pathsOf(collections)
}

function fromDetail(
  detail: PublicationDetail,
  pathOf: (id: string) => string[],
  line: number,
): PortableRecord {
  const {
    id,
    origins: _o,
    createdAt: _c,
    modifiedAt: _m,
    trashedAt: _t,
    attachments,
    sources: _s,
    ...rest
  } = detail
  const fields: PortableFields = {
    ...rest,
    collections: rest.collections.map(pathOf).filter((path) => path.length > 0),
    notes: rest.notes.map(({ text, shareable }) => ({ text, shareable })),
  }
  // Where a library keeps the file: beside the file of records there may be a copy of it.
  const files = attachments.map(({ sha256, fileName }) => ({
    path: `files/${sha256.slice(0, 2)}/${sha256}`,
    title: fileName,
  }))
  return { id, key: null, line, fields, exact: EXACT, files }
}

async function ofEverything(reading: Reading): Promise<Understanding> {
  const [records, problems]: [PortableRecord[], RecordProblem[]] = [[], []]
  const pathOf = pathsIn(reading)
  const breath = new Breath()
  for (const { kind, value, line } of reading.entities) {
    if (kind !== 'publication') continue
    const parsed = PublicationDetail.safeParse(value)
    if (parsed.success) records.push(fromDetail(parsed.data, pathOf, line))
    else {
      const [issue] = parsed.error.issues
      const field = issue?.path.join('.') ?? null
      problems.push({
        line,
        key: null,
        field,
        reason: 'bad-value',
        value: issue?.message ?? null,
        lost: true,
      })
    }
    await breath.take()
  }
  return { records, problems }
}

/** What the records of a reading say under a mapping; others get their turn meanwhile. */
export async function understandAll(reading: Reading, columns: Columns): Promise<Understanding> {
  if (reading.format === 'jsonl') return ofEverything(reading)
  const { propose } = FORMS[reading.format]
  const mapping = (column: string): RecordField | null =>
    Object.hasOwn(columns, column) ? (columns[column] ?? null) : propose(column)
  const [records, problems]: [PortableRecord[], RecordProblem[]] = [[], []]
  const breath = new Breath()
  for (const cells of reading.cells) {
    const { record, unreadable } = understand(cells, mapping)
    records.push(withNote(record, unreadable))
    for (const each of unreadable) problems.push(problemOf(record, each))
    await breath.take()
  }
  return { records, problems }
}
