import type { Annotation } from '../../../src-main/contract/annotations.ts'
import { keyOf } from '../marks.ts'
import type { PageView } from '../pane/viewer.ts'
import { badgePlaces } from './badges.ts'
import { inkRuns } from '../../../src-main/contract/ink.ts'
import { placeOf, placeOfRect, quadOfRect, type Placed } from './geometry.ts'
import type { Ink } from './ink.ts'
import type { Box } from './lines.ts'

/** A line of a drawing: its path in CSS pixels of the page, its width in points. */
export interface Line {
  readonly path: string
  readonly width: number
}

/** A mark as it lies on a shown page. */
export interface Shape {
  readonly mark: Annotation
  /** Key of its colour. */
  readonly key: number
  /** Its lines, or its one place; none for ink. */
  readonly places: readonly Placed[]
  /** Its number in the margin. */
  readonly badge: { readonly left: string; readonly top: string }
  /** Strokes as lines of an image as large as the page. */
  readonly strokes: readonly Line[]
}

/** Lines of text of a shown page, CSS pixels of the page. */
export function textLines(page: PageView): Box[] {
  const edge = page.div.getBoundingClientRect()
  const scale = page.viewport.width / edge.width
  return [...page.div.querySelectorAll('.textLayer span[role="presentation"]')].map((span) => {
    const { left, right, top, bottom } = span.getBoundingClientRect()
    return {
      left: (left - edge.left) * scale,
      right: (right - edge.left) * scale,
      top: (top - edge.top) * scale,
      bottom: (bottom - edge.top) * scale,
    }
  })
}

/** A stroke of user space as an SVG path on the shown page. */
export function strokePath(stroke: readonly number[], page: PageView): string {
  const points: string[] = []
  for (let at = 0; at + 1 < stroke.length; at += 2) {
    const [x = 0, y = 0] = page.viewport.convertToViewportPoint(stroke[at] ?? 0, stroke[at + 1] ?? 0)
    points.push(`${x.toFixed(2)} ${y.toFixed(2)}`)
  }
  // A point alone is drawn as a dot by its round ends.
  return points.length === 1 ? `M${points[0]} l0 0` : `M${points.join(' L')}`
}

/** The lines of a drawing on the shown page. */
export function linesOf({ ink, inkWidths }: Ink, page: PageView): Line[] {
  return ink
    .flatMap((stroke, at) => inkRuns(stroke, inkWidths?.[at]))
    .map(({ width, points }) => ({ width, path: strokePath(points, page) }))
}

function firstBox(mark: Annotation, page: PageView): Box {
  const [ax, ay, bx, by, cx, cy, dx, dy] = mark.quads[0] ?? quadOfRect(mark.rect)
  const corners = [
    [ax, ay],
    [bx, by],
    [cx, cy],
    [dx, dy],
  ].map(([x = 0, y = 0]) => page.viewport.convertToViewportPoint(x, y))
  const xs = corners.map(([x = 0]) => x)
  const ys = corners.map(([, y = 0]) => y)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

/** Where a mark lies on a page, without its number: its places and its strokes. */
export function bodyOf(mark: Annotation, page: PageView): Pick<Shape, 'mark' | 'places' | 'strokes'> {
  const { viewport } = page
  const toPage = (x: number, y: number) => viewport.convertToViewportPoint(x, y)
  const inWords = mark.quads.length > 0 && mark.kind !== 'note'
  return {
    mark,
    places: inWords
      ? mark.quads.map((quad) => placeOf(quad, toPage, viewport))
      : mark.kind === 'ink'
        ? []
        : [placeOfRect(mark.rect, toPage, viewport)],
    strokes: mark.kind === 'ink' ? linesOf(mark, page) : [],
  }
}

/** The marks of a page as shapes on it, in the order of reading. Answers to other marks have none. */
export function shapesOf(marks: readonly Annotation[], page: PageView): Shape[] {
  const { viewport } = page
  const shown = marks.filter(({ inReplyTo }) => inReplyTo === null)
  const badges = badgePlaces(
    shown.map((mark) => firstBox(mark, page)),
    textLines(page),
  )
  return shown.map((mark, at) => {
    const { left = 0, top = 0 } = badges[at] ?? {}
    return {
      ...bodyOf(mark, page),
      key: keyOf(mark.colour),
      badge: {
        left: `${((left / viewport.width) * 100).toFixed(4)}%`,
        top: `${((top / viewport.height) * 100).toFixed(4)}%`,
      },
    }
  })
}
