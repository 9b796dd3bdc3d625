import type { Context, EntityHandler, Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import {
  type Anchor,
  type Annotation,
  type AnnotationKind,
  isForeign,
  markColour,
  type Place,
  type SeenLine,
} from '../../contract/annotations.ts'
import { CartableError } from '../../contract/errors.ts'
import { MEDIA } from '../../contract/media.ts'
import type { PdfMark } from '../../contract/pdf.ts'
import type { Attachment, CommandResult } from '../../contract/publications.ts'
import { requireAttachment } from '../attachments/index.ts'
import { type Command, runCommand } from '../history/index.ts'
import { indexPublication } from '../search/index.ts'
import { conceptsOf } from '../vocabulary/index.ts'
import { fileOf, onGlyphs, placeOf } from './place.ts'
import { annotationsOf, findAnnotation, putAnnotation, type StoredAnnotation } from './store.ts'

/** What a person chooses of a new mark. */
export interface NewMark {
  readonly attachmentId: string
  readonly kind: AnnotationKind
  readonly comment: string
  readonly colour?: string | undefined
  readonly author?: string | undefined
  /** Concepts by label. */
  readonly concepts: readonly string[]
  readonly inReplyTo?: string | null
}

/** The file of a mark, open and with that page. @throws CartableError NOT_FOUND, ATTACHMENT_NOT_READY, PAGE_OUT_OF_RANGE */
async function requirePage(db: Reader, attachmentId: string, pageIndex: number): Promise<Attachment> {
  const attachment = await requireAttachment(db, attachmentId)
  // Text that flows has no places to mark; kept as a PDF it has.
  if (attachment.mediaType !== MEDIA.pdf)
    throw new CartableError('FILE_UNSUPPORTED', { path: attachment.fileName })
  if (attachment.state !== 'ready') {
    throw new CartableError('ATTACHMENT_NOT_READY', { id: attachmentId, state: attachment.state })
  }
  if (pageIndex >= attachment.pageCount) {
    throw new CartableError('PAGE_OUT_OF_RANGE', { page: pageIndex + 1, pages: attachment.pageCount })
  }
  return attachment
}

/** A mark that is not in the trash. @throws CartableError NOT_FOUND */
export async function requireAnnotation(db: Reader, id: string): Promise<StoredAnnotation> {
  const annotation = await findAnnotation(db, id)
  if (!annotation || annotation.trashedAt !== null)
    throw new CartableError('NOT_FOUND', { entity: 'annotation', id })
  return annotation
}

/** A mark that this person may change. @throws CartableError NOT_FOUND, ANNOTATION_FOREIGN {id, author} */
async function requireOwn(context: Context, db: Reader, id: string): Promise<StoredAnnotation> {
  const annotation = await requireAnnotation(db, id)
  if (isForeign(annotation, context.actor)) {
    throw new CartableError('ANNOTATION_FOREIGN', { id, author: annotation.author })
  }
  return annotation
}

/** Writes states of annotations of one publication, their history and what depends on them, inside a command. */
export async function saveAnnotations(
  edit: Command,
  publicationId: string,
  states: readonly { readonly before: StoredAnnotation | null; readonly after: StoredAnnotation }[],
): Promise<void> {
  for (const { before, after } of states) {
    await putAnnotation(edit.trx, after)
    await edit.record('annotation', after.id, before ?? { trashedAt: edit.at }, { ...after })
  }
  await indexPublication(edit.trx, publicationId)
  await edit.touch(publicationId)
}

/** {@link saveAnnotations} of one. */
async function save(
  edit: Command,
  publicationId: string,
  before: StoredAnnotation | null,
  after: StoredAnnotation,
) {
  await saveAnnotations(edit, publicationId, [{ before, after }])
}

/**
 * Makes a mark at a known place; one on words that were seen on a screen is put onto their glyphs.
 * @throws CartableError NOT_FOUND, ATTACHMENT_NOT_READY, PAGE_OUT_OF_RANGE, CONCEPT_*
 */
export async function createAnnotation(
  context: Context,
  mark: NewMark,
  given: Anchor & { readonly seen?: readonly SeenLine[]; readonly password?: string | undefined },
): Promise<Annotation> {
  const attachment = await requirePage(context.db, mark.attachmentId, given.pageIndex)
  const file = fileOf(context, attachment, given.password)
  const anchor = await onGlyphs(context, file, given, given.seen ?? [])
  const concepts = await conceptsOf(context.db, mark.concepts)
  const at = context.now().toISOString()
  const { pageIndex, rect, quads, ink, inkWidths, quote, prefix, suffix } = anchor
  const annotation: Annotation = {
    id: newId(),
    attachmentId: mark.attachmentId,
    kind: mark.kind,
    author: mark.author ?? context.actor,
    firstAuthor: null,
    colour: mark.colour ?? markColour(mark.kind),
    comment: mark.comment,
    ...{ pageIndex, rect, quads, ink, inkWidths: inkWidths ?? null, quote, prefix, suffix },
    concepts,
    origin: 'cartable',
    anchoring: 'exact',
    externalName: null,
    inReplyTo: mark.inReplyTo ?? null,
    createdAt: at,
    modifiedAt: at,
  }
  await runCommand(context, 'annotate', async (edit) => {
    if (annotation.inReplyTo !== null) await requireAnnotation(edit.trx, annotation.inReplyTo)
    await save(edit, attachment.publicationId, null, { ...annotation, trashedAt: null })
  })
  context.events.emit('annotations.changed', { attachmentId: mark.attachmentId })
  return annotation
}

/**
 * Makes a mark on the passage that a quote names. The quote is found across line breaks, hyphens, ligatures, accents.
 *
 * @param page 1-based
 * @throws CartableError QUOTE_NOT_FOUND, QUOTE_AMBIGUOUS, PAGE_OUT_OF_RANGE, and as {@link createAnnotation}
 */
export async function annotateQuote(
  context: Context,
  mark: NewMark,
  place: { page: number; quote: string; occurrence?: number | undefined; password?: string | undefined },
): Promise<Annotation> {
  const attachment = await requirePage(context.db, mark.attachmentId, place.page - 1)
  const anchor = await context.pool.run('locateQuote', {
    ...fileOf(context, attachment, place.password),
    pageIndex: place.page - 1,
    quote: place.quote,
    occurrence: place.occurrence,
    icon: mark.kind === 'note',
  })
  return createAnnotation(context, mark, anchor)
}

/** Marks of a file in reading order. @throws CartableError NOT_FOUND */
export async function listAnnotations(context: Context, attachmentId: string): Promise<Annotation[]> {
  await requireAttachment(context.db, attachmentId)
  return annotationsOf(context.db, attachmentId)
}

/** What a person may change of a mark. */
export interface MarkEdit {
  readonly comment?: string | undefined
  readonly colour?: string | undefined
  readonly kind?: AnnotationKind | undefined
  /** Concepts by label. */
  readonly concepts?: readonly string[] | undefined
  readonly place?: Place | undefined
}

/**
 * Changes what a person wrote about a mark, or moves one that is not about words.
 * @throws CartableError NOT_FOUND, ANNOTATION_FOREIGN, CONCEPT_*, INVALID_VALUE for another place of marked words
 */
export async function updateAnnotation(context: Context, id: string, fields: MarkEdit): Promise<Annotation> {
  const concepts = fields.concepts === undefined ? undefined : await conceptsOf(context.db, fields.concepts)
  const { value } = await runCommand(context, 'edit', async (edit) => {
    const before = await requireOwn(context, edit.trx, id)
    const attachment = await requireAttachment(edit.trx, before.attachmentId)
    const after = {
      ...before,
      ...placeOf(before, fields.place),
      comment: fields.comment ?? before.comment,
      colour: fields.colour ?? before.colour,
      kind: fields.kind ?? before.kind,
      concepts: concepts ?? before.concepts,
      modifiedAt: edit.at,
    }
    await save(edit, attachment.publicationId, before, after)
    return after
  })
  context.events.emit('annotations.changed', { attachmentId: value.attachmentId })
  const { trashedAt: _, ...annotation } = value
  return annotation
}

/** Moves a mark to the trash; undoing the command brings it back. @throws CartableError NOT_FOUND, ANNOTATION_FOREIGN */
export async function removeAnnotation(context: Context, id: string): Promise<CommandResult> {
  const { command, changed, value } = await runCommand(context, 'remove', async (edit) => {
    const before = await requireOwn(context, edit.trx, id)
    const attachment = await requireAttachment(edit.trx, before.attachmentId)
    await save(edit, attachment.publicationId, before, { ...before, trashedAt: edit.at })
    return before.attachmentId
  })
  context.events.emit('annotations.changed', { attachmentId: value })
  return { command, changed }
}

/**
 * Takes over the marks that other programs left in a file, inside the command that imports it. They can be edited
 * like one's own; `origin` and `externalName` keep the tie to the mark in the file, so that an export replaces it.
 */
export async function importMarks(
  edit: Command,
  attachmentId: string,
  marks: readonly PdfMark[],
): Promise<void> {
  const ids = new Map(marks.flatMap((mark) => (mark.name === null ? [] : [[mark.name, newId()] as const])))
  for (const mark of marks) {
    const { pageIndex, kind, rect, quote } = mark
    const created = mark.created ?? mark.modified ?? edit.at
    await putAnnotation(edit.trx, {
      id: (mark.name === null ? undefined : ids.get(mark.name)) ?? newId(),
      attachmentId,
      ...{ pageIndex, kind, rect, quote },
      author: mark.author ?? '',
      firstAuthor: null,
      colour: mark.colour ?? markColour(kind),
      comment: mark.contents ?? '',
      quads: [...mark.quads],
      ink: mark.ink.map((stroke) => [...stroke]),
      prefix: null,
      suffix: null,
      concepts: [],
      origin: 'file',
      anchoring: 'exact',
      externalName: mark.name,
      inReplyTo: mark.inReplyTo === null ? null : (ids.get(mark.inReplyTo) ?? null),
      createdAt: created,
      modifiedAt: mark.modified ?? created,
      trashedAt: null,
    })
  }
}

/** How history reads and restores annotations. */
export const annotationEntity: EntityHandler = {
  read: async (db, id) => {
    const annotation = await findAnnotation(db, id)
    return annotation ? { ...annotation } : null
  },
  write: async (db, id, fields) => {
    const annotation = await findAnnotation(db, id)
    if (!annotation) return
    await putAnnotation(db, { ...annotation, ...(fields as Partial<StoredAnnotation>) })
    const attachment = await requireAttachment(db, annotation.attachmentId)
    await indexPublication(db, attachment.publicationId)
  },
  publicationsOf: async (db, id) => {
    const annotation = await findAnnotation(db, id)
    return annotation ? [(await requireAttachment(db, annotation.attachmentId)).publicationId] : []
  },
}
