import type { Match } from '../../../src-main/contract/matches.ts'

/** A row by itself, or two that look like one work and stand together. */
export type Block =
  | { readonly kind: 'one'; readonly ids: readonly [string] }
  | { readonly kind: 'pair'; readonly ids: readonly [string, string]; readonly match: Match }

/**
 * Places of the rows: those that ever stood here keep theirs, so that one that was undone comes back to it; new ones come
 * first, as the list has them.
 */
export function places(before: readonly string[], listed: readonly string[]): string[] {
  const known = new Set(before)
  return [...listed.filter((id) => !known.has(id)), ...before]
}

/** The places that are taken now: by rows that wait, and by those that were filed in this view. */
export function present(
  order: readonly string[],
  listed: ReadonlySet<string>,
  filed: ReadonlySet<string>,
): string[] {
  return order.filter((id) => listed.has(id) || filed.has(id))
}

/** Puts the two of a pair next to each other, where the first of them stands. The surest match of a row counts. */
export function arrange(
  order: readonly string[],
  matches: readonly Match[],
  filed: ReadonlySet<string>,
): Block[] {
  const here = new Set(order.filter((id) => !filed.has(id)))
  const partner = new Map<string, { id: string; match: Match }>()
  for (const match of matches) {
    const { first, second } = match
    if (!here.has(first) || !here.has(second) || partner.has(first) || partner.has(second)) continue
    partner.set(first, { id: second, match })
    partner.set(second, { id: first, match })
  }
  const placed = new Set<string>()
  return order.flatMap((id): Block[] => {
    if (placed.has(id)) return []
    placed.add(id)
    const other = partner.get(id)
    if (!other) return [{ kind: 'one', ids: [id] }]
    placed.add(other.id)
    return [{ kind: 'pair', ids: [id, other.id], match: other.match }]
  })
}

/** The row to go on to from one that is done: the next that waits, else the last before it, else null. */
export function nextWaiting(
  order: readonly string[],
  from: string,
  filed: ReadonlySet<string>,
): string | null {
  const at = order.indexOf(from)
  const waits = (id: string): boolean => id !== from && !filed.has(id)
  return order.slice(at + 1).find(waits) ?? order.slice(0, Math.max(0, at)).findLast(waits) ?? null
}

/** The row one step away; the ends stay. */
export function stepped(order: readonly string[], from: string | null, step: number): string | null {
  const at = from === null ? -1 : order.indexOf(from)
  if (at < 0) return order[0] ?? null
  return order[Math.min(order.length - 1, Math.max(0, at + step))] ?? null
}
