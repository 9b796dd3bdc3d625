import { readFile, stat, writeFile } from 'node:fs/promises'
import { fileError } from '../../base/files.ts'
import { CartableError } from '../../contract/errors.ts'
import type { RecordFormat } from '../../contract/exchange.ts'
import { FORMS } from '../../formats/index.ts'
import { readEntities } from '../../formats/jsonl/read.ts'
import type { Cells, Fault } from '../../formats/record.ts'
import { recordFormatOf } from '../../formats/sniff.ts'
import { decodeText } from '../documents/decode.ts'
import type { Job } from '../pool/job.ts'

/** A file of records, and where what was read of it goes, a JSON value a line. */
export interface RecordsInput {
  readonly path: string
  readonly name: string
  readonly format: RecordFormat | null
  readonly outPath: string
}

/** What stands in a column, over all records. */
export interface ColumnFacts {
  readonly column: string
  readonly count: number
  readonly samples: readonly string[]
}

/** What was read; the records themselves are in the file, so that no large message holds up who waits for it. */
export interface RecordsOutput {
  readonly format: RecordFormat
  readonly program: string | null
  readonly total: number
  readonly columns: readonly ColumnFacts[]
  readonly faults: readonly Fault[]
  readonly faultCount: number
  /** Folders in which the file says that files lie. */
  readonly folders: readonly string[]
}

/** 10,000 records with abstracts and notes are a tenth of it. */
export const MAX_RECORD_BYTES = 200_000_000
const MAX_RECORDS = 200_000
const MOST_FAULTS = 1000
const LONGEST_SAMPLE = 120
const SAMPLES = 3

function columnsOf(records: readonly Cells[]): ColumnFacts[] {
  const columns = new Map<string, { count: number; samples: string[] }>()
  for (const { columns: cells } of records) {
    for (const [column, values] of Object.entries(cells)) {
      const facts = columns.get(column) ?? { count: 0, samples: [] }
      columns.set(column, facts)
      facts.count += 1
      const sample = values.join('; ').slice(0, LONGEST_SAMPLE)
      if (facts.samples.length < SAMPLES && !facts.samples.includes(sample)) facts.samples.push(sample)
    }
  }
  return [...columns].map(([column, facts]) => ({ column, ...facts }))
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MAX_RECORD_BYTES)
      throw new CartableError('RECORDS_TOO_LARGE', { path, bytes: size, limit: MAX_RECORD_BYTES })
    return await readFile(path)
  } catch (error) {
    throw fileError(error, path)
  }
}

function limited(faults: readonly Fault[], found: number): { faults: Fault[]; faultCount: number } {
  const more: Fault[] =
    found > MAX_RECORDS
      ? [{ line: null, key: null, reason: 'too-many', value: String(found), lost: true }]
      : []
  const all = [...more, ...faults]
  return { faults: all.slice(0, MOST_FAULTS), faultCount: all.length }
}

/**
 * Reads a file of records of any form.
 * @throws CartableError FILE_NOT_FOUND, PERMISSION_DENIED, RECORDS_TOO_LARGE, RECORDS_UNKNOWN where its form cannot be told
 */
export const readRecordsJob: Job<RecordsInput, RecordsOutput> = async (input, context) => {
  const text = decodeText(await bytesOf(input.path), true).replace(/^\ufeff/, '')
  const format = input.format ?? recordFormatOf(text, input.name)
  if (format === null) throw new CartableError('RECORDS_UNKNOWN', { path: input.name })
  const onProgress = (done: number): void => context.progress({ stage: 'records', done, total: 0 })
  if (format === 'jsonl') {
    const { entities, faults } = readEntities(text, onProgress)
    const kept = entities.slice(0, MAX_RECORDS)
    await writeFile(input.outPath, kept.map((each) => `${JSON.stringify(each)}\n`).join(''))
    const total = kept.filter(({ kind }) => kind === 'publication').length
    const rest = { columns: [], folders: [], ...limited(faults, entities.length) }
    return { format, program: 'Cartable', total, ...rest }
  }
  const { records, faults, program, folders = [] } = FORMS[format].read(text, onProgress)
  const kept = records.slice(0, MAX_RECORDS)
  await writeFile(input.outPath, kept.map((each) => `${JSON.stringify(each)}\n`).join(''))
  const facts = { columns: columnsOf(kept), folders, ...limited(faults, records.length) }
  return { format, program, total: kept.length, ...facts }
}
