import type { Quad, Rect } from '../../../src-main/contract/values.ts'

/** Turns a point of user space into the shown page, CSS pixels from its upper left corner. */
export type ToPage = (x: number, y: number) => readonly number[]

/** Size of a shown page, CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The upright rectangle of user space around quads. */
export function rectOf(quads: readonly Quad[]): Rect {
  const xs = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 0))
  const ys = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 1))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** A rectangle as the quad of upright text. */
export function quadOfRect([x0, y0, x1, y1]: Rect): Quad {
  return [x0, y1, x1, y1, x0, y0, x1, y0]
}

/** The rectangle of user space between two points, whichever way it was drawn. */
export function rectBetween(a: readonly [number, number], b: readonly [number, number]): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
}

/** Styles that lay an element over a part of the shown page, whatever the page's zoom. */
export type Placed = {
  readonly left: string
  readonly top: string
  readonly width: string
  readonly height: string
  /** Turns the element about its upper left corner, where the text does not run to the right. */
  readonly transform?: string
}

const percent = (value: number, whole: number): string => `${((value / whole) * 100).toFixed(4)}%`

/** Turns below this are noise of the numbers, degrees. */
const STRAIGHT = 0.05

/** Where a quad lies on the shown page: its upper left corner as read, its size, its turn. */
export function placeOf(quad: Quad, toPage: ToPage, size: Size): Placed {
  const point = (at: number) => {
    const [x = 0, y = 0] = toPage(quad[at] ?? 0, quad[at + 1] ?? 0)
    return { x, y }
  }
  const [a, b, c] = [point(0), point(2), point(4)]
  const turn = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI
  const place = {
    left: percent(a.x, size.width),
    top: percent(a.y, size.height),
    width: percent(Math.hypot(b.x - a.x, b.y - a.y), size.width),
    height: percent(Math.hypot(c.x - a.x, c.y - a.y), size.height),
  }
  return Math.abs(turn) < STRAIGHT ? place : { ...place, transform: `rotate(${turn.toFixed(3)}deg)` }
}

/** Where a rectangle of user space lies on the shown page, upright as seen whatever the turn of the page. */
export function placeOfRect([x0, y0, x1, y1]: Rect, toPage: ToPage, size: Size): Placed {
  const [ax = 0, ay = 0] = toPage(x0, y0)
  const [bx = 0, by = 0] = toPage(x1, y1)
  const [left, top] = [Math.min(ax, bx), Math.min(ay, by)]
  return placeOf(
    [left, top, Math.max(ax, bx), top, left, Math.max(ay, by), Math.max(ax, bx), Math.max(ay, by)],
    (x, y) => [x, y],
    size,
  )
}
