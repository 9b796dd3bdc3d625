import type { Rect } from '../../contract/values.ts'
import type { RenderPart } from '../pdfium/index.ts'

/** Resolution of print, pixels an inch. */
export const PRINT_DPI = 300
/** Resolution of a screen, for previews. */
export const DRAFT_DPI = 110
/** Below this a picture is visibly coarse on paper. */
export const COARSE_DPI = 150
/** Most pixels of a picture: a page of A4 at 300 dpi has 8.7 million. */
export const MAX_PIXELS = 9_000_000
const POINTS_PER_INCH = 72

/** A page as far as its geometry goes. */
export interface PageGeometry {
  /** In user space. */
  readonly cropBox: Rect
  /** Clockwise, when shown. */
  readonly rotation: 0 | 90 | 180 | 270
  /** Points in a unit of user space (`/UserUnit`, ISO 32000-2 table 31). */
  readonly userUnit: number
}

/** A part of a page to be drawn, and what comes out. */
export interface AreaPicture {
  readonly part: RenderPart
  /** Width on paper, in points. */
  readonly points: number
  /** Pixels an inch that fit into {@link MAX_PIXELS}. */
  readonly dpi: number
}

/** From the left and from the top of the page as seen, in units of user space. */
function seen({ cropBox, rotation }: PageGeometry, x: number, y: number): readonly [number, number] {
  const [x0, y0, x1, y1] = cropBox
  switch (rotation) {
    case 90:
      return [y - y0, x - x0]
    case 180:
      return [x1 - x, y - y0]
    case 270:
      return [y1 - y, x1 - x]
    default:
      return [x - x0, y1 - y]
  }
}

/**
 * Pixels of an area of a page at the resolution of print, as few as {@link MAX_PIXELS} allows. What lies outside the
 * CropBox is not shown.
 *
 * @param rect in user space; null: the whole page
 * @param wantedDpi pixels an inch
 * @returns null where nothing of the area lies on the page
 */
export function areaPicture(
  page: PageGeometry,
  rect: Rect | null,
  wantedDpi = PRINT_DPI,
): AreaPicture | null {
  const [x0, y0, x1, y1] = page.cropBox
  const [a, b, c, d] = rect ?? page.cropBox
  const clipped = [Math.max(a, x0), Math.max(b, y0), Math.min(c, x1), Math.min(d, y1)] as const
  if (!(clipped[2] > clipped[0] && clipped[3] > clipped[1])) return null
  const [ax, ay] = seen(page, clipped[0], clipped[1])
  const [bx, by] = seen(page, clipped[2], clipped[3])
  const [width, height] = [Math.abs(bx - ax), Math.abs(by - ay)]
  const inches = (page.userUnit / POINTS_PER_INCH) ** 2 * width * height
  const dpi = Math.min(wantedDpi, Math.sqrt(MAX_PIXELS / inches))
  const scale = (page.userUnit * dpi) / POINTS_PER_INCH
  const turned = page.rotation % 180 !== 0
  const [across, up] = turned ? [y1 - y0, x1 - x0] : [x1 - x0, y1 - y0]
  const pixels = (units: number): number => Math.max(1, Math.round(units * scale))
  return {
    part: {
      width: pixels(width),
      height: pixels(height),
      left: Math.round(Math.min(ax, bx) * scale),
      top: Math.round(Math.min(ay, by) * scale),
      page: { width: pixels(across), height: pixels(up) },
    },
    points: width * page.userUnit,
    dpi,
  }
}
