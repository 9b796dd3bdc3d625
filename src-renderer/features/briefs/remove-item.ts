import type { OpenBrief } from './open-brief.ts'

/**
 * Takes an item out of the text; the keyboard goes to the one that takes its place, or comes back to the item where that
 * failed. Who has gone to another item meanwhile, or writes, stays there: the next key is meant for that.
 */
export async function removeItem(brief: OpenBrief, id: string): Promise<void> {
  const at = brief.items.value.findIndex((item) => item.id === id)
  await brief.edits.remove([id])
  const items = brief.items.value
  const next = items[Math.min(at, items.length - 1)]?.id
  const active = brief.active.value
  if (next === undefined || brief.writing.value !== null || (active !== id && active !== next)) return
  brief.choose(next)
}
