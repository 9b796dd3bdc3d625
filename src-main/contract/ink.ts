/** Width of a drawn line in points, where no pen told its pressure. */
export const INK_WIDTH = 2

/** Widths of one run differ by less than this, in points: too little to be seen. */
const STEP = 0.1

/** A part of a stroke that is drawn with one width. */
export interface InkRun {
  /** Points. */
  readonly width: number
  /** x, y repeated, user space; one point alone is a dot. */
  readonly points: readonly number[]
}

const stepped = (width: number): number => Math.round(width / STEP) * STEP

/**
 * A stroke as lines that follow each other, each of one width: what PDF, SVG and canvas can all draw, with round ends.
 * Between two points the width changes evenly.
 *
 * @param stroke x, y repeated
 * @param widths width at each point, in points; none for a stroke of the usual width
 */
export function inkRuns(stroke: readonly number[], widths: readonly number[] = []): InkRun[] {
  if (stroke.length < 2) return []
  if (widths.length === 0) return [{ width: INK_WIDTH, points: stroke }]
  const at = (index: number) =>
    [stroke[index * 2] ?? 0, stroke[index * 2 + 1] ?? 0, widths[index] ?? INK_WIDTH] as const
  const runs: { width: number; points: number[] }[] = []
  const count = Math.floor(stroke.length / 2)
  if (count === 1) return [{ width: at(0)[2], points: stroke.slice(0, 2) }]
  for (let index = 1; index < count; index++) {
    const [ax, ay, from] = at(index - 1)
    const [bx, by, to] = at(index)
    const parts = Math.max(1, Math.ceil(Math.abs(to - from) / STEP))
    for (let part = 0; part < parts; part++) {
      const width = stepped(from + ((to - from) * (part + 0.5)) / parts)
      const end = (part + 1) / parts
      const last = runs.at(-1)
      const run = last?.width === width ? last : { width, points: last?.points.slice(-2) ?? [ax, ay] }
      if (run !== last) runs.push(run)
      run.points.push(ax + (bx - ax) * end, ay + (by - ay) * end)
    }
  }
  return runs
}
