import type { PdfiumPage } from '../../pdfium/index.ts'

/** Pixels of the longer side: enough to tell pages apart, too few to see a corrected figure. */
const SIDE = 160
/** Mean difference of two pictures of the same page, as a part of white: what another rasterising of lines makes. */
const MOST_DIFFERENCE = 0.012
/** Two pages differ in size by less than this, in points. */
const SAME_SIZE = 1

/** A page, small. Width and height are those of the page in points. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Draws a page small. */
export function pictureOf(page: PdfiumPage): Picture {
  const scale = SIDE / Math.max(page.width, page.height, 1)
  const size = { width: Math.ceil(page.width * scale), height: Math.ceil(page.height * scale) }
  const { data } = page.render(size)
  return { width: page.width, height: page.height, data }
}

/** Mean difference of two pictures of one size, 0 to 1. */
export function difference(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length || a.length === 0) return 1
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0))
  // Every fourth byte is opacity, which is always full.
  return sum / ((a.length * 3) / 4) / 255
}

/** Whether two pages look alike. Blank pages look like nothing, and so does one without a picture. */
export function isSamePicture(a: Picture | null, b: Picture | null): boolean {
  if (!a || !b) return false
  const sized = Math.abs(a.width - b.width) < SAME_SIZE && Math.abs(a.height - b.height) < SAME_SIZE
  const blank = a.data.every((value) => value > 250)
  return sized && !blank && difference(a.data, b.data) <= MOST_DIFFERENCE
}
