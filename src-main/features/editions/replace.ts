import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { EditionResult } from '../../contract/editions.ts'
import type { PdfEngine } from '../../contract/pdf.ts'
import type { Attachment } from '../../contract/publications.ts'
import type { Reanchored } from '../../pdf/anchor/index.ts'
import {
  annotationsOf,
  editedIds,
  fileOf,
  saveAnnotations,
  type StoredAnnotation,
} from '../annotations/index.ts'
import { requireAttachment, supersede } from '../attachments/index.ts'
import { importUnder, type Incoming } from '../imports/index.ts'
import { carryOver, rootsOf, withoutTwins } from './carry-over.ts'

/** A file of the library and the one that takes its place. */
export interface ReplaceRequest {
  readonly attachmentId: string
  readonly path: string
  /** Name that the new file is known by, where it is not its path. */
  readonly name?: string | undefined
  readonly password?: string | undefined
}

/** How a replacing is followed and stopped. */
export interface ReplaceOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (stage: string, done: number, total: number) => void
}

const PDF = 'application/pdf'

/** @throws CartableError NOT_FOUND, EDITION_REPLACED, FILE_UNSUPPORTED, ATTACHMENT_NOT_READY */
async function requireCurrent(context: Context, id: string): Promise<Attachment> {
  const old = await requireAttachment(context.db, id)
  if (old.supersededBy !== null) throw new CartableError('EDITION_REPLACED', { id, by: old.supersededBy })
  if (old.mediaType !== PDF) throw new CartableError('FILE_UNSUPPORTED', { path: old.fileName })
  return old
}

/** The marks that go over: those of the old file, without those that the new one brings along. */
async function marksToCarry(
  context: Context,
  old: Attachment,
  incoming: Incoming,
): Promise<StoredAnnotation[]> {
  const marks = await annotationsOf(context.db, old.id)
  const edited = await editedIds(
    context.db,
    marks.map(({ id }) => id),
  )
  return withoutTwins(
    marks.map((mark) => ({ ...mark, trashedAt: null })),
    incoming.extract?.marks ?? [],
    edited,
  )
}

/** The library that reads a file on its way in. */
function engineOf({ attachment, extract }: Incoming): PdfEngine {
  return attachment?.engine ?? extract?.facts.engine ?? 'pdfium'
}

async function reanchored(
  context: Context,
  old: Attachment,
  incoming: Incoming,
  marks: readonly StoredAnnotation[],
  { request, options }: { request: ReplaceRequest; options: ReplaceOptions },
): Promise<Reanchored[]> {
  if (marks.length === 0) return []
  const { onProgress, signal } = options
  const { password } = request
  return context.pool.run(
    'reanchor',
    {
      old: fileOf(context, old, password),
      next: { path: incoming.path, password, engine: engineOf(incoming) },
      marks: rootsOf(marks).map((mark) => {
        const { id, pageIndex, rect, quads, ink, inkWidths, quote, prefix, suffix, anchoring } = mark
        const anchor = { pageIndex, rect, quads, ink, inkWidths, quote, prefix, suffix }
        return { id, ...anchor, adrift: anchoring === 'lost' }
      }),
    },
    { signal, onProgress: ({ stage, done, total }) => onProgress?.(stage, done, total) },
  )
}

/**
 * Puts a new edition in the place of a file: imports it into the same publication (or takes it from there), brings the
 * marks over, each with its id, and notes what replaced what. One command: undoing it brings the marks back to the old
 * file, which was there all the time, and the new one goes to the trash.
 *
 * @throws CartableError NOT_FOUND, EDITION_SAME_FILE, EDITION_ELSEWHERE, EDITION_REPLACED, NOT_A_PDF, PDF_PASSWORD,
 *   CANCELLED, and as an import; nothing has changed then
 */
export async function replaceAttachment(
  context: Context,
  request: ReplaceRequest,
  options: ReplaceOptions = {},
): Promise<EditionResult> {
  const old = await requireCurrent(context, request.attachmentId)
  const counts = { exact: 0, moved: 0, lost: 0 }
  const { path, name, password } = request
  const { attachment, command, changed } = await importUnder(
    context,
    path,
    { ...options, name, password },
    {
      publicationId: old.publicationId,
      language: old.language,
      cause: 'replace',
      prepare: async (incoming) => {
        if (incoming.attachment?.id === old.id) throw new CartableError('EDITION_SAME_FILE', { id: old.id })
        const marks = await marksToCarry(context, old, incoming)
        return { marks, places: await reanchored(context, old, incoming, marks, { request, options }) }
      },
      work: async (edit, attachment, { marks, places }) => {
        // Somebody may have been faster while the file was read.
        await requireCurrent({ ...context, db: edit.trx }, old.id)
        const carried = carryOver(marks, places, attachment.id)
        for (const { after } of carried) counts[after.anchoring] += 1
        await saveAnnotations(edit, old.publicationId, carried)
        await supersede(edit, old, attachment.id)
      },
    },
  )
  for (const { id } of [old, attachment]) context.events.emit('annotations.changed', { attachmentId: id })
  return { command, changed, attachmentId: attachment.id, ...counts }
}
