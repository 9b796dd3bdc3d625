import type { Sight } from './viewport.ts'

/** A line of the list: one row, or as many covers as fit. */
export interface Line<Row> {
  readonly line: number
  readonly cells: readonly { readonly index: number; readonly row: Row | undefined }[]
}

/**
 * The lines to draw: those in sight, and the one under the keyboard wherever it is, so that a screen reader always
 * finds it.
 */
export function linesOf<Row>(
  sight: Sight,
  kept: number,
  columns: number,
  rowAt: (index: number) => Row | undefined,
): Line<Row>[] {
  if (sight.last < sight.first) return []
  const from = Math.floor(sight.first / columns)
  const to = Math.floor(sight.last / columns)
  const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const own = Math.floor(kept / columns)
  if (kept >= 0 && rowAt(kept) !== undefined && own < from) numbers.unshift(own)
  if (kept >= 0 && rowAt(kept) !== undefined && own > to) numbers.push(own)
  const end = Math.max(sight.last, kept)
  return numbers.map((line) => ({
    line,
    cells: Array.from({ length: columns }, (_, at) => line * columns + at)
      .filter((index) => index <= end || rowAt(index) !== undefined)
      .map((index) => ({ index, row: rowAt(index) })),
  }))
}
