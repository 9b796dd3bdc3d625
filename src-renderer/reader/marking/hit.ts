import type { Annotation } from '../../../src-main/contract/annotations.ts'
import type { Quad, Rect } from '../../../src-main/contract/values.ts'
import { quadOfRect } from './geometry.ts'

/** Whether a point of user space lies in a quad, which may be turned. */
export function inQuad([ax, ay, , , cx, cy, dx, dy]: Quad, x: number, y: number): boolean {
  const [alongX, alongY, upX, upY] = [dx - cx, dy - cy, ax - cx, ay - cy]
  const lengths = [alongX * alongX + alongY * alongY, upX * upX + upY * upY] as const
  if (lengths[0] === 0 || lengths[1] === 0) return false
  const along = ((x - cx) * alongX + (y - cy) * alongY) / lengths[0]
  const up = ((x - cx) * upX + (y - cy) * upY) / lengths[1]
  return along >= 0 && along <= 1 && up >= 0 && up <= 1
}

const surface = ([x0, y0, x1, y1]: Rect): number => (x1 - x0) * (y1 - y0)

/** The mark at a point of a page in user space; of several the smallest, which the others would hide. */
export function markAt(
  marks: readonly Annotation[],
  pageIndex: number,
  x: number,
  y: number,
): Annotation | null {
  const hit = marks.filter(
    (mark) =>
      mark.pageIndex === pageIndex &&
      mark.inReplyTo === null &&
      (mark.quads.length > 0 ? mark.quads : [quadOfRect(mark.rect)]).some((quad) => inQuad(quad, x, y)),
  )
  return hit.toSorted((a, b) => surface(a.rect) - surface(b.rect))[0] ?? null
}
