import { colourKey } from '../../../src-main/contract/annotations.ts'
import type { Thread } from '../../../src-main/contract/threads.ts'

/** What marks are gathered by. */
export const GROUPINGS = ['page', 'colour', 'concept', 'none'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Which marks come first: as they are read, or by their last change. */
export const ORDERS = ['reading', 'newest', 'oldest'] as const
export type Order = (typeof ORDERS)[number]

/** Marks that stand together. `value`: 0-based page, number of the colour, id of the concept; empty for the rest. */
export interface Group {
  readonly value: string
  readonly threads: readonly Thread[]
}

/** Threads in an order; equals stay as they were. `threads` come in reading order. */
export function ordered(threads: readonly Thread[], order: Order): readonly Thread[] {
  if (order === 'reading') return threads
  const sign = order === 'newest' ? -1 : 1
  return threads.toSorted((a, b) => sign * a.mark.modifiedAt.localeCompare(b.mark.modifiedAt))
}

function valuesOf({ mark }: Thread, grouping: Grouping): readonly string[] {
  switch (grouping) {
    case 'page':
      return [String(mark.pageIndex)]
    case 'colour':
      return [String(colourKey(mark.colour))]
    case 'concept':
      return mark.concepts.length > 0 ? mark.concepts : ['']
    case 'none':
      return ['']
  }
}

/**
 * Threads by what they have in common. Pages and colours by number, concepts by `compare`, those without a concept last.
 * A mark with several concepts stands under each of them.
 */
export function groupThreads(
  threads: readonly Thread[],
  grouping: Grouping,
  compare: (a: string, b: string) => number,
): Group[] {
  const groups = new Map<string, Thread[]>()
  for (const thread of threads) {
    for (const value of valuesOf(thread, grouping)) {
      const own = groups.get(value)
      if (own) own.push(thread)
      else groups.set(value, [thread])
    }
  }
  const byValue = (a: string, b: string): number => {
    if (grouping !== 'concept') return Number(a) - Number(b)
    return a === '' || b === '' ? Number(a === '') - Number(b === '') : compare(a, b)
  }
  return [...groups].sort(([a], [b]) => byValue(a, b)).map(([value, own]) => ({ value, threads: own }))
}

/** A row of the panel: the heading of a group, or a mark under it. */
export type Row =
  | { readonly kind: 'heading'; readonly key: string; readonly value: string; readonly count: number }
  | { readonly kind: 'card'; readonly key: string; readonly thread: Thread }

/** Rows in the order of the page. Without groups there are no headings. */
export function rowsOf(groups: readonly Group[], grouping: Grouping): Row[] {
  return groups.flatMap(({ value, threads }): Row[] => {
    const cards = threads.map((thread): Row => ({ kind: 'card', key: `${value} ${thread.mark.id}`, thread }))
    if (grouping === 'none') return cards
    return [{ kind: 'heading', key: `heading ${value}`, value, count: threads.length }, ...cards]
  })
}
