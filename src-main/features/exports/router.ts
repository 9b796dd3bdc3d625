import { rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import { temporaryName } from '../../base/files.ts'
import { os } from '../../base/implement.ts'
import { CartableError } from '../../contract/errors.ts'
import type { ExportResult, MarksResult } from '../../contract/exports.ts'
import { requireAttachment } from '../attachments/index.ts'
import { assertOutsideLibrary, exportMarks, MARKS_EXTENSIONS, type MarksRequest } from './marks.ts'
import { type CopyRequest, exportAnnotatedCopy } from './service.ts'

type At<T> = Omit<T, 'path'> & { readonly path: string | null }

/** The name of an attachment's file with another end: `report.pdf` → `report.annotated.pdf`. */
async function nameOf(context: Context, attachmentId: string, end: string): Promise<string> {
  const { fileName } = await requireAttachment(context.db, attachmentId)
  return `${fileName.slice(0, fileName.length - extname(fileName).length)}${end}`
}

/** A file without a place: it waits in the library's folder for unfinished files until it was downloaded. */
async function forDownload<T>(
  context: Context & Call,
  name: () => Promise<string>,
  write: (path: string) => Promise<T>,
): Promise<T & { path: null; download: string }> {
  // Asked first, so that nothing is written where nobody can fetch it.
  if (context.host.capabilities().paths) throw new CartableError('UNAVAILABLE')
  const path = join(context.layout.temporary, temporaryName())
  try {
    const result = await write(path)
    return { ...result, path: null, download: await context.host.offer(path, await name()) }
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined)
    throw error
  }
}

async function annotatedCopy(
  context: Context & Call,
  input: At<CopyRequest>,
  signal?: AbortSignal,
): Promise<ExportResult> {
  const { path } = input
  if (path === null) {
    return forDownload(
      context,
      () => nameOf(context, input.attachmentId, '.annotated.pdf'),
      (pending) => exportAnnotatedCopy(context, { ...input, path: pending, overwrite: false }, signal),
    )
  }
  context.paths.mayWrite(path)
  const result = await exportAnnotatedCopy(context, { ...input, path }, signal)
  if (result.path !== null) context.paths.wrote(result.path)
  return result
}

async function marks(
  context: Context & Call,
  input: MarksRequest & { readonly path: string | null },
): Promise<MarksResult> {
  const { path } = input
  if (path === null) {
    return forDownload(
      context,
      () => nameOf(context, input.attachmentId, `.marks${MARKS_EXTENSIONS[input.format]}`),
      (pending) => exportMarks(context, { ...input, overwrite: false }, pending),
    )
  }
  context.paths.mayWrite(path)
  await assertOutsideLibrary(context, path)
  const result = await exportMarks(context, input, path)
  context.paths.wrote(result.path)
  return { ...result, download: null }
}

/** `exports` of the contract, each method tied to its service. */
export const exportsRouter = {
  annotatedCopy: os.exports.annotatedCopy.handler(({ input, context, signal }) =>
    annotatedCopy(context, input, signal),
  ),
  marks: os.exports.marks.handler(({ input, context }) => marks(context, input)),
}
