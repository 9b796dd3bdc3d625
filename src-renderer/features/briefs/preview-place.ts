/** A place in a column of pages: the page (0-based) at the upper edge, and the share of its height above the edge. */
export interface PreviewPlace {
  readonly page: number
  readonly share: number
}

/** Upper edges of pages of these heights with a gap above each and one behind the last; one edge more than pages. */
export function edgesOf(heights: readonly number[], gap: number): number[] {
  const edges = [gap]
  for (const height of heights) edges.push((edges.at(-1) ?? 0) + height + gap)
  return edges
}

/** The page at a scroll position: the last one whose upper edge, less the gap, is not below it. */
export function pageAt(edges: readonly number[], top: number, gap: number): number {
  const at = edges.findLastIndex((edge, page) => page < edges.length - 1 && edge - gap <= top)
  return Math.max(0, at)
}

/** Where the column stands at a scroll position. */
export function placeAt(edges: readonly number[], top: number, gap: number): PreviewPlace {
  const page = pageAt(edges, top, gap)
  const [from = 0, to = 1] = edges.slice(page, page + 2)
  return { page, share: (top - from) / Math.max(1, to - from) }
}

/** Scroll position of a place, in pages that may have become fewer. */
export function topOf(edges: readonly number[], { page, share }: PreviewPlace): number {
  const last = Math.max(0, edges.length - 2)
  if (page > last) return edges[last] ?? 0
  const [from = 0, to = 0] = edges.slice(page, page + 2)
  return Math.max(0, from + share * (to - from))
}

/** Pages, from first to last, of which something is in sight; those just beyond are drawn ahead. */
export function pagesInSight(edges: readonly number[], top: number, height: number): [number, number] {
  const pages = edges.length - 1
  const first = edges.findLastIndex((edge) => edge <= top - height / 2)
  const beyond = edges.findIndex((edge) => edge > top + height * 1.5)
  return [Math.max(0, first), Math.min(pages, beyond < 0 ? pages : beyond) - 1]
}
