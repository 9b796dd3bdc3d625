import { rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import { temporaryName } from '../../base/files.ts'
import { os } from '../../base/implement.ts'
import { CartableError } from '../../contract/errors.ts'
import type { ExportResult } from '../../contract/exports.ts'
import { requireAttachment } from '../attachments/index.ts'
import { type CopyRequest, exportAnnotatedCopy } from './service.ts'

interface CopyInput extends Omit<CopyRequest, 'path'> {
  readonly path: string | null
}

function copyName(fileName: string): string {
  const stem = fileName.slice(0, fileName.length - extname(fileName).length)
  return `${stem}.annotated.pdf`
}

/** A copy without a place: it waits in the library's folder for unfinished files until it was downloaded. */
async function copyToDownload(
  context: Context & Call,
  input: CopyInput,
  signal?: AbortSignal,
): Promise<ExportResult> {
  // Asked first, so that nothing is written where nobody can fetch it.
  if (context.host.capabilities().paths) throw new CartableError('UNAVAILABLE')
  const { fileName } = await requireAttachment(context.db, input.attachmentId)
  const path = join(context.layout.temporary, temporaryName())
  try {
    const result = await exportAnnotatedCopy(context, { ...input, path, overwrite: false }, signal)
    return { ...result, path: null, download: await context.host.offer(path, copyName(fileName)) }
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined)
    throw error
  }
}

async function annotatedCopy(
  context: Context & Call,
  input: CopyInput,
  signal?: AbortSignal,
): Promise<ExportResult> {
  const { path } = input
  if (path === null) return copyToDownload(context, input, signal)
  context.paths.mayWrite(path)
  const result = await exportAnnotatedCopy(context, { ...input, path }, signal)
  if (result.path !== null) context.paths.wrote(result.path)
  return result
}

/** `exports` of the contract, each method tied to its service. */
export const exportsRouter = {
  annotatedCopy: os.exports.annotatedCopy.handler(({ input, context, signal }) =>
    annotatedCopy(context, input, signal),
  ),
}
