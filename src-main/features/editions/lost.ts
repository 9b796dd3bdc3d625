import type { Context, Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import type { Anchor, SeenLine } from '../../contract/annotations.ts'
import type { LostMark } from '../../contract/editions.ts'
import { CartableError } from '../../contract/errors.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { annotationsOf, fileOf, onGlyphs, requireAnnotation, saveAnnotations } from '../annotations/index.ts'
import { attachmentsOf, requireAttachment } from '../attachments/index.ts'
import { runCommand } from '../history/index.ts'
import { applyEdit, requirePublication } from '../publications/index.ts'

/** The file that a mark was on when its place was lost, by the history; null where that is not known any more. */
async function lastPlaces(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('changes as lost')
    .innerJoin('changes as moved', (join) =>
      join
        .onRef('moved.command', '=', 'lost.command')
        .onRef('moved.entity_id', '=', 'lost.entity_id')
        .on('moved.field', '=', 'attachmentId'),
    )
    .select(['lost.entity_id as id', 'moved.before as from'])
    .where('lost.entity', '=', 'annotation')
    .where('lost.field', '=', 'anchoring')
    .where('lost.after', '=', JSON.stringify('lost'))
    .where('lost.entity_id', 'in', ids)
    .orderBy('lost.id')
    .execute()
  return new Map(rows.flatMap(({ id, from }) => (from === null ? [] : [[id, JSON.parse(from) as string]])))
}

/** Marks of a file that have no place in it, in the order of the edition that they come from. @throws CartableError NOT_FOUND */
export async function lostMarks(context: Context, attachmentId: string): Promise<LostMark[]> {
  const attachment = await requireAttachment(context.db, attachmentId)
  const lost = (await annotationsOf(context.db, attachmentId)).filter(({ anchoring }) => anchoring === 'lost')
  const places = await lastPlaces(
    context.db,
    lost.map(({ id }) => id),
  )
  const files = await attachmentsOf(context.db, attachment.publicationId)
  // After a rebuilding there is no history; one edition back is the likeliest.
  const before = files.findLast(({ supersededBy }) => supersededBy === attachmentId)?.id ?? null
  return lost.map((annotation) => ({ annotation, from: places.get(annotation.id) ?? before }))
}

/** Gives a mark a place on its file; one on words that were seen on a screen is put onto their glyphs. @throws CartableError NOT_FOUND, PAGE_OUT_OF_RANGE */
export async function placeMark(
  context: Context,
  id: string,
  given: Anchor,
  seen: readonly SeenLine[] = [],
  password?: string,
): Promise<CommandResult> {
  const mark = await requireAnnotation(context.db, id)
  const file = fileOf(context, await requireAttachment(context.db, mark.attachmentId), password)
  const anchor = await onGlyphs(context, file, given, seen)
  const { command, changed, value } = await runCommand(context, 'place', async (edit) => {
    const before = await requireAnnotation(edit.trx, id)
    const { publicationId, pageCount } = await requireAttachment(edit.trx, before.attachmentId)
    if (anchor.pageIndex >= pageCount) {
      throw new CartableError('PAGE_OUT_OF_RANGE', { page: anchor.pageIndex + 1, pages: pageCount })
    }
    const after = { ...before, ...anchor, anchoring: 'exact' as const, modifiedAt: edit.at }
    await saveAnnotations(edit, publicationId, [{ before, after }])
    return before.attachmentId
  })
  context.events.emit('annotations.changed', { attachmentId: value })
  return { command, changed }
}

/**
 * Keeps what a mark says as a note of its publication: the quotation with its page, then the comment. The mark goes to
 * the trash; undoing brings it back. @throws CartableError NOT_FOUND
 */
export async function keepAsNote(context: Context, id: string): Promise<CommandResult> {
  const { command, changed, value } = await runCommand(context, 'keep-as-note', async (edit) => {
    const before = await requireAnnotation(edit.trx, id)
    const { publicationId } = await requireAttachment(edit.trx, before.attachmentId)
    const { notes } = await requirePublication(edit.trx, publicationId)
    const page = `p. ${before.pageIndex + 1}`
    const quote = before.quote === null ? page : `> ${before.quote.replaceAll('\n', ' ')} (${page})`
    const text = [quote, before.comment].filter((part) => part !== '').join('\n\n')
    await applyEdit(edit, publicationId, { notes: [...notes, { id: newId(), text, shareable: false }] })
    await saveAnnotations(edit, publicationId, [{ before, after: { ...before, trashedAt: edit.at } }])
    return before.attachmentId
  })
  context.events.emit('annotations.changed', { attachmentId: value })
  return { command, changed }
}
