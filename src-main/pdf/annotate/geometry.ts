import type { Quad, Rect } from '../../contract/values.ts'
import { boundsOf } from '../anchor/quads.ts'
import type { ExportMark } from './mark.ts'

/** A point in user space. */
export type Point = readonly [x: number, y: number]

/** Corners of a quad by name, and the lengths along and across the text. */
export interface QuadFrame {
  readonly topLeft: Point
  readonly topRight: Point
  readonly bottomLeft: Point
  readonly bottomRight: Point
  readonly width: number
  readonly height: number
}

export function frameOf([ax, ay, bx, by, cx, cy, dx, dy]: Quad): QuadFrame {
  return {
    topLeft: [ax, ay],
    topRight: [bx, by],
    bottomLeft: [cx, cy],
    bottomRight: [dx, dy],
    width: Math.hypot(dx - cx, dy - cy),
    height: Math.hypot(ax - cx, ay - cy),
  }
}

/** Point of a quad: `along` from 0 (start of the line) to 1, `up` from 0 (bottom) to 1. */
export function pointIn({ bottomLeft, bottomRight, topLeft }: QuadFrame, along: number, up: number): Point {
  return [
    bottomLeft[0] + (bottomRight[0] - bottomLeft[0]) * along + (topLeft[0] - bottomLeft[0]) * up,
    bottomLeft[1] + (bottomRight[1] - bottomLeft[1]) * along + (topLeft[1] - bottomLeft[1]) * up,
  ]
}

/** A rectangle as the quad of upright text. */
export function quadOfRect([x0, y0, x1, y1]: Rect): Quad {
  return [x0, y1, x1, y1, x0, y0, x1, y0]
}

/** Quads of a text mark; its rectangle where it has none. */
export function quadsOfMark(mark: ExportMark): readonly Quad[] {
  return mark.quads.length > 0 ? mark.quads : [quadOfRect(mark.rect)]
}

export function grow([x0, y0, x1, y1]: Rect, by: number): Rect {
  return [x0 - by, y0 - by, x1 + by, y1 + by]
}

/** Smallest rectangle around lists of x, y. */
export function boundsOfStrokes(strokes: readonly (readonly number[])[]): Rect {
  const quads = strokes.flatMap((stroke) => {
    const points: Quad[] = []
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      const [x, y] = [stroke[at] ?? 0, stroke[at + 1] ?? 0]
      points.push([x, y, x, y, x, y, x, y])
    }
    return points
  })
  return boundsOf(quads)
}

const ICON = 20
const ICON_GAP = 2
const SMALLEST_ICON = 8
const LARGEST_ICON = 40

/**
 * Where the icon of a note stands: left of the first line that the note is about, inside the page; or where the
 * note was put, if it is about no text.
 */
export function iconRect(mark: ExportMark, cropBox: Rect): Rect {
  const first = mark.quads[0]
  const [x0, y0, x1, y1] = first === undefined ? mark.rect : boundsOf([first])
  if (first === undefined) {
    const [width, height] = [x1 - x0, y1 - y0]
    const fits = (length: number): boolean => length >= SMALLEST_ICON && length <= LARGEST_ICON
    return fits(width) && fits(height) ? [x0, y0, x1, y1] : [x0, y1 - ICON, x0 + ICON, y1]
  }
  const left = Math.max(cropBox[0], x0 - ICON - ICON_GAP)
  return [left, y1 - ICON, left + ICON, y1]
}
