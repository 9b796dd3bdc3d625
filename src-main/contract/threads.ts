import type { Annotation } from './annotations.ts'

/** A mark and what was answered to it, answers to answers included, oldest first. */
export interface Thread<T = Annotation> {
  readonly mark: T
  readonly replies: readonly T[]
}

type Linked = Pick<Annotation, 'id' | 'inReplyTo' | 'createdAt'>

/** The mark that a chain of answers leads to. A chain that comes round, as a hostile file may hold, ends where it began. */
function rootOf<T extends Linked>(mark: T, byId: ReadonlyMap<string, T>): T {
  const seen = new Set<string>()
  let at = mark
  while (at.inReplyTo !== null && !seen.has(at.id)) {
    seen.add(at.id)
    const parent = byId.get(at.inReplyTo)
    if (!parent) return at
    at = parent
  }
  // Every mark of a ring stands for itself: none of them is the first.
  return at.inReplyTo === null ? at : mark
}

/**
 * Marks with their answers, in the order in which the marks come. Each mark is in one thread, once: an answer to a mark
 * that is not among them (it was removed, or is filtered out) stands for itself.
 */
export function threadsOf<T extends Linked>(marks: readonly T[]): Thread<T>[] {
  const byId = new Map(marks.map((mark) => [mark.id, mark]))
  const replies = new Map<string, T[]>()
  const roots: T[] = []
  for (const mark of marks) {
    const root = rootOf(mark, byId)
    if (root.id === mark.id) roots.push(mark)
    else replies.set(root.id, [...(replies.get(root.id) ?? []), mark])
  }
  const byTime = (a: T, b: T): number => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)
  return roots.map((mark) => ({ mark, replies: (replies.get(mark.id) ?? []).sort(byTime) }))
}
