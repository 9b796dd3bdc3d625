import type { Cell } from '../typeset/content.ts'

/** Rows as wide as the table; what spans rows takes its place in those below. */
export function rowsOf(cells: readonly Cell[], columns: number): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let below: number[] = []
  let used = 0
  for (const cell of cells) {
    row.push(cell)
    used += cell.colspan
    below.push(...Array.from({ length: cell.rowspan > 1 ? cell.colspan : 0 }, () => cell.rowspan))
    if (used < columns) continue
    rows.push(row)
    row = []
    below = below.map((left) => left - 1).filter((left) => left > 0)
    used = below.length
  }
  return row.length > 0 ? [...rows, row] : rows
}
