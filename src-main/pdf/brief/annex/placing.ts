import type { Rect } from '../../../contract/values.ts'
import type { PdfiumLink } from '../../pdfium/index.ts'
import type { PageGeometry } from '../area.ts'
import type { AnnexSheet } from './sheet.ts'

/** `[a b c d e f]` of a change of coordinates (ISO 32000-2 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

/** Longest side of a sheet, in points: a page of A2. What is larger is made smaller. */
const LONGEST = 1684

/** Where a page lies on its sheet. */
export interface Placing {
  /** Points, as seen. */
  readonly width: number
  readonly height: number
  /** From user space of the page to points from the lower left of the sheet. */
  readonly matrix: Matrix
}

/** Lays a page upright on a sheet of its size, with its CropBox at the edges. */
export function placePage({ cropBox, rotation, userUnit }: PageGeometry): Placing {
  const [x0, y0, x1, y1] = cropBox
  const s = Math.min(userUnit, LONGEST / Math.max(x1 - x0, y1 - y0))
  const [across, up] = [(x1 - x0) * s, (y1 - y0) * s]
  switch (rotation) {
    case 90:
      return { width: up, height: across, matrix: [0, -s, s, 0, -y0 * s, x1 * s] }
    case 180:
      return { width: across, height: up, matrix: [-s, 0, 0, -s, x1 * s, y1 * s] }
    case 270:
      return { width: up, height: across, matrix: [0, s, -s, 0, y1 * s, -x0 * s] }
    default:
      return { width: across, height: up, matrix: [s, 0, 0, s, -x0 * s, -y0 * s] }
  }
}

/** Bounds of a rectangle after a change of coordinates. */
export function transformed([a, b, c, d, e, f]: Matrix, [x0, y0, x1, y1]: Rect): Rect {
  const points = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const)
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/**
 * How an appearance of an annotation is drawn into its rectangle (ISO 32000-2 12.5.5, algorithm 8.1): the matrix that
 * stands before it. Null where there is nothing to be seen.
 */
export function appearanceMatrix(bbox: Rect, matrix: Matrix, rect: Rect): Matrix | null {
  const [x0, y0, x1, y1] = transformed(matrix, bbox)
  const [width, height] = [x1 - x0, y1 - y0]
  if (!(width > 0 && height > 0)) return null
  const [sx, sy] = [(rect[2] - rect[0]) / width, (rect[3] - rect[1]) / height]
  return [sx, 0, 0, sy, rect[0] - x0 * sx, rect[1] - y0 * sy]
}

/**
 * Links of a page as its sheet has them: to the web, and to pages that are in the annex too. Others lead nowhere here.
 * @param sheetOf place in the annex of a page of the same file
 */
export function sheetLinks(
  links: readonly PdfiumLink[],
  { matrix, width, height }: Placing,
  sheetOf: (pageIndex: number) => number | undefined,
): AnnexSheet['links'] {
  return links.flatMap(({ rect, url, pageIndex }) => {
    const [x0, y0, x1, y1] = transformed(matrix, rect)
    const [left, bottom] = [Math.max(0, x0), Math.max(0, y0)]
    const [right, top] = [Math.min(width, x1), Math.min(height, y1)]
    const page = pageIndex === null ? null : (sheetOf(pageIndex) ?? null)
    const address = url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null
    if ((page === null && address === null) || !(right - left > 1 && top - bottom > 1)) return []
    return [{ x: left, y: height - top, width: right - left, height: top - bottom, url: address, page }]
  })
}
