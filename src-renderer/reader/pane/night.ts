/** Pages in dark colours: what is paper is turned dark, what is a photo stays as it is. Pure kernels. */

/** A picture on a page as pdf.js tells of it: upper left, lower left and upper right corner, in shares of the page. */
export type Corners = readonly [number, number, number, number, number, number]

/** Pictures smaller than this part of the page (icons, rules, bullets) turn dark with the paper. */
const SMALLEST = 0.004
/** A picture of which this part is nearly white is a scan or a diagram on paper, not a photo. */
const PAPER_SHARE = 0.4
const NEARLY_WHITE = 225
/** Corners are given as half floats; edges that fall short by less than this are the edges of the page. */
const DIGITS = 2

/** The pictures of a page that are large enough to matter, without those that lie within another. */
export function largePictures(coordinates: ArrayLike<number>): Corners[] {
  const all: Corners[] = []
  for (let at = 0; at + 5 < coordinates.length; at += 6) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = Array.from(
      { length: 6 },
      (_, i) => coordinates[at + i] ?? 0,
    )
    const corners: Corners = [x1, y1, x2, y2, x3, y3]
    if (corners.every(Number.isFinite) && areaOf(corners) >= SMALLEST) all.push(corners)
  }
  const bySize = all.toSorted((a, b) => areaOf(b) - areaOf(a))
  return bySize.filter((corners, at) => !bySize.slice(0, at).some((larger) => holds(larger, corners)))
}

function areaOf([x1, y1, x2, y2, x3, y3]: Corners): number {
  return Math.abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1))
}

/** Left, top, right and bottom of the upright box around a picture, within the page. */
export function boxOf([x1, y1, x2, y2, x3, y3]: Corners): readonly [number, number, number, number] {
  const [x4, y4] = [x2 + x3 - x1, y2 + y3 - y1]
  const inside = (value: number): number => Math.min(1, Math.max(0, value))
  return [
    inside(Math.min(x1, x2, x3, x4)),
    inside(Math.min(y1, y2, y3, y4)),
    inside(Math.max(x1, x2, x3, x4)),
    inside(Math.max(y1, y2, y3, y4)),
  ]
}

function holds(larger: Corners, smaller: Corners): boolean {
  const [a, b] = [boxOf(larger), boxOf(smaller)]
  return a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3]
}

/** Whether a picture is paper with something on it. @param pixels RGBA of a few points of it */
export function isPaper(pixels: Uint8ClampedArray): boolean {
  let white = 0
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    if (Math.min(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0) >= NEARLY_WHITE) white += 1
  }
  return white * 4 >= pixels.length * PAPER_SHARE
}

/** The page without photos, as a CSS `clip-path`; `none` for a page without any. */
export function clipAround(photos: readonly Corners[]): string {
  if (photos.length === 0) return 'none'
  const point = (x: number, y: number): string =>
    `${(x * 100).toFixed(DIGITS)}% ${(y * 100).toFixed(DIGITS)}%`
  const holes = photos.flatMap(([x1, y1, x2, y2, x3, y3]) => [
    point(x1, y1),
    point(x2, y2),
    point(x2 + x3 - x1, y2 + y3 - y1),
    point(x3, y3),
    point(x1, y1),
    '0% 0%',
  ])
  return `polygon(evenodd, 0% 0%, 100% 0%, 100% 100%, 0% 100%, 0% 0%, ${holes.join(', ')})`
}
