import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Breath } from '../../base/breathe.ts'
import type { Context } from '../../base/context.ts'
import { temporaryName } from '../../base/files.ts'
import { newId } from '../../base/ids.ts'
import type { RecordFormat } from '../../contract/exchange.ts'
import type { Entity } from '../../formats/jsonl/read.ts'
import type { Cells } from '../../formats/record.ts'
import type { RecordsOutput } from '../../pdf/records/job.ts'
import type { NamedInput } from './named-file.ts'
import { Readings } from './readings.ts'

/** A file that was read: what it holds, in memory until it is taken or forgotten. */
export interface Reading extends RecordsOutput {
  readonly id: string
  readonly name: string
  /** Where it lies; null for an upload. */
  readonly path: string | null
  /** Folder in which files beside it are looked for. */
  readonly folder: string | null
  /** Of every form but everything. */
  readonly cells: readonly Cells[]
  /** Of a file of everything. */
  readonly entities: readonly Entity[]
}

export const readings = new Readings<Reading>()

/** Values of a file with one a line, read so that others get their turn. */
async function valuesOf(path: string): Promise<unknown[]> {
  const values: unknown[] = []
  const breath = new Breath()
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    values.push(JSON.parse(line))
    await breath.take()
  }
  return values
}

/** How the reading is followed and stopped. */
export interface ReadOptions {
  readonly onProgress: (done: number) => void
  readonly signal: AbortSignal
}

/**
 * Reads a file of records in a worker process and keeps what it holds.
 * @throws CartableError FILE_NOT_FOUND, RECORDS_UNKNOWN, RECORDS_TOO_LARGE, PDF_TIMEOUT, PDF_MEMORY, CANCELLED
 */
export async function readRecords(
  context: Context,
  { path, name, hasFolder }: NamedInput,
  format: RecordFormat | undefined,
  { onProgress, signal }: ReadOptions,
): Promise<Reading> {
  await mkdir(context.layout.temporary, { recursive: true })
  const outPath = join(context.layout.temporary, temporaryName())
  try {
    const output = await context.pool.run(
      'readRecords',
      { path: resolve(path), name, format: format ?? null, outPath },
      { signal, onProgress: ({ done }) => onProgress(done) },
    )
    const values = await valuesOf(outPath)
    const isEverything = output.format === 'jsonl'
    const id = newId()
    const reading: Reading = {
      ...output,
      id,
      name,
      path: hasFolder ? resolve(path) : null,
      folder: hasFolder ? dirname(resolve(path)) : null,
      // The worker wrote them just now.
      cells: isEverything ? [] : (values as Cells[]),
      entities: isEverything ? (values as Entity[]) : [],
    }
    readings.keep(context.db, id, reading)
    return reading
  } finally {
    await rm(outPath, { force: true })
  }
}
