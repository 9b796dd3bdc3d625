import type { Collection } from '../../src-main/contract/collections.ts'

/** A collection where it stands in the tree. */
export interface Branch {
  readonly collection: Collection
  /** 1 at the top. */
  readonly level: number
  readonly children: number
  readonly open: boolean
  /** 1-based place among those of the same parent, and their number. */
  readonly place: number
  readonly siblings: number
}

/**
 * Collections in the order of the tree, without those inside folded ones. One whose parent is not there stands at
 * the top.
 *
 * @param compare order of names
 */
export function branchesOf(
  all: readonly Collection[],
  isClosed: (id: string) => boolean,
  compare: (a: string, b: string) => number,
): Branch[] {
  const known = new Set(all.map(({ id }) => id))
  const below = Map.groupBy(all, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  )
  const walk = (parent: string | null, level: number): Branch[] => {
    const own = [...(below.get(parent) ?? [])].sort((a, b) => compare(a.name, b.name))
    return own.flatMap((collection, at) => {
      const children = below.get(collection.id)?.length ?? 0
      const open = children > 0 && !isClosed(collection.id)
      const place = at + 1
      const branch = { collection, level, children, open, place, siblings: own.length }
      return [branch, ...(open ? walk(collection.id, level + 1) : [])]
    })
  }
  return walk(null, 1)
}

/** Whether `id` is `ancestor` or stands below it: a collection cannot be moved into itself. */
export function isWithin(all: readonly Collection[], id: string | null, ancestor: string): boolean {
  const parents = new Map(all.map((each) => [each.id, each.parentId]))
  const seen = new Set<string>()
  for (let at = id; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === ancestor) return true
    seen.add(at)
  }
  return false
}

/** Every collection with its way through the tree: `RHN 2026 › Sahel central`. */
export function pathsOf(all: readonly Collection[]): { id: string; path: string }[] {
  const byId = new Map(all.map((each) => [each.id, each]))
  return all.map(({ id }) => {
    const names: string[] = []
    const seen = new Set<string>()
    for (let at = byId.get(id); at && !seen.has(at.id); at = byId.get(at.parentId ?? '')) {
      seen.add(at.id)
      names.unshift(at.name)
    }
    return { id, path: names.join(' › ') }
  })
}
