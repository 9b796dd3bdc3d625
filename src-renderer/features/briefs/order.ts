import type { BriefItem } from '../../../src-main/contract/briefs.ts'
import { blockOf, sectionsOf } from './outline.ts'

/** Items that go behind another one; `after` null: to the beginning. As `briefs.moveItems` takes it. */
export interface Move {
  readonly ids: readonly string[]
  readonly after: string | null
}

type Items = readonly BriefItem[]

/** Items in the order that results from a move. One behind an item that itself moves stays where it is. */
export function moved<T extends { readonly id: string }>(items: readonly T[], { ids, after }: Move): T[] {
  const moving = ids.flatMap((id) => items.find((item) => item.id === id) ?? [])
  const staying = items.filter((item) => !ids.includes(item.id))
  const at = after === null ? 0 : staying.findIndex((item) => item.id === after) + 1
  if (after !== null && at === 0) return [...items]
  return staying.toSpliced(at, 0, ...moving)
}

/**
 * The move that puts items before the place `to` among all items (`items.length`: to the end), or null when they stand
 * there already.
 */
export function moveTo(items: Items, ids: readonly string[], to: number): Move | null {
  const after = items.slice(0, to).findLast((item) => !ids.includes(item.id))?.id ?? null
  const move = { ids, after }
  const before = items.map(({ id }) => id)
  return moved(items, move).every(({ id }, at) => id === before[at]) ? null : move
}

/** One place up or down: an item past its neighbour. Null at the ends. */
export function stepItem(items: Items, id: string, by: 1 | -1): Move | null {
  const at = items.findIndex((item) => item.id === id)
  const to = by < 0 ? at - 1 : at + 2
  return at < 0 || to < 0 || to > items.length ? null : moveTo(items, [id], to)
}

/**
 * A whole section past the one before or after it. Up: before the section above of its level, or out of the one that
 * holds it; down likewise. Null at the ends.
 */
export function stepSection(items: Items, id: string, by: 1 | -1): Move | null {
  const sections = sectionsOf(items)
  const own = sections.find((section) => section.id === id)
  if (!own) return null
  const ids = blockOf(items, id, true)
  if (by > 0) {
    const next = sections.find(({ from }) => from === own.to)
    return next ? moveTo(items, ids, next.level < own.level ? next.from + 1 : next.to) : null
  }
  const previous = sections.findLast(({ from, level }) => from < own.from && level <= own.level)
  return previous ? moveTo(items, ids, previous.from) : null
}
