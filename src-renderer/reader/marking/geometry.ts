import type { Quad, Rect } from '../../../src-main/contract/values.ts'

/** A rectangle on the screen, CSS pixels, y downwards. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Turns a point of the shown page (CSS pixels from its upper left corner) into PDF user space. */
export type ToPdf = (x: number, y: number) => readonly [number, number]

/** Rectangles that share more than this part of the lower one's height stand on one line. */
const SAME_LINE = 0.5
/** Gaps up to this part of the line's height are spaces between words and not columns. */
const SAME_RUN = 1.5

function overlap(a: Box, b: Box): number {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return shared / Math.max(1e-6, Math.min(a.bottom - a.top, b.bottom - b.top))
}

function join(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

function touches(a: Box, b: Box): boolean {
  const reach = SAME_RUN * Math.max(a.bottom - a.top, b.bottom - b.top)
  return overlap(a, b) > SAME_LINE && a.left - b.right <= reach && b.left - a.right <= reach
}

/**
 * The lines that a selection covers, from the rectangles of its pieces. A browser gives one for each run of text and
 * sometimes one for a line and its words; those that lie on one line become one.
 */
export function linesOf(boxes: readonly Box[]): Box[] {
  const lines: Box[] = []
  for (const box of boxes) {
    if (box.right - box.left < 0.5 || box.bottom - box.top < 0.5) continue
    let line = box
    for (let at = lines.findIndex((each) => touches(each, line)); at >= 0;) {
      const [known] = lines.splice(at, 1)
      if (known) line = join(known, line)
      at = lines.findIndex((each) => touches(each, line))
    }
    lines.push(line)
  }
  return lines.toSorted((a, b) => a.top - b.top || a.left - b.left)
}

/** A line on the shown page as a quad of user space: top left, top right, bottom left, bottom right as read. */
export function quadOf(line: Box, toPdf: ToPdf): Quad {
  const [x0, y0] = toPdf(line.left, line.top)
  const [x1, y1] = toPdf(line.right, line.top)
  const [x2, y2] = toPdf(line.left, line.bottom)
  const [x3, y3] = toPdf(line.right, line.bottom)
  return [x0, y0, x1, y1, x2, y2, x3, y3]
}

/** The upright rectangle of user space around quads. */
export function rectOf(quads: readonly Quad[]): Rect {
  const xs = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 0))
  const ys = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 1))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** Where a quad lies on the shown page, in percent of its size, as the box around it. */
export function placeOf(
  quad: Quad,
  toPage: (x: number, y: number) => readonly number[],
  size: { readonly width: number; readonly height: number },
): { left: string; top: string; width: string; height: string } {
  const points = [0, 2, 4, 6].map((at) => toPage(quad[at] ?? 0, quad[at + 1] ?? 0))
  const xs = points.map(([x]) => x ?? 0)
  const ys = points.map(([, y]) => y ?? 0)
  const percent = (value: number, whole: number): string => `${((value / whole) * 100).toFixed(4)}%`
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return {
    left: percent(left, size.width),
    top: percent(top, size.height),
    width: percent(Math.max(...xs) - left, size.width),
    height: percent(Math.max(...ys) - top, size.height),
  }
}
