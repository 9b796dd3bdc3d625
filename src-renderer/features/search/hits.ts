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
