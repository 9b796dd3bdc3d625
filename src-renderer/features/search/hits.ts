import type { PublicationSummary } from '../../../src-main/contract/publications.ts'
import type { SearchHit, SearchResult } from '../../../src-main/contract/search.ts'

/** Hits of one publication. */
export interface HitGroup {
  readonly id: string
  readonly title: string
  /** Hits to show now. */
  readonly hits: readonly SearchHit[]
  /** Hits of it in all. */
  readonly count: number
}

/** What the keyboard moves over: a hit, or the way to further hits of a publication. */
export type Entry =
  | { readonly kind: 'hit'; readonly hit: SearchHit; readonly group: string }
  | { readonly kind: 'more'; readonly group: string; readonly rest: number }

/** Order of publications in the results. */
export type Order = 'relevance' | 'newest'

/**
 * Hits by publication, in the order of the answer.
 *
 * @param shown how many pages of a publication are shown
 */
export function groupHits(result: SearchResult, shown: (id: string) => number): HitGroup[] {
  const groups = new Map<string, SearchHit[]>()
  for (const hit of result.hits) {
    const group = groups.get(hit.publicationId) ?? []
    group.push(hit)
    groups.set(hit.publicationId, group)
  }
  return [...groups].map(([id, all]) => {
    const records = all.filter((hit) => hit.page === null).length
    const hits = all.slice(0, shown(id) + records)
    return { id, title: all[0]?.title ?? '', hits, count: Math.max(result.counts[id] ?? 0, hits.length) }
  })
}

/** Groups in the order chosen. Undated publications stand last; equals keep the better answer first. */
export function orderGroups(
  groups: readonly HitGroup[],
  order: Order,
  rows: ReadonlyMap<string, Pick<PublicationSummary, 'issued'>>,
): readonly HitGroup[] {
  if (order === 'relevance') return groups
  const year = ({ id }: HitGroup): string => rows.get(id)?.issued ?? ''
  return groups.toSorted((a, b) => (year(a) === year(b) ? 0 : year(a) < year(b) ? 1 : -1))
}

/** What the keyboard moves over, from top to bottom. */
export function entriesOf(groups: readonly HitGroup[]): Entry[] {
  return groups.flatMap(({ id, hits, count }) => {
    const entries: Entry[] = hits.map((hit) => ({ kind: 'hit', hit, group: id }))
    return count > hits.length
      ? [...entries, { kind: 'more', group: id, rest: count - hits.length }]
      : entries
  })
}

const keyOf = (entry: Entry): string => {
  if (entry.kind === 'more') return `more ${entry.group}`
  const { publicationId, attachmentId, page, part } = entry.hit
  return JSON.stringify([publicationId, attachmentId, page, part])
}

/**
 * Where what lay at `at` of the list before lies now. The way to further hits of a publication stays at its place among these:
 * once they are shown, the first of them is there. What is gone gives its place to what follows it.
 */
export function placeOf(list: readonly Entry[], before: readonly Entry[], at: number): number {
  const entry = before[at]
  const last = Math.max(0, list.length - 1)
  if (!entry) return Math.min(at, last)
  if (entry.kind === 'more') {
    const start = list.findIndex(({ group }) => group === entry.group)
    const offset = at - before.findIndex(({ group }) => group === entry.group)
    return start < 0 ? Math.min(at, last) : Math.min(start + offset, last)
  }
  const key = keyOf(entry)
  const found = list.findIndex((each) => keyOf(each) === key)
  return found < 0 ? Math.min(at, last) : found
}

/** A piece of a snippet; `lit` where the words stand. */
export interface Piece {
  readonly text: string
  readonly lit: boolean
}

/** Cuts a snippet at its highlights. Offsets that overlap or lie outside are taken as far as they make sense. */
export function piecesOf({ snippet, highlights }: Pick<SearchHit, 'snippet' | 'highlights'>): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [from, to] of highlights.toSorted(([a], [b]) => a - b)) {
    const start = Math.max(at, from)
    const end = Math.min(snippet.length, to)
    if (end <= start) continue
    if (start > at) pieces.push({ text: snippet.slice(at, start), lit: false })
    pieces.push({ text: snippet.slice(start, end), lit: true })
    at = end
  }
  if (at < snippet.length) pieces.push({ text: snippet.slice(at), lit: false })
  return pieces
}
