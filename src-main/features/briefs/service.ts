import type { Context, Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import { defined } from '../../base/objects.ts'
import type { Brief, BriefFields, BriefItem, BriefSummary } from '../../contract/briefs.ts'
import { CartableError } from '../../contract/errors.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { type Command, runCommand } from '../history/index.ts'
import { briefFields, itemFields } from './entity.ts'
import { compare, type MarkToday } from './excerpt.ts'
import { marksToday } from './marks.ts'
import { freshRanks } from './order.ts'
import {
  briefSummaries,
  findBrief,
  itemsOf,
  putBrief,
  putItem,
  type StoredBrief,
  type StoredItem,
} from './store.ts'
import { skeletonOf, templateOf } from './templates.ts'

/** Fields of a brief, some of which may be undefined as zod infers them. */
type SomeFields = { readonly [Name in keyof BriefFields]?: BriefFields[Name] | undefined }

/** A brief that is not in the trash. @throws CartableError NOT_FOUND */
export async function requireBrief(db: Reader, id: string): Promise<StoredBrief> {
  const brief = await findBrief(db, id)
  if (!brief || brief.trashedAt !== null) throw new CartableError('NOT_FOUND', { entity: 'brief', id })
  return brief
}

/** Briefs of the desk, or of the trash, last changed first. */
export function listBriefs(context: Context, trashed: boolean): Promise<BriefSummary[]> {
  return briefSummaries(context.db, trashed)
}

function shown({ id, content }: StoredItem, marks: ReadonlyMap<string, MarkToday>): BriefItem {
  if (content.kind !== 'excerpt') return { id, content, liveness: null, differences: {} }
  return { id, content, ...compare(content, marks.get(content.annotationId) ?? null) }
}

/** A brief with its items, each with how it stands to its mark. @throws CartableError NOT_FOUND */
export async function getBrief(context: Context, id: string): Promise<Brief> {
  const brief = await requireBrief(context.db, id)
  const items = await itemsOf(context.db, id)
  const ids = items.flatMap(({ content }) => (content.kind === 'excerpt' ? [content.annotationId] : []))
  const marks = await marksToday(context.db, ids)
  return { ...brief, items: items.map((item) => shown(item, marks)) }
}

/** Enters a new item inside a command. */
export async function enterItem(edit: Command, item: StoredItem): Promise<void> {
  await putItem(edit.trx, item)
  await edit.record('brief-item', item.id, { trashedAt: edit.at }, itemFields(item))
}

async function enterBrief(edit: Command, brief: StoredBrief, contents: readonly StoredItem['content'][]) {
  await putBrief(edit.trx, brief)
  await edit.record('brief', brief.id, { trashedAt: edit.at }, briefFields(brief))
  const ranks = freshRanks(contents.length)
  for (const [at, content] of contents.entries()) {
    await enterItem(edit, { id: newId(), briefId: brief.id, rank: ranks[at] ?? '', content, trashedAt: null })
  }
}

const DEFAULTS = {
  subtitle: '',
  author: '',
  issued: null,
  template: 'briefing-note',
  style: 'chicago-author-date',
}

/** Makes a brief, with the headings and options of its template. */
export async function createBrief(
  context: Context,
  given: SomeFields & Pick<BriefFields, 'title' | 'language'>,
): Promise<CommandResult & { id: string }> {
  const id = newId()
  const fields = { ...DEFAULTS, ...defined<Partial<BriefFields>>(given) }
  const template = await templateOf(context, fields.template)
  const { command, changed } = await runCommand(context, 'create', async (edit) => {
    const { title, language } = given
    const options = given.options ?? template.options
    const times = { createdAt: edit.at, modifiedAt: edit.at, trashedAt: null }
    const brief = { id, ...fields, title, language, options, ...times }
    await enterBrief(edit, brief, await skeletonOf(edit.trx, template, language))
  })
  context.events.emit('briefs.changed', { ids: [id] })
  return { id, command, changed }
}

/** Writes another state of a brief, inside a command. */
async function change(
  context: Context,
  cause: string,
  id: string,
  next: (brief: StoredBrief, at: string) => StoredBrief,
) {
  const { command, changed } = await runCommand(context, cause, async (edit) => {
    const before = await findBrief(edit.trx, id)
    if (!before) throw new CartableError('NOT_FOUND', { entity: 'brief', id })
    const after = next(before, edit.at)
    const recorded = await edit.record('brief', id, briefFields(before), briefFields(after))
    if (recorded > 0) await putBrief(edit.trx, { ...after, modifiedAt: edit.at })
  })
  if (changed > 0) context.events.emit('briefs.changed', { ids: [id] })
  return { command, changed }
}

function asOnDesk(brief: StoredBrief): StoredBrief {
  if (brief.trashedAt !== null) throw new CartableError('NOT_FOUND', { entity: 'brief', id: brief.id })
  return brief
}

/** Changes what a person wrote about a brief as a whole. @throws CartableError NOT_FOUND */
export function updateBrief(context: Context, id: string, fields: SomeFields): Promise<CommandResult> {
  return change(context, 'edit', id, (brief) => ({
    ...asOnDesk(brief),
    ...defined<Partial<BriefFields>>(fields),
  }))
}

/** Moves a brief to the trash; undoing the command brings it back. @throws CartableError NOT_FOUND */
export function removeBrief(context: Context, id: string): Promise<CommandResult> {
  return change(context, 'remove', id, (brief, at) => ({ ...asOnDesk(brief), trashedAt: at }))
}

/** Takes a brief out of the trash. @throws CartableError NOT_FOUND */
export function restoreBrief(context: Context, id: string): Promise<CommandResult> {
  return change(context, 'restore', id, (brief) => ({ ...brief, trashedAt: null }))
}

/** Makes a copy of a brief with items of its own. @throws CartableError NOT_FOUND */
export async function duplicateBrief(
  context: Context,
  id: string,
  title: string,
): Promise<CommandResult & { id: string }> {
  const copy = newId()
  const { command, changed } = await runCommand(context, 'duplicate', async (edit) => {
    const brief = await requireBrief(edit.trx, id)
    const items = await itemsOf(edit.trx, id)
    const contents = items.map(({ content }) => content)
    await enterBrief(edit, { ...brief, id: copy, title, createdAt: edit.at, modifiedAt: edit.at }, contents)
  })
  context.events.emit('briefs.changed', { ids: [copy] })
  return { id: copy, command, changed }
}
