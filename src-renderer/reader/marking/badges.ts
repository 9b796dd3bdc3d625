import type { Box } from './lines.ts'

/** Side of a number in the margin, CSS pixels. */
export const BADGE = 16
/** Room between a number and the text, and between two numbers. */
const GAP = 8
const BETWEEN = 2

/**
 * Where the numbers of marks stand: left of the line that a mark begins on, clear of its text and of each other. Boxes
 * are CSS pixels of the page.
 *
 * @param firsts the first line of each mark, in the order of reading
 * @param lines the lines of text on the page
 */
export function badgePlaces(firsts: readonly Box[], lines: readonly Box[]): { left: number; top: number }[] {
  const placed: { left: number; top: number }[] = []
  return firsts.map((first) => {
    const height = first.bottom - first.top
    const middle = (first.top + first.bottom) / 2
    // The line of text that the mark is in, which may begin before it.
    const around = lines.filter(
      ({ left, right, top, bottom }) =>
        top <= middle && bottom >= middle && left <= first.left && right >= first.left - height,
    )
    const start = Math.min(first.left, ...around.map(({ left }) => left))
    const left = Math.max(BETWEEN, start - GAP - BADGE)
    let top = middle - BADGE / 2
    for (const other of placed.toSorted((a, b) => a.top - b.top)) {
      const meets = Math.abs(other.left - left) < BADGE && Math.abs(other.top - top) < BADGE + BETWEEN
      if (meets) top = other.top + BADGE + BETWEEN
    }
    const place = { left, top }
    placed.push(place)
    return place
  })
}
