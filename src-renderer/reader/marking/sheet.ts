import type { Annotation, Place } from '../../../src-main/contract/annotations.ts'
import type { Rect } from '../../../src-main/contract/values.ts'
import type { PageView, Viewport } from '../pane/viewer.ts'
import { dragged, type Hold } from './drag.ts'
import { rectBetween } from './geometry.ts'
import type { Box } from './lines.ts'

/** A point of user space. */
export type Point = readonly [x: number, y: number]

/** A box cannot be made smaller than this, points. */
const LEAST = 12

/** A length as marks keep it. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100

/** A point of a shown page (CSS pixels, kept within it) in user space. */
export function toUserSpace(viewport: Viewport, x: number, y: number): Point {
  const { width, height } = viewport
  const [px = 0, py = 0] = viewport.convertToPdfPoint(
    Math.min(width, Math.max(0, x)),
    Math.min(height, Math.max(0, y)),
  )
  return [px, py]
}

/** CSS pixels that a point of user space has on a shown page. */
export function pixelsPerPoint(viewport: Viewport): number {
  const [x = 0, y = 0] = viewport.convertToViewportPoint(0, 0)
  const [besideX = 0, besideY = 0] = viewport.convertToViewportPoint(1, 0)
  return Math.hypot(besideX - x, besideY - y)
}

/** Where the pointer is on a shown page, in CSS pixels of its viewport. */
export function pointerOn(page: PageView, event: Pick<MouseEvent, 'clientX' | 'clientY'>): Point {
  const edge = page.div.getBoundingClientRect()
  const scale = page.viewport.width / edge.width
  return [(event.clientX - edge.left) * scale, (event.clientY - edge.top) * scale]
}

/** A rectangle of user space as it lies on a shown page, CSS pixels. */
export function boxOfRect([x0, y0, x1, y1]: Rect, viewport: Viewport): Box {
  const [ax = 0, ay = 0] = viewport.convertToViewportPoint(x0, y0)
  const [bx = 0, by = 0] = viewport.convertToViewportPoint(x1, y1)
  return {
    left: Math.min(ax, bx),
    right: Math.max(ax, bx),
    top: Math.min(ay, by),
    bottom: Math.max(ay, by),
  }
}

/** A box of a shown page in user space, hundredths of a point. */
export function rectOfBox({ left, right, top, bottom }: Box, viewport: Viewport): Rect {
  const [ax = 0, ay = 0] = viewport.convertToPdfPoint(left, top)
  const [bx = 0, by = 0] = viewport.convertToPdfPoint(right, bottom)
  const [x0, y0, x1, y1] = rectBetween([ax, ay], [bx, by])
  return [hundredths(x0), hundredths(y0), hundredths(x1), hundredths(y1)]
}

/** A box of a size in points that hangs from a point as the page is seen, moved so that it stays on the page. */
export function hangingFrom(
  viewport: Viewport,
  [x, y]: Point,
  size: { readonly width: number; readonly height: number },
): Rect {
  const [left = 0, top = 0] = viewport.convertToViewportPoint(x, y)
  const point = pixelsPerPoint(viewport)
  const [width, height] = [size.width * point, size.height * point]
  const [x0, y0] = [
    Math.max(0, Math.min(left, viewport.width - width)),
    Math.max(0, Math.min(top, viewport.height - height)),
  ]
  return rectOfBox({ left: x0, right: x0 + width, top: y0, bottom: y0 + height }, viewport)
}

/** Strokes that were moved, hundredths of a point. */
function shifted(ink: readonly (readonly number[])[], dx: number, dy: number): number[][] {
  return ink.map((stroke) => stroke.map((value, at) => hundredths(value + (at % 2 === 0 ? dx : dy))))
}

/**
 * Where a mark lies after a gesture; its strokes go with it.
 *
 * @param way CSS pixels of the shown page
 */
export function placeAfter(
  { rect, ink }: Pick<Annotation, 'rect' | 'ink'>,
  hold: Hold,
  way: readonly [dx: number, dy: number],
  viewport: Viewport,
): Place {
  const least = LEAST * pixelsPerPoint(viewport)
  const after = rectOfBox(dragged(boxOfRect(rect, viewport), hold, way, viewport, least), viewport)
  if (ink.length === 0) return { rect: after }
  return { rect: after, ink: shifted(ink, after[0] - rect[0], after[1] - rect[1]) }
}
