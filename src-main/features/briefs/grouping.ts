import type { Context, Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import type { Brief, GroupBy } from '../../contract/briefs.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { titleIn } from '../../contract/values.ts'
import { findAttachment } from '../attachments/index.ts'
import type { Command } from '../history/index.ts'
import { findPublication } from '../publications/index.ts'
import { conceptTree } from './concepts.ts'
import { type Group, type Groupable, groupsOf } from './group.ts'
import { changeItem, editItems } from './items.ts'
import { marksToday } from './marks.ts'
import { freshRanks } from './order.ts'
import { enterItem, requireBrief } from './service.ts'
import type { StoredItem } from './store.ts'

/** Excerpts with their concepts and publications, each read once. */
async function groupable(
  db: Reader,
  items: readonly StoredItem[],
  language: Brief['language'],
): Promise<Groupable[]> {
  const ids = items.flatMap(({ content }) => (content.kind === 'excerpt' ? [content.annotationId] : []))
  const marks = await marksToday(db, ids)
  const works = new Map<string, Pick<Groupable, 'publicationId' | 'title' | 'workConcepts'>>()
  const workOf = async ({ attachmentId, publicationId }: { attachmentId: string; publicationId: string }) => {
    const known = works.get(attachmentId)
    if (known) return known
    const id = (await findAttachment(db, attachmentId))?.publicationId ?? publicationId
    const found = await findPublication(db, id)
    const work = {
      publicationId: id,
      title: titleIn(found?.title ?? {}, language),
      workConcepts: found?.concepts ?? [],
    }
    works.set(attachmentId, work)
    return work
  }
  const found: Groupable[] = []
  for (const { id, content } of items) {
    if (content.kind !== 'excerpt') continue
    const markConcepts = marks.get(content.annotationId)?.mark.concepts ?? []
    found.push({ id, markConcepts, ...(await workOf(content.provenance)) })
  }
  return found
}

/** Heading that an earlier grouping made, by its key. */
function madeHeadings(items: readonly StoredItem[]): Map<string, StoredItem> {
  return new Map(
    items.flatMap((item) => {
      const { content } = item
      return content.kind === 'heading' && typeof content.groupKey === 'string'
        ? [[content.groupKey, item] as const]
        : []
    }),
  )
}

/** The new order: ids of items that are there, and groups whose heading must be made. */
function ordered(items: readonly StoredItem[], groups: readonly Group[]): (StoredItem | Group)[] {
  const made = madeHeadings(items)
  const byId = new Map(items.map((item) => [item.id, item]))
  const others = items.filter(
    ({ content }) =>
      content.kind !== 'excerpt' && !('groupKey' in content && typeof content.groupKey === 'string'),
  )
  const below = groups.flatMap((group) => [
    made.get(group.key) ?? group,
    ...group.ids.flatMap((id) => byId.get(id) ?? []),
  ])
  return [...others, ...below]
}

async function arrange(
  edit: Command,
  briefId: string,
  items: readonly StoredItem[],
  groups: readonly Group[],
) {
  const order = ordered(items, groups)
  const kept = new Set(order.flatMap((each) => ('rank' in each ? [each.id] : [])))
  for (const item of items) {
    if (!kept.has(item.id)) await changeItem(edit, item, { ...item, trashedAt: edit.at })
  }
  // Grouping what is grouped already changes nothing.
  if (order.every((each, at) => 'rank' in each && each.id === items[at]?.id)) return
  const ranks = freshRanks(order.length)
  for (const [at, each] of order.entries()) {
    const rank = ranks[at] ?? ''
    if ('rank' in each) await changeItem(edit, each, { ...each, rank })
    else {
      const { text, key } = each
      const content = { kind: 'heading', level: 1, text: text.slice(0, 500), groupKey: key } as const
      await enterItem(edit, { id: newId(), briefId, rank, content, trashedAt: null })
    }
  }
}

/**
 * Orders all excerpts of a brief under headings that are made for them; headings of an earlier grouping are used again
 * or go. One command. @throws CartableError NOT_FOUND
 */
export async function groupItems(context: Context, briefId: string, by: GroupBy): Promise<CommandResult> {
  const { command, changed } = await editItems(context, 'group', briefId, async (edit, items) => {
    const { language } = await requireBrief(edit.trx, briefId)
    const tree = await conceptTree(edit.trx)
    const groups = groupsOf(by, await groupable(edit.trx, items, language), tree, language)
    await arrange(edit, briefId, items, groups)
  })
  return { command, changed }
}
