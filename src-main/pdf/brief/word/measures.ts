/** Twentieths of a point, the unit of Word's lengths. */
const MM = 1440 / 25.4
const POINT = 20

/** A4 with the margins of the typeset brief, twips. */
export const PAGE = { width: Math.round(210 * MM), height: Math.round(297 * MM) }
export const MARGIN = { side: Math.round(30 * MM), top: Math.round(28 * MM), bottom: Math.round(26 * MM) }
export const TEXT_WIDTH = PAGE.width - 2 * MARGIN.side
/** Of lists, in twips. */
export const INDENT = 400
/** From the line beside an excerpt to its words. */
export const EXCERPT_INDENT = 260

/** Largest picture, points: the width of the text, and what leaves room for a caption. */
export const MOST = {
  width: (TEXT_WIDTH - EXCERPT_INDENT) / POINT,
  height: (PAGE.height - MARGIN.top - MARGIN.bottom) / POINT - 110,
}
const PIXELS_PER_POINT = 96 / 72

/** Size of a picture on paper: its own, or what fits. In pixels of 1/96 inch, as docx takes it. */
export function printSize({
  width,
  height,
  points,
}: {
  /** Pixels of the picture. */
  readonly width: number
  readonly height: number
  /** Natural width. */
  readonly points: number
}): { readonly width: number; readonly height: number } {
  const ratio = height / width
  const wide = Math.min(points, MOST.width, MOST.height / ratio)
  return {
    width: Math.max(1, Math.round(wide * PIXELS_PER_POINT)),
    height: Math.max(1, Math.round(wide * ratio * PIXELS_PER_POINT)),
  }
}
