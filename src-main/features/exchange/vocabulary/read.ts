import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Context } from '../../../base/context.ts'
import { temporaryName } from '../../../base/files.ts'
import { newId } from '../../../base/ids.ts'
import type { SkosFormat } from '../../../contract/exchange.ts'
import type { SkosReading } from '../../../formats/skos/index.ts'
import type { NamedInput } from '../named-file.ts'
import { Readings } from '../readings.ts'

/** A file of vocabularies that was read: what it holds, in memory until it is taken or forgotten. */
export interface VocabularyReading extends SkosReading {
  readonly id: string
  readonly name: string
  readonly format: SkosFormat
}

export const vocabularyReadings = new Readings<VocabularyReading>()

/**
 * Reads a file of vocabularies in a worker process and keeps what it holds.
 * @throws CartableError FILE_NOT_FOUND, VOCABULARY_UNKNOWN, RECORDS_TOO_LARGE, PDF_TIMEOUT, PDF_MEMORY, CANCELLED
 */
export async function readVocabulary(
  context: Context,
  { path, name }: NamedInput,
  format: SkosFormat | undefined,
  signal?: AbortSignal,
): Promise<VocabularyReading> {
  await mkdir(context.layout.temporary, { recursive: true })
  const outPath = join(context.layout.temporary, temporaryName())
  try {
    const input = { path: resolve(path), name, format: format ?? null, outPath }
    const found = await context.pool.run('readSkos', input, { signal })
    // The worker wrote it just now.
    const read = JSON.parse(await readFile(outPath, 'utf8')) as SkosReading
    const reading = { ...read, id: newId(), name, format: found }
    vocabularyReadings.keep(context.db, reading.id, reading)
    return reading
  } finally {
    await rm(outPath, { force: true })
  }
}
