import type { Anchor } from '../../contract/annotations.ts'
import type { ShownArea } from '../../contract/shown-area.ts'
import type { AnchorPage } from './page.ts'

type Page = Pick<AnchorPage, 'cropBox' | 'rotation'>

/** How far a drawing may reach over the edge: lines have a width, and pictures are rounded to pixels. Points. */
const OVER = 2

/** A point of the page as it is shown, in user space (ISO 32000-2 8.3.2): the page may be turned. */
function inUserSpace(left: number, top: number, { cropBox, rotation }: Page): [x: number, y: number] {
  const [x0, y0, x1, y1] = cropBox
  switch (rotation) {
    case 0:
      return [x0 + left, y1 - top]
    case 90:
      return [x0 + top, y0 + left]
    case 180:
      return [x1 - left, y0 + top]
    case 270:
      return [x1 - top, y1 - left]
  }
}

/**
 * Where something that was drawn on a page as it is shown lies in user space. Null for what lies off the page; what has no
 * measure of its own must lie on it whole, since it may have been drawn on a picture of another size.
 */
export function onPage(area: ShownArea, page: Page): Pick<Anchor, 'rect' | 'ink'> | null {
  const [x0, y0, x1, y1] = page.cropBox
  const isTurned = page.rotation === 90 || page.rotation === 270
  const [width, height] = isTurned ? [y1 - y0, x1 - x0] : [x1 - x0, y1 - y0]
  const [wide, high] = typeof area.unit === 'string' ? [width, height] : area.unit
  const at = (x: number, y: number) => inUserSpace((x * width) / wide, (y * height) / high, page)
  const [left, top, boxWidth, boxHeight] = area.box
  const [ax, ay] = at(left, top)
  const [bx, by] = at(left + boxWidth, top + boxHeight)
  const rect: Anchor['rect'] = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
  const [l, b, r, t] = rect
  const isOn =
    area.unit === 'point'
      ? l < x1 && r > x0 && b < y1 && t > y0
      : l >= x0 - OVER && r <= x1 + OVER && b >= y0 - OVER && t <= y1 + OVER
  if (!isOn) return null
  const ink = area.strokes.map((stroke) =>
    stroke.flatMap((x, index) => (index % 2 === 0 ? at(x, stroke[index + 1] ?? 0) : [])),
  )
  return { rect, ink }
}
