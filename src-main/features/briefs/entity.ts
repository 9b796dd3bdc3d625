import type { EntityHandler } from '../../base/context.ts'
import { BriefContent } from '../../contract/briefs.ts'
import {
  findBrief,
  findItem,
  putBrief,
  putItem,
  type StoredBrief,
  type StoredItem,
  touchBrief,
} from './store.ts'

/** A brief as history sees it: when it was changed is no field of it. */
export function briefFields(brief: StoredBrief): Record<string, unknown> {
  const { id: _, createdAt: __, modifiedAt: ___, ...fields } = brief
  return fields
}

/** An item as history sees it: each field of its content is one, so that undoing one does not depend on the others. */
export function itemFields(item: StoredItem): Record<string, unknown> {
  const { briefId, rank, trashedAt, content } = item
  return { ...content, briefId, rank, trashedAt }
}

/** No publication's record tells of briefs: they have their own. */
const noPublications = (): Promise<readonly string[]> => Promise.resolve([])

/** How history reads and restores briefs. */
export const briefEntity: EntityHandler = {
  read: async (db, id) => {
    const brief = await findBrief(db, id)
    return brief && briefFields(brief)
  },
  write: async (db, id, fields) => {
    const brief = await findBrief(db, id)
    if (!brief) return
    const modifiedAt = new Date().toISOString()
    await putBrief(db, { ...brief, ...(fields as Partial<StoredBrief>), modifiedAt })
  },
  publicationsOf: noPublications,
}

/** How history reads and restores items of briefs. */
export const briefItemEntity: EntityHandler = {
  read: async (db, id) => {
    const item = await findItem(db, id)
    return item && itemFields(item)
  },
  write: async (db, id, fields) => {
    const item = await findItem(db, id)
    if (!item) return
    const { rank, trashedAt, briefId: _, ...content } = { ...itemFields(item), ...fields }
    await putItem(db, {
      ...item,
      rank: rank as string,
      trashedAt: trashedAt as string | null,
      content: BriefContent.parse(content),
    })
    await touchBrief(db, item.briefId, new Date().toISOString())
  },
  publicationsOf: noPublications,
}
