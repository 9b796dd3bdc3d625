import type { Pdfium } from './load.ts'

/** A line to be drawn on a page, in user space. */
export interface PageLine {
  /** x, y repeated; one point alone is a dot. */
  readonly points: readonly number[]
  readonly width: number
  /** `#rrggbb` */
  readonly colour: string
}

/** `FPDF_LINECAP_ROUND`, `FPDF_LINEJOIN_ROUND` and `FPDF_FILLMODE_NONE` of fpdf_edit.h. */
const [ROUND_CAP, ROUND_JOIN, NOT_FILLED] = [1, 1, 0]
const OPAQUE = 255

/**
 * Adds a line to a loaded page, above its content: it is drawn as the page is, turned and scaled, and gone when the page is
 * closed, since nothing is saved.
 */
export function addLine({ api }: Pdfium, page: number, { points, width, colour }: PageLine): void {
  const [x, y] = points
  if (x === undefined || y === undefined) return
  const part = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16)
  const path = api.FPDFPageObj_CreateNewPath(x, y)
  // A dot is a line to where it began, drawn by its round ends.
  if (points.length < 4) api.FPDFPath_LineTo(path, x, y)
  for (let at = 2; at + 1 < points.length; at += 2) {
    api.FPDFPath_LineTo(path, points[at] ?? 0, points[at + 1] ?? 0)
  }
  api.FPDFPageObj_SetStrokeColor(path, part(1), part(3), part(5), OPAQUE)
  api.FPDFPageObj_SetStrokeWidth(path, width)
  api.FPDFPageObj_SetLineCap(path, ROUND_CAP)
  api.FPDFPageObj_SetLineJoin(path, ROUND_JOIN)
  api.FPDFPath_SetDrawMode(path, NOT_FILLED, 1)
  // The page owns it from here on.
  api.FPDFPage_InsertObject(page, path)
}
