/** A file up to this long is compared page by page, whole. */
export const WHOLE_LIMIT = 200
const SAMPLES = 24

/** 0-based pages to compare: all of a short file; of a long one the first, the last, some between and the marked. */
export function pagesToCompare(pageCount: number, marked: Iterable<number>): number[] {
  if (pageCount <= WHOLE_LIMIT) return Array.from({ length: pageCount }, (_, index) => index)
  const pages = new Set<number>(marked)
  for (let sample = 0; sample < SAMPLES; sample++) {
    pages.add(Math.round((sample * (pageCount - 1)) / (SAMPLES - 1)))
  }
  return [...pages].filter((page) => page < pageCount).sort((a, b) => a - b)
}
