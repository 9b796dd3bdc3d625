import type { Rect } from '../../../src-main/contract/values.ts'

/** How far a rectangle stands off the middle of its lines, points. */
const MARGIN = 1

/** A point of a stroke, user space. */
export type InkPoint = readonly [x: number, y: number]

/** Distance of a point from the line through two others; from the first where they are one. */
function offLine([x, y]: InkPoint, [ax, ay]: InkPoint, [bx, by]: InkPoint): number {
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return Math.hypot(x - ax, y - ay)
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
}

/**
 * Leaves out points that a straight line shows as well (Douglas and Peucker, 1973): a pen tells hundreds a second.
 *
 * @param tolerance how far the drawn line may be from a point that was left out, points
 */
export function simplify(points: readonly InkPoint[], tolerance: number): InkPoint[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 3) return [...points]
  const kept = new Set([0, points.length - 1])
  const open: [number, number][] = [[0, points.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    const [a, b] = [points[from] ?? first, points[to] ?? last]
    let [worst, at] = [tolerance, -1]
    for (let index = from + 1; index < to; index++) {
      const off = offLine(points[index] ?? first, a, b)
      if (off > worst) [worst, at] = [off, index]
    }
    if (at < 0) continue
    kept.add(at)
    open.push([from, at], [at, to])
  }
  return points.filter((_, index) => kept.has(index))
}

/** Takes the tremor out of a stroke: each point moves halfway to the middle of its neighbours; the ends stay. */
export function smooth(points: readonly InkPoint[]): InkPoint[] {
  return points.map((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]]
    if (!before || !after) return point
    return [(point[0] * 2 + before[0] + after[0]) / 4, (point[1] * 2 + before[1] + after[1]) / 4]
  })
}

/** A stroke as a mark keeps it: x, y repeated, hundredths of a point. */
export function strokeOf(points: readonly InkPoint[], tolerance = 0.3): number[] {
  return simplify(smooth(points), tolerance).flatMap((point) =>
    point.map((value) => Math.round(value * 100) / 100),
  )
}

/** The strokes without those that come within `radius` of a place: what an eraser there leaves. */
export function erased(
  strokes: readonly (readonly number[])[],
  [x, y]: InkPoint,
  radius: number,
): number[][] {
  const near = (stroke: readonly number[]): boolean => {
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      const a: InkPoint = [stroke[at] ?? 0, stroke[at + 1] ?? 0]
      const b: InkPoint = [stroke[at + 2] ?? a[0], stroke[at + 3] ?? a[1]]
      const length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
      const along = length === 0 ? 0 : ((x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1])) / length
      const part = Math.min(1, Math.max(0, along))
      if (Math.hypot(a[0] + part * (b[0] - a[0]) - x, a[1] + part * (b[1] - a[1]) - y) <= radius) return true
    }
    return false
  }
  return strokes.filter((stroke) => !near(stroke)).map((stroke) => [...stroke])
}

/** What an eraser leaves that was moved along a way, also where its pointer told places further apart than it is wide. */
export function erasedAlong(
  strokes: readonly (readonly number[])[],
  way: readonly InkPoint[],
  radius: number,
): number[][] {
  let left = strokes.map((stroke) => [...stroke])
  for (const [at, [x, y]] of way.entries()) {
    const [fromX, fromY] = way[at - 1] ?? [x, y]
    const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / radius))
    for (let step = 1; step <= steps; step++) {
      const part = step / steps
      left = erased(left, [fromX + (x - fromX) * part, fromY + (y - fromY) * part], radius)
    }
  }
  return left
}

/** The rectangle that strokes take with the width of their line; a dot has one too. */
export function inkRect(strokes: readonly (readonly number[])[]): Rect {
  const lists: [number[], number[]] = [[], []]
  for (const stroke of strokes)
    for (const [at, value] of stroke.entries()) lists[at % 2 === 0 ? 0 : 1].push(value)
  const least = (list: number[]): number => list.reduce((a, b) => Math.min(a, b), Infinity) - MARGIN
  const most = (list: number[]): number => list.reduce((a, b) => Math.max(a, b), -Infinity) + MARGIN
  return [least(lists[0]), least(lists[1]), most(lists[0]), most(lists[1])]
}
