import type { Rect } from '../../contract/values.ts'

/** Orders a rectangle whose corners a file may give in any order. */
export function orderedRect(x0: number, y0: number, x1: number, y1: number): Rect {
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]
}
