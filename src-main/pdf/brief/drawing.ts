import { INK_WIDTH, inkRuns } from '../../contract/ink.ts'
import type { Rect } from '../../contract/values.ts'
import type { PdfiumPage } from '../pdfium/index.ts'

/** A drawing that lies on a page, as its mark keeps it. */
export interface Drawing {
  /** `#rrggbb` */
  readonly colour: string
  /** Strokes: x, y repeated, user space. */
  readonly strokes: readonly (readonly number[])[]
  /** Width at each point of each stroke, in points; null for one of the usual width. */
  readonly widths: readonly (readonly number[])[] | null
}

/** Rectangle in which all of a drawing is seen, the width of its lines included: at least the one that its mark has. */
export function drawnRect(rect: Rect, { strokes, widths }: Drawing): Rect {
  const half = (widths ?? []).flat().reduce((most, width) => Math.max(most, width), INK_WIDTH) / 2
  let [x0, y0, x1, y1] = rect
  for (const stroke of strokes) {
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      const [x, y] = [stroke[at] ?? 0, stroke[at + 1] ?? 0]
      ;[x0, y0] = [Math.min(x0, x - half), Math.min(y0, y - half)]
      ;[x1, y1] = [Math.max(x1, x + half), Math.max(y1, y + half)]
    }
  }
  return [x0, y0, x1, y1]
}

/** Draws on a loaded page what an annotated copy shows of the mark: the same runs of equal width, with round ends. */
export function drawOn(page: PdfiumPage, { strokes, widths, colour }: Drawing): void {
  for (const [at, stroke] of strokes.entries()) {
    for (const { width, points } of inkRuns(stroke, widths?.[at])) page.addLine({ width, points, colour })
  }
}
