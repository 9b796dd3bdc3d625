import type { Quad, Rect } from '../../contract/values.ts'
import { ICON_GAP, ICON_SIDE } from '../anchor/note-icon.ts'
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

/** A quad by its corners, in user space. */
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

/** A rectangle that is larger by `by` points on every side. */
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

const SMALLEST_ICON = 8
const LARGEST_ICON = 40

function contains(outer: Rect, inner: Rect): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}

/** True for a rectangle of the size of an icon that is not simply drawn around the words. */
function isIcon(rect: Rect, words: Rect | null): boolean {
  const fits = (length: number): boolean => length >= SMALLEST_ICON && length <= LARGEST_ICON
  const [x0, y0, x1, y1] = rect
  return fits(x1 - x0) && fits(y1 - y0) && (words === null || !contains(rect, words))
}

/**
 * Where the icon of a note stands: in its own place where it has one; else left of the first line that the note is
 * about, inside the page; or at the corner of its rectangle, if it is about no text.
 */
export function iconRect(mark: ExportMark, cropBox: Rect): Rect {
  const first = mark.quads[0]
  const words = first === undefined ? null : boundsOf([first])
  if (isIcon(mark.rect, words)) return mark.rect
  if (words === null) {
    const [x0, , , y1] = mark.rect
    return [x0, y1 - ICON_SIDE, x0 + ICON_SIDE, y1]
  }
  const [x0, , , y1] = words
  const left = Math.max(cropBox[0], x0 - ICON_SIDE - ICON_GAP)
  return [left, y1 - ICON_SIDE, left + ICON_SIDE, y1]
}

/** Rectangle of a mark that is drawn around its words: theirs where it has any, since its own may be an icon's place. */
export function rectOfWords(mark: ExportMark): Rect {
  return mark.quads.length > 0 ? boundsOf(mark.quads) : mark.rect
}
