import { resolve } from 'node:path'
import type { Context } from '../../base/context.ts'
import { writeFileAtomically } from '../../base/files.ts'
import { CartableError } from '../../contract/errors.ts'
import { drawnRect } from '../../pdf/brief/drawing.ts'
import { requireAnnotation } from '../annotations/index.ts'
import { requireAttachment } from '../attachments/index.ts'
import { exists } from './service.ts'

/** What a caller may ask for; see the contract. */
export interface PictureRequest {
  readonly annotationId: string
  readonly password?: string | undefined
  readonly overwrite: boolean
}

/**
 * Writes the part of a page that a mark frames, or that it draws on with the drawing, as a PNG to `path`, whole or not at all.
 *
 * @throws CartableError NOT_FOUND, EXPORT_REFUSED (`output-exists`, `unplaced`), PDF_PASSWORD, DISK_FULL …
 */
export async function exportPicture(
  context: Context,
  request: PictureRequest,
  path: string,
): Promise<{ path: string }> {
  const mark = await requireAnnotation(context.db, request.annotationId)
  const outPath = resolve(path)
  if (!request.overwrite && (await exists(outPath))) {
    throw new CartableError('EXPORT_REFUSED', { reason: 'output-exists', path: outPath })
  }
  const attachment = await requireAttachment(context.db, mark.attachmentId)
  const { pageIndex, kind, colour, ink: strokes, inkWidths } = mark
  const drawing = kind === 'ink' ? { colour, strokes, widths: inkWidths ?? null } : undefined
  const rect = drawing ? drawnRect(mark.rect, drawing) : mark.rect
  const { png } = await context.pool.run('drawPicture', {
    path: context.layout.file(attachment.sha256),
    password: request.password,
    pageIndex,
    rect,
    drawing,
  })
  await writeFileAtomically(outPath, png)
  return { path: outPath }
}
