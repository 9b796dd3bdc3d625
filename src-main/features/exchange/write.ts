import { resolve } from 'node:path'
import type { Context } from '../../base/context.ts'
import { writeFileAtomically } from '../../base/files.ts'
import { cslOf } from '../../contract/csl.ts'
import { CartableError } from '../../contract/errors.ts'
import type { ExportScope, RecordFormat, RecordsWritten } from '../../contract/exchange.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { exists } from '../exports/index.ts'
import { publicationDetail } from '../publications/index.ts'
import { idsOf } from './scope.ts'

/** What a caller may ask for; see the contract. */
export interface WriteRequest {
  readonly format: RecordFormat
  readonly scope: ExportScope
  readonly language: InterfaceLanguage
  readonly notes: 'none' | 'shareable' | 'all'
  readonly kinds?: readonly string[] | undefined
  readonly overwrite: boolean
}

/** Gives other calls their turn. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Writes records to `path`, whole or not at all.
 *
 * @throws CartableError EXPORT_REFUSED (`output-exists`), CANCELLED, DISK_FULL, PERMISSION_DENIED, NOT_FOUND
 */
export async function writeRecords(
  context: Context,
  request: WriteRequest,
  path: string,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<RecordsWritten> {
  const outPath = resolve(path)
  if (!request.overwrite && (await exists(outPath)))
    throw new CartableError('EXPORT_REFUSED', { reason: 'output-exists', path: outPath })
  if (request.format !== 'csl-json') throw new CartableError('UNAVAILABLE')
  const ids = await idsOf(context, request.scope)
  async function* parts(): AsyncGenerator<string> {
    yield '[\n'
    for (const [at, id] of ids.entries()) {
      if (signal.aborted) throw new CartableError('CANCELLED')
      const item = cslOf(await publicationDetail(context.db, id), { id, language: request.language })
      yield `${at === 0 ? '' : ',\n'}${JSON.stringify(item)}`
      onProgress(at + 1, ids.length)
      await breathe()
    }
    yield '\n]\n'
  }
  await writeFileAtomically(outPath, parts())
  return { path: outPath, download: null, counts: { publications: ids.length } }
}
