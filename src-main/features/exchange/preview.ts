import { Breath } from '../../base/breathe.ts'
import type { Context } from '../../base/context.ts'
import type { PreviewRow, RecordsPreview } from '../../contract/exchange.ts'
import type { PortableRecord } from '../../formats/record.ts'
import { Duplicates } from './duplicates.ts'
import { locate, type Places } from './files.ts'
import type { Reading } from './read.ts'
import { type Columns, proposed, understandAll } from './understanding.ts'

/** Most problems that are listed; their number is told. */
export const MOST_PROBLEMS = 1000
/** Most files that are looked for, so that a preview of very many does not take minutes. */
const MOST_FILES = 2000

/** A window of the rows, and where columns go. */
export interface PreviewRequest {
  readonly mapping: Columns
  readonly offset: number
  readonly limit: number
}

function rowOf(record: PortableRecord, index: number, duplicate: PreviewRow['duplicate']): PreviewRow {
  const { fields, line, key, files } = record
  return {
    ...{ index, line, key, duplicate },
    title: fields.title,
    creators: fields.creators.map(({ name }) => name),
    publishers: fields.publishers.map(({ name }) => name),
    issued: fields.issued,
    type: fields.type,
    languages: fields.languages,
    keywords: [...fields.concepts, ...fields.keywords],
    collections: fields.collections.map((path) => path.join(' > ')),
    files: files.length,
  }
}

async function filesOf(records: readonly PortableRecord[], places: Places): Promise<RecordsPreview['files']> {
  const counts = { beside: 0, elsewhere: 0, missing: 0 }
  for (const named of records.flatMap(({ files }) => files).slice(0, MOST_FILES))
    counts[(await locate(named, places)).where] += 1
  return counts
}

function countsOf({ entities, total }: Reading): Record<string, number> {
  const counts: Record<string, number> = { publications: total }
  for (const { kind } of entities)
    if (kind !== 'publication') counts[`${kind}s`] = (counts[`${kind}s`] ?? 0) + 1
  return counts
}

/** Tells what a file that was read holds under a mapping. Nothing of the library changes. */
export async function previewOf(
  context: Context,
  reading: Reading,
  request: PreviewRequest,
): Promise<RecordsPreview> {
  const { mapping, offset, limit } = request
  const { records, problems } = await understandAll(reading, mapping)
  const known = await Duplicates.of(context)
  const breath = new Breath()
  const rows: PreviewRow[] = []
  let duplicates = 0
  for (const [index, record] of records.entries()) {
    const duplicate = known.find(record)
    if (duplicate) duplicates += 1
    if (index >= offset && index < offset + limit) rows.push(rowOf(record, index, duplicate))
    await breath.take()
  }
  const untitled = records.filter(({ fields }) => Object.keys(fields.title).length === 0)
  const all = [
    ...reading.faults.map((fault) => ({ ...fault, field: null })),
    ...problems,
    ...untitled.map(({ line, key }) => ({
      line,
      key,
      field: 'title',
      reason: 'no-title' as const,
      value: null,
      lost: true,
    })),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const { id, name, format, program } = reading
  return {
    ...{ reading: id, name, format, program, total: records.length, rows, duplicates },
    columns: reading.columns.map((facts) => ({
      ...facts,
      samples: [...facts.samples],
      field: Object.hasOwn(mapping, facts.column)
        ? (mapping[facts.column] ?? null)
        : proposed(format, facts.column),
      proposed: proposed(format, facts.column),
    })),
    problems: all.slice(0, MOST_PROBLEMS),
    problemCount: all.length + reading.faultCount - reading.faults.length,
    files: await filesOf(records, reading),
    counts: countsOf(reading),
  }
}
