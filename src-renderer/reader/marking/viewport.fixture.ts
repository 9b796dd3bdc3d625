import type { Rect } from '../../../src-main/contract/values.ts'
import type { Viewport } from '../pane/viewer.ts'

/** A page as pdf.js shows it (`PageViewport`): its crop box, turned clockwise and scaled. */
export function makeViewport({
  turn,
  scale,
  crop: [x0, y0, x1, y1],
}: {
  readonly turn: number
  readonly scale: number
  readonly crop: Rect
}): Viewport {
  const [cos, sin] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ][turn / 90] ?? [1, 0]
  const [across, up] = [x1 - x0, y1 - y0]
  const [width, height] = turn % 180 === 0 ? [across, up] : [up, across]
  const [middleX, middleY] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const [c, s] = [cos ?? 1, sin ?? 0]
  return {
    width: width * scale,
    height: height * scale,
    convertToViewportPoint(x, y) {
      const [dx, dy] = [x - middleX, -(y - middleY)]
      return [(dx * c - dy * s + width / 2) * scale, (dx * s + dy * c + height / 2) * scale]
    },
    convertToPdfPoint(x, y) {
      const [dx, dy] = [x / scale - width / 2, y / scale - height / 2]
      return [dx * c + dy * s + middleX, -(dy * c - dx * s) + middleY]
    },
  }
}
