import type { OpenBrief } from './open-brief.ts'

/** Excerpts that are on their way into each brief. */
const underway = new WeakMap<OpenBrief, Promise<void>>()

/**
 * Puts excerpts of marks into the text and makes the first the active item, unless another became active meanwhile. Those asked for one after the other are
 * put in one after the other: where the second goes is seen when the first has its place, or it would be put behind
 * what was active before both.
 * @param behind id of the item that they follow when their turn comes; null: at the beginning
 */
export function putMarks(
  brief: OpenBrief,
  ids: readonly string[],
  behind: () => string | null,
): Promise<void> {
  async function put(): Promise<void> {
    if (ids.length === 0) return
    const items = ids.map((annotationId) => ({ kind: 'excerpt', annotationId }) as const)
    const before = brief.active.value
    const [first] = (await brief.edits.add(items, behind())) ?? []
    // Who has gone to another item meanwhile stays there: the next key is meant for that one.
    if (first !== undefined && brief.active.value === before) brief.choose(first)
  }
  const done = (underway.get(brief) ?? Promise.resolve()).then(put)
  const settled = done.catch(() => undefined)
  underway.set(brief, settled)
  return done
}
