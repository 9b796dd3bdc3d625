import type { Rect } from '../../../src-main/contract/values.ts'
import { hundredths } from './sheet.ts'

/** How far a rectangle stands off the middle of its lines, points. */
const MARGIN = 1

/** A point of a stroke, user space. */
export type InkPoint = readonly [x: number, y: number]

/** The points of a stroke that a mark keeps as x, y repeated. */
export function pointsOf(stroke: readonly number[]): InkPoint[] {
  return stroke.flatMap((x, at): InkPoint[] => (at % 2 === 0 ? [[x, stroke[at + 1] ?? 0]] : []))
}

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
  return simplify(smooth(points), tolerance).flatMap((point) => point.map(hundredths))
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
