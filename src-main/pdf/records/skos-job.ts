import { readFile, stat, writeFile } from 'node:fs/promises'
import { fileError } from '../../base/files.ts'
import { CartableError } from '../../contract/errors.ts'
import type { SkosFormat } from '../../contract/exchange-vocabulary.ts'
import { readSkos, skosFormatOf } from '../../formats/skos/index.ts'
import { decodeText } from '../documents/decode.ts'
import type { Job } from '../pool/job.ts'
import { MAX_RECORD_BYTES } from './job.ts'

/** A file of vocabularies, and where what was read of it goes, as one JSON value. */
export interface SkosInput {
  readonly path: string
  readonly name: string
  readonly format: SkosFormat | null
  readonly outPath: string
}

/** The text of a file that is not larger than it may be. @throws CartableError FILE_NOT_FOUND, PERMISSION_DENIED, RECORDS_TOO_LARGE */
export async function textOf(path: string, limit: number): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > limit) throw new CartableError('RECORDS_TOO_LARGE', { path, bytes: size, limit })
    return decodeText(await readFile(path), true).replace(/^\ufeff/, '')
  } catch (error) {
    throw fileError(error, path)
  }
}

/**
 * Reads a file of vocabularies in Turtle or JSON-LD; see `SkosReading` for what it writes.
 * @throws CartableError FILE_NOT_FOUND, PERMISSION_DENIED, RECORDS_TOO_LARGE, VOCABULARY_UNKNOWN where its form cannot be told
 */
export const readSkosJob: Job<SkosInput, SkosFormat> = async (input, context) => {
  const text = await textOf(input.path, MAX_RECORD_BYTES)
  const format = input.format ?? skosFormatOf(text)
  if (format === null) throw new CartableError('VOCABULARY_UNKNOWN', { path: input.name })
  context.progress({ stage: 'records', done: 0, total: 0 })
  await writeFile(input.outPath, JSON.stringify(await readSkos(text, format, input.name)))
  return format
}
