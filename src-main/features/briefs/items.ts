import type { Context, Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import type { BriefContent, ItemEdit, NewItem, PagesContent } from '../../contract/briefs.ts'
import { CartableError } from '../../contract/errors.ts'
import { MEDIA } from '../../contract/media.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { type Command, runCommand } from '../history/index.ts'
import { itemFields } from './entity.ts'
import { edited } from './edited.ts'
import { excerptOf, type MarkToday } from './excerpt.ts'
import { marksToday, requireMark } from './marks.ts'
import { ranksAt } from './order.ts'
import { knownFiles, provenanceOf } from './provenance.ts'
import { enterItem, requireBrief } from './service.ts'
import { findItem, itemsOf, putItem, type StoredItem, touchBrief } from './store.ts'

const notFound = (id: string): CartableError => new CartableError('NOT_FOUND', { entity: 'brief-item', id })

/** Writes another state of an item inside a command, if it is one. */
export async function changeItem(edit: Command, before: StoredItem, after: StoredItem): Promise<void> {
  const changed = await edit.record('brief-item', before.id, itemFields(before), itemFields(after))
  if (changed > 0) await putItem(edit.trx, after)
}

/** An edit of the items of a brief: it must be on the desk, and is younger afterwards. */
export async function editItems<T>(
  context: Context,
  cause: string,
  briefId: string,
  work: (edit: Command, items: StoredItem[]) => Promise<T>,
): Promise<CommandResult & { value: T }> {
  const result = await runCommand(context, cause, async (edit) => {
    await requireBrief(edit.trx, briefId)
    const value = await work(edit, await itemsOf(edit.trx, briefId))
    if (edit.changed > 0) await touchBrief(edit.trx, briefId, edit.at)
    return value
  })
  if (result.changed > 0) context.events.emit('briefs.changed', { ids: [briefId] })
  return result
}

/** Place behind an item; 0 for null, the end where nothing is said. @throws CartableError NOT_FOUND */
function placeBehind(order: readonly StoredItem[], after: string | null | undefined): number {
  if (after === undefined) return order.length
  if (after === null) return 0
  const at = order.findIndex(({ id }) => id === after)
  if (at < 0) throw notFound(after)
  return at + 1
}

/** Ranks for things at a place; others make room where they must. */
async function makeRoom(edit: Command, order: readonly StoredItem[], position: number, count: number) {
  const { placed, moved } = ranksAt(order, position, count)
  for (const item of order) {
    const rank = moved.get(item.id)
    if (rank !== undefined) await changeItem(edit, item, { ...item, rank })
  }
  return placed
}

type NewPages = Extract<NewItem, { kind: 'pages' }>

/** @throws CartableError NOT_FOUND, FILE_UNSUPPORTED, ATTACHMENT_NOT_READY, PAGE_OUT_OF_RANGE, INVALID_VALUE */
async function pagesOf(
  db: Reader,
  { attachmentId, firstIndex, lastIndex, caption }: NewPages,
): Promise<PagesContent> {
  const file = (await knownFiles(db, [attachmentId])).get(attachmentId)
  if (!file) throw new CartableError('NOT_FOUND', { entity: 'attachment', id: attachmentId })
  const { mediaType, fileName, pageCount, state } = file.attachment
  if (mediaType !== MEDIA.pdf) throw new CartableError('FILE_UNSUPPORTED', { path: fileName })
  if (state !== 'ready') throw new CartableError('ATTACHMENT_NOT_READY', { id: attachmentId, state })
  if (lastIndex < firstIndex)
    throw new CartableError('INVALID_VALUE', { field: 'lastIndex', value: lastIndex })
  if (lastIndex >= pageCount) {
    throw new CartableError('PAGE_OUT_OF_RANGE', { page: lastIndex + 1, pages: pageCount })
  }
  const provenance = provenanceOf(file, firstIndex, { prefix: null, suffix: null })
  return { kind: 'pages', lastIndex, caption, provenance }
}

async function contentOf(
  db: Reader,
  item: NewItem,
  marks: ReadonlyMap<string, MarkToday>,
): Promise<BriefContent> {
  switch (item.kind) {
    case 'excerpt':
      return excerptOf(requireMark(marks, item.annotationId), item.form)
    case 'pages':
      return pagesOf(db, item)
    case 'heading':
    case 'paragraph':
      return item
  }
}

/**
 * Puts new items into a brief, in their order.
 *
 * @param after see the contract
 * @throws CartableError NOT_FOUND for brief, mark, file or `after`; FILE_UNSUPPORTED, ATTACHMENT_NOT_READY,
 *   PAGE_OUT_OF_RANGE for pages. Nothing is added then.
 */
export async function addItems(
  context: Context,
  briefId: string,
  items: readonly NewItem[],
  after?: string | null,
): Promise<CommandResult & { ids: string[] }> {
  const wanted = items.flatMap((item) => (item.kind === 'excerpt' ? [item.annotationId] : []))
  const { command, changed, value } = await editItems(context, 'add', briefId, async (edit, order) => {
    const marks = await marksToday(edit.trx, wanted)
    const ranks = await makeRoom(edit, order, placeBehind(order, after), items.length)
    const ids: string[] = []
    for (const [at, item] of items.entries()) {
      const id = newId()
      const content = await contentOf(edit.trx, item, marks)
      await enterItem(edit, { id, briefId, rank: ranks[at] ?? '', content, trashedAt: null })
      ids.push(id)
    }
    return ids
  })
  return { command, changed, ids: value }
}

/** Changes what a person wrote in an item. @throws CartableError NOT_FOUND, INVALID_VALUE for a field that its kind lacks */
export async function updateItem(
  context: Context,
  id: string,
  fields: { readonly [Name in keyof ItemEdit]: ItemEdit[Name] },
): Promise<CommandResult> {
  const found = await findItem(context.db, id)
  if (!found || found.trashedAt !== null) throw notFound(id)
  const { command, changed } = await editItems(context, 'edit', found.briefId, async (edit, order) => {
    const before = order.find((item) => item.id === id)
    if (!before) throw notFound(id)
    await changeItem(edit, before, { ...before, content: edited(before.content, fields) })
  })
  return { command, changed }
}

/** The items of those ids, in the order of the ids. @throws CartableError NOT_FOUND */
function chosenOf(order: readonly StoredItem[], ids: readonly string[]): StoredItem[] {
  const byId = new Map(order.map((item) => [item.id, item]))
  return [...new Set(ids)].map((id) => {
    const item = byId.get(id)
    if (!item) throw notFound(id)
    return item
  })
}

/**
 * Puts items behind another one, in the order given. One of their own stands for the place before it.
 * @throws CartableError NOT_FOUND
 */
export async function moveItems(
  context: Context,
  briefId: string,
  ids: readonly string[],
  after: string | null,
): Promise<CommandResult> {
  const { command, changed } = await editItems(context, 'move', briefId, async (edit, order) => {
    const chosen = chosenOf(order, ids)
    const moving = new Set(chosen.map(({ id }) => id))
    const before = order.slice(0, placeBehind(order, after))
    const anchor = before.findLast(({ id }) => !moving.has(id))?.id ?? null
    const rest = order.filter(({ id }) => !moving.has(id))
    const next = rest.toSpliced(placeBehind(rest, anchor), 0, ...chosen)
    // Items that stand there already keep their ranks.
    if (next.every((item, at) => item.id === order[at]?.id)) return
    const ranks = await makeRoom(edit, rest, placeBehind(rest, anchor), chosen.length)
    for (const [at, item] of chosen.entries())
      await changeItem(edit, item, { ...item, rank: ranks[at] ?? item.rank })
  })
  return { command, changed }
}

/** Moves items to the trash; undoing the command brings them back to their places. @throws CartableError NOT_FOUND */
export async function removeItems(
  context: Context,
  briefId: string,
  ids: readonly string[],
): Promise<CommandResult> {
  const { command, changed } = await editItems(context, 'remove', briefId, async (edit, order) => {
    for (const item of chosenOf(order, ids)) await changeItem(edit, item, { ...item, trashedAt: edit.at })
  })
  return { command, changed }
}
