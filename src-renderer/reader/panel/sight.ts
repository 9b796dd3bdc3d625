/** Upper edges of rows one below the other, and the lower edge of the last: one number more than there are rows. */
export function edgesOf(heights: readonly number[]): Float64Array {
  const edges = new Float64Array(heights.length + 1)
  heights.forEach((height, at) => (edges[at + 1] = (edges[at] ?? 0) + height))
  return edges
}

/** The row at a distance from the top; the first or the last where it lies outside. */
export function rowAt(edges: Float64Array, y: number): number {
  let [low, high] = [0, Math.max(0, edges.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}

/** Places of the rows to draw: those in sight and some beyond, and one that must stay (it has the keyboard). */
export function drawnRows(
  edges: Float64Array,
  view: { readonly top: number; readonly height: number; readonly beyond: number },
  kept: number,
): number[] {
  const count = edges.length - 1
  if (count === 0) return []
  const first = rowAt(edges, view.top - view.beyond)
  const last = rowAt(edges, view.top + view.height + view.beyond)
  const drawn = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  if (kept < 0 || kept >= count) return drawn
  if (kept < first) return [kept, ...drawn]
  return kept > last ? [...drawn, kept] : drawn
}

/** Where to scroll so that a row is in sight: nowhere if it is, else as little as possible, its top before its end. */
export function scrollFor(
  edges: Float64Array,
  at: number,
  view: { readonly top: number; readonly height: number },
): number {
  const [start, end] = [edges[at] ?? 0, edges[at + 1] ?? 0]
  if (start < view.top || end - start > view.height) return start
  return end > view.top + view.height ? end - view.height : view.top
}
