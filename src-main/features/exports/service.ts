import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Context } from '../../base/context.ts'
import type { Annotation } from '../../contract/annotations.ts'
import { CartableError } from '../../contract/errors.ts'
import type { ExportResult } from '../../contract/exports.ts'
import { MEDIA } from '../../contract/media.ts'
import { runExport } from '../../pdf/annotate/index.ts'
import { annotationsOf, editedIds, removedMarks } from '../annotations/index.ts'
import { requireAttachment } from '../attachments/index.ts'

/** What a caller may ask for; see the contract. */
export interface CopyRequest {
  readonly attachmentId: string
  /** Where the copy goes. */
  readonly path: string
  readonly password?: string | undefined
  readonly allowBreakingSignature: boolean
  readonly overwrite: boolean
  /** Only these marks; all where not given. */
  readonly ids?: readonly string[] | undefined
}

/** Whether something lies at a path. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function unplacedOf(marks: readonly Annotation[]): ExportResult['unplaced'] {
  return marks
    .filter(({ anchoring }) => anchoring === 'lost')
    .map(({ id, pageIndex, quote, comment }) => ({ id, page: pageIndex + 1, quote, comment }))
}

/**
 * Writes a copy of an attachment with its marks, gated as in DESIGN §6. A refusal leaves no file behind, and an
 * existing file is replaced only when the caller says so, and only by a copy that passed.
 *
 * @throws CartableError EXPORT_REFUSED with the reason, FILE_MISSING, FILE_CHANGED, ATTACHMENT_NOT_READY, PDF_PASSWORD,
 *   DISK_FULL …
 */
export async function exportAnnotatedCopy(
  context: Context,
  request: CopyRequest,
  signal?: AbortSignal,
): Promise<ExportResult> {
  const attachment = await requireAttachment(context.db, request.attachmentId)
  const { id, state, fileName } = attachment
  if (state === 'unreadable') throw new CartableError('ATTACHMENT_NOT_READY', { id, state })
  if (state === 'needs-password' && !request.password)
    throw new CartableError('PDF_PASSWORD', { path: fileName })
  const outPath = resolve(request.path)
  if (!request.overwrite && (await exists(outPath))) {
    throw new CartableError('EXPORT_REFUSED', { reason: 'output-exists', path: outPath })
  }
  if (attachment.mediaType !== MEDIA.pdf)
    throw new CartableError('FILE_UNSUPPORTED', { path: attachment.fileName })
  const path = context.layout.fileOf(attachment)
  if (!(await exists(path))) throw new CartableError('FILE_MISSING', { path })
  const all = await annotationsOf(context.db, attachment.id)
  const wanted = request.ids && new Set(request.ids)
  const chosen = all.filter((mark) => wanted?.has(mark.id) ?? true)
  // A mark that was not found in this edition would stand at a place that means nothing.
  const marks = chosen.filter(({ anchoring }) => anchoring !== 'lost')
  // A mark that the file has and that is not wanted must go from the copy, or it would be shown all the same.
  const unwanted = all.filter((mark) => mark.origin === 'file' && !marks.includes(mark))
  const edited = await editedIds(
    context.db,
    marks.map((mark) => mark.id),
  )
  const { mode, annotations, bytesAdded, signed } = await runExport(
    context.pool,
    {
      path,
      outPath,
      password: request.password,
      marks: marks.map((mark) => ({ ...mark, unchanged: mark.origin === 'file' && !edited.has(mark.id) })),
      removed: [...(await removedMarks(context.db, attachment.id)), ...unwanted],
      allowBreakingSignature: request.allowBreakingSignature,
      expectedSha256: attachment.sha256,
    },
    signal ? { signal } : {},
  )
  return {
    path: outPath,
    download: null,
    mode,
    annotations,
    bytesAdded,
    signed,
    unplaced: unplacedOf(chosen),
  }
}
