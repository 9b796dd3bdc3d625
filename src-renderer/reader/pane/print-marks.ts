import { FILLED_KINDS, type Annotation } from '../../../src-main/contract/annotations.ts'
import { inkRuns } from '../../../src-main/contract/ink.ts'
import type { Viewport } from './viewer.ts'

type Point = readonly [number, number]
const LINE_POINTS = 1.2

/** Corners of a quad around its edge: it lists top left, top right, bottom left, bottom right. */
function cornersOf(quad: readonly number[]): Point[] {
  return [0, 2, 6, 4].map((at) => [quad[at] ?? 0, quad[at + 1] ?? 0])
}

function trace(context: CanvasRenderingContext2D, points: readonly Point[], viewport: Viewport): void {
  context.beginPath()
  points.forEach(([x, y], index) => {
    const [px = 0, py = 0] = viewport.convertToViewportPoint(x, y)
    if (index === 0) context.moveTo(px, py)
    else context.lineTo(px, py)
  })
}

/** A line through a quad: 0 along its lower edge, 0.5 through its middle. */
function lineAt(quad: readonly number[], part: number): Point[] {
  const [topLeft, topRight, bottomRight, bottomLeft] = cornersOf(quad)
  const between = (a: Point = [0, 0], b: Point = [0, 0]): Point => [
    a[0] + (b[0] - a[0]) * part,
    a[1] + (b[1] - a[1]) * part,
  ]
  return [between(bottomLeft, topLeft), between(bottomRight, topRight)]
}

/**
 * Draws marks made here over a page that is printed. Those that the file brought along are drawn with it.
 *
 * @param viewport of the canvas: user space to its pixels
 * @param scale pixels a point
 */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marks: readonly Annotation[],
  viewport: Viewport,
  scale: number,
): void {
  context.save()
  context.globalCompositeOperation = 'multiply'
  context.lineJoin = context.lineCap = 'round'
  for (const mark of marks) {
    if (mark.origin === 'file' || mark.anchoring === 'lost' || mark.inReplyTo !== null) continue
    context.fillStyle = context.strokeStyle = mark.colour
    context.lineWidth = LINE_POINTS * scale
    drawMark(context, mark, viewport, scale)
  }
  context.restore()
}

function drawMark(
  context: CanvasRenderingContext2D,
  mark: Annotation,
  viewport: Viewport,
  scale: number,
): void {
  const [x0, y0, x1, y1] = mark.rect
  const box = [x0, y1, x1, y1, x0, y0, x1, y0]
  const quads = mark.quads.length > 0 ? mark.quads : [box]
  if (mark.kind === 'ink') {
    for (const { width, points } of mark.ink.flatMap((stroke, at) => inkRuns(stroke, mark.inkWidths?.[at]))) {
      const line = points.flatMap((x, at): Point[] => (at % 2 === 0 ? [[x, points[at + 1] ?? 0]] : []))
      // A dot is drawn by the round ends of a line to where it began.
      trace(context, line.length === 1 ? [...line, ...line] : line, viewport)
      context.lineWidth = width * scale
      context.stroke()
    }
  } else if (mark.kind === 'freetext') {
    const [left = 0, top = 0] = viewport.convertToViewportPoint(x0, y1)
    context.font = `${11 * scale}px sans-serif`
    mark.comment.split('\n').forEach((line, at) => context.fillText(line, left, top + (at + 1) * 13 * scale))
  } else if (FILLED_KINDS.includes(mark.kind)) {
    for (const quad of quads) {
      trace(context, cornersOf(quad), viewport)
      context.fill()
    }
  } else {
    for (const quad of quads) {
      const closed = mark.kind === 'area'
      trace(context, closed ? cornersOf(quad) : lineAt(quad, mark.kind === 'strikeout' ? 0.5 : 0), viewport)
      if (closed) context.closePath()
      context.stroke()
    }
  }
}
