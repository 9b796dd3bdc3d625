import { resolve } from 'node:path'
import { Breath } from '../../base/breathe.ts'
import type { Context } from '../../base/context.ts'
import { writeFileAtomically } from '../../base/files.ts'
import { CartableError } from '../../contract/errors.ts'
import type { ExportScope, RecordFormat, RecordsWritten } from '../../contract/exchange.ts'
import type { Publication } from '../../contract/publications.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { FORMS } from '../../formats/index.ts'
import { exists } from '../exports/index.ts'
import { readPublications } from '../publications/index.ts'
import { writeEverything } from './everything/write.ts'
import { departureOf, type NoteChoice } from './leaving.ts'
import { idsOf } from './scope.ts'

/** What a caller may ask for; see the contract. */
export interface WriteRequest {
  readonly format: RecordFormat
  readonly scope: ExportScope
  readonly language: InterfaceLanguage
  readonly notes: NoteChoice
  readonly kinds?: readonly string[] | undefined
  readonly overwrite: boolean
}

/** How far a file is, and whether to go on. */
export interface Writing {
  readonly onProgress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/** Publications read together: few queries, and none of them long. */
const AT_ONCE = 20

/** Publications in their order, read as they are needed; others get their turn between them. @throws CartableError CANCELLED */
export async function* publicationsInTurn(
  context: Context,
  ids: readonly string[],
  { onProgress, signal }: Writing,
): AsyncGenerator<Publication> {
  const breath = new Breath()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const publication of await readPublications(context.db, ids.slice(from, from + AT_ONCE))) {
      if (signal.aborted) throw new CartableError('CANCELLED')
      yield publication
      await breath.take()
    }
    onProgress(Math.min(ids.length, from + AT_ONCE), ids.length)
  }
}

async function* textOf(
  context: Context,
  request: WriteRequest & { readonly format: Exclude<RecordFormat, 'jsonl'> },
  ids: readonly string[],
  writing: Writing,
): AsyncGenerator<string> {
  const { options, ready } = await departureOf(context, ids, request)
  const writer = FORMS[request.format].writer(options)
  yield writer.head
  for await (const publication of publicationsInTurn(context, ids, writing))
    yield writer.one(ready(publication))
  yield writer.tail()
}

/** Parts of a text joined to larger ones: a write to the disk for each record would take longer than the record. */
async function* joined(parts: AsyncIterable<string>): AsyncGenerator<string> {
  let text = ''
  for await (const part of parts) {
    text += part
    if (text.length < 65_536) continue
    yield text
    text = ''
  }
  yield text
}

/**
 * Writes records to `path`, whole or not at all.
 *
 * @throws CartableError EXPORT_REFUSED (`output-exists`), CANCELLED, DISK_FULL, PERMISSION_DENIED, NOT_FOUND
 */
export async function writeRecords(
  context: Context,
  request: WriteRequest,
  path: string,
  writing: Writing,
): Promise<RecordsWritten> {
  const outPath = resolve(path)
  if (!request.overwrite && (await exists(outPath)))
    throw new CartableError('EXPORT_REFUSED', { reason: 'output-exists', path: outPath })
  const ids = await idsOf(context, request.scope)
  const { format } = request
  const counts: Record<string, number> = { publications: ids.length }
  const text =
    format === 'jsonl'
      ? writeEverything(context, request, ids, { ...writing, counts })
      : textOf(context, { ...request, format }, ids, writing)
  await writeFileAtomically(outPath, joined(text))
  return { path: outPath, download: null, counts }
}
