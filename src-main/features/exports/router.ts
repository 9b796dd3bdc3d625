import { extname } from 'node:path'
import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import { os } from '../../base/implement.ts'
import type { ExportResult, MarksResult } from '../../contract/exports.ts'
import { requireAnnotation } from '../annotations/index.ts'
import { requireAttachment } from '../attachments/index.ts'
import { assertOutsideLibrary, forDownload } from './destination.ts'
import { exportMarks, MARKS_EXTENSIONS, type MarksRequest } from './marks.ts'
import { exportPicture, type PictureRequest } from './picture.ts'
import { type CopyRequest, exportAnnotatedCopy } from './service.ts'

type At<T> = Omit<T, 'path'> & { readonly path: string | null }

/** The name of an attachment's file with another end: `report.pdf` → `report.annotated.pdf`. */
async function nameOf(context: Context, attachmentId: string, end: string): Promise<string> {
  const { fileName } = await requireAttachment(context.db, attachmentId)
  return `${fileName.slice(0, fileName.length - extname(fileName).length)}${end}`
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

async function picture(context: Context & Call, input: PictureRequest & { readonly path: string | null }) {
  const { path } = input
  if (path === null) {
    const { attachmentId } = await requireAnnotation(context.db, input.annotationId)
    return forDownload(
      context,
      () => nameOf(context, attachmentId, '.png'),
      (pending) => exportPicture(context, { ...input, overwrite: false }, pending),
    )
  }
  context.paths.mayWrite(path)
  await assertOutsideLibrary(context, path)
  const result = await exportPicture(context, input, path)
  context.paths.wrote(result.path)
  return { ...result, download: null }
}

/** `exports` of the contract, each method tied to its service. */
export const exportsRouter = {
  annotatedCopy: os.exports.annotatedCopy.handler(({ input, context, signal }) =>
    annotatedCopy(context, input, signal),
  ),
  picture: os.exports.picture.handler(({ input, context }) => picture(context, input)),
  marks: os.exports.marks.handler(({ input, context }) => marks(context, input)),
}
