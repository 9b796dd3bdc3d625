import { generateNKeysBetween } from 'fractional-indexing'

/** What an order looks at. */
export interface Ranked {
  readonly id: string
  readonly rank: string
}

/** Ranks to be set: of new things in their order, and of old ones that have to make room. */
export interface Ranks {
  readonly placed: readonly string[]
  readonly moved: ReadonlyMap<string, string>
}

/** By rank, then by id: the order that the database gives. */
export function byRank(a: Ranked, b: Ranked): number {
  return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : Number(a.id > b.id)
}

/** Ranks of `count` things in a new order. */
export function freshRanks(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

/**
 * Ranks for `count` things behind the one at `position - 1` of an order. Usually nothing else moves. Two neighbours have
 * the same rank where an undo brought one back whose place was given away since: then all are numbered anew.
 *
 * @param order in its order, without the things to be placed
 */
export function ranksAt(order: readonly Ranked[], position: number, count: number): Ranks {
  const [left, right] = [order[position - 1]?.rank ?? null, order[position]?.rank ?? null]
  if (left === null || right === null || left < right) {
    return { placed: generateNKeysBetween(left, right, count), moved: new Map() }
  }
  const ranks = freshRanks(order.length + count)
  const others = [...ranks.slice(0, position), ...ranks.slice(position + count)]
  const moved = order.flatMap(({ id, rank }, at) => {
    const next = others[at] ?? rank
    return next === rank ? [] : [[id, next] as const]
  })
  return { placed: ranks.slice(position, position + count), moved: new Map(moved) }
}
