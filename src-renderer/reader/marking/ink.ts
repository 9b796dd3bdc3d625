import type { Annotation } from '../../../src-main/contract/annotations.ts'
import { INK_WIDTH } from '../../../src-main/contract/ink.ts'
import type { Rect } from '../../../src-main/contract/values.ts'
import { hundredths } from './sheet.ts'

/** A width that was left out may differ from the one drawn there by this, points. */
const WIDTH_TOLERANCE = 0.1

/** A point of a stroke in user space, and the width of the line there where a pen told its pressure, points. */
export type InkPoint = readonly [x: number, y: number, width?: number]

/** What a mark keeps of a drawing. */
export type Ink = Pick<Annotation, 'ink' | 'inkWidths'>

/** The points of a stroke that a mark keeps as x, y repeated, and their widths apart. */
export function pointsOf(stroke: readonly number[], widths: readonly number[] = []): InkPoint[] {
  return stroke.flatMap((x, at): InkPoint[] => {
    if (at % 2 === 1) return []
    const [y, width] = [stroke[at + 1] ?? 0, widths[at / 2]]
    return [width === undefined ? [x, y] : [x, y, width]]
  })
}

/**
 * Width of the line of a pen, points: that of a mouse where it is pressed half, from two fifths of that to four fifths more. Undefined for a pointer that cannot be pressed harder: a mouse always says half.
 */
export function penWidth({
  pointerType,
  pressure,
}: Pick<PointerEvent, 'pointerType' | 'pressure'>): number | undefined {
  return pointerType === 'pen' && pressure > 0 ? INK_WIDTH * (0.4 + 1.2 * pressure) : undefined
}

/** Distance of a point from the line through two others; from the first where they are one. */
function offLine([x, y]: InkPoint, [ax, ay]: InkPoint, [bx, by]: InkPoint): number {
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return Math.hypot(x - ax, y - ay)
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
}

/** How far the width at a point is from what it would be on the line between two others. */
function offWidth([x, y, width]: InkPoint, a: InkPoint, b: InkPoint): number {
  if (width === undefined || a[2] === undefined || b[2] === undefined) return 0
  const [before, after] = [Math.hypot(x - a[0], y - a[1]), Math.hypot(b[0] - x, b[1] - y)]
  const part = before + after === 0 ? 0 : before / (before + after)
  return Math.abs(width - (a[2] + (b[2] - a[2]) * part))
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
    let [worst, at] = [1, -1]
    for (let index = from + 1; index < to; index++) {
      const point = points[index] ?? first
      const off = Math.max(offLine(point, a, b) / tolerance, offWidth(point, a, b) / WIDTH_TOLERANCE)
      if (off > worst) [worst, at] = [off, index]
    }
    if (at < 0) continue
    kept.add(at)
    open.push([from, at], [at, to])
  }
  return points.filter((_, index) => kept.has(index))
}

const softened = (before: number, value: number, after: number): number => (value * 2 + before + after) / 4

/** Takes the tremor out of a stroke: each point moves halfway to the middle of its neighbours; the ends stay. */
export function smooth(points: readonly InkPoint[]): InkPoint[] {
  return points.map((point, at): InkPoint => {
    const [before, after] = [points[at - 1], points[at + 1]]
    if (!before || !after) return point
    const [x, y] = [softened(before[0], point[0], after[0]), softened(before[1], point[1], after[1])]
    const [first, width, last] = [before[2], point[2], after[2]]
    if (width === undefined) return [x, y]
    return [x, y, softened(first ?? width, width, last ?? width)]
  })
}

/** A stroke as a mark keeps it: few points, hundredths of a point. */
export function tidied(points: readonly InkPoint[], tolerance = 0.3): InkPoint[] {
  return simplify(smooth(points), tolerance).map(([x, y, width]): InkPoint => {
    const place = [hundredths(x), hundredths(y)] as const
    return width === undefined ? place : [...place, hundredths(width)]
  })
}

/** Strokes as a mark keeps them; widths only where a pen told its pressure. */
export function inkOf(strokes: readonly (readonly InkPoint[])[]): {
  ink: number[][]
  inkWidths: number[][] | null
} {
  const pressed = strokes.some((stroke) => stroke.some(([, , width]) => width !== undefined))
  return {
    ink: strokes.map((stroke) => stroke.flatMap(([x, y]) => [hundredths(x), hundredths(y)])),
    inkWidths: pressed
      ? strokes.map((stroke) => stroke.map(([, , width]) => hundredths(width ?? INK_WIDTH)))
      : null,
  }
}

/** The rectangle that strokes take with the width of their line; a dot has one too. */
export function inkRect({ ink, inkWidths }: Ink): Rect {
  const widest = (inkWidths ?? []).flat().reduce((a, b) => Math.max(a, b), INK_WIDTH)
  const lists: [number[], number[]] = [[], []]
  for (const stroke of ink)
    for (const [at, value] of stroke.entries()) lists[at % 2 === 0 ? 0 : 1].push(value)
  const least = (list: number[]): number => list.reduce((a, b) => Math.min(a, b), Infinity) - widest / 2
  const most = (list: number[]): number => list.reduce((a, b) => Math.max(a, b), -Infinity) + widest / 2
  return [least(lists[0]), least(lists[1]), most(lists[0]), most(lists[1])]
}
