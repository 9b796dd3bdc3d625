import type { Together } from './align-paragraphs.ts'
import { solid, type Paragraph } from './paragraphs.ts'
import type { SideName } from './side.ts'

/** The middle of a line of marked words: the 0-based page with the part of it above, and the part of its width. */
export interface Spot {
  readonly at: number
  readonly x: number
}

/** Part of a page (of its height, of its width) by which a spot may miss the letters of a paragraph. */
const SLACK = 0.004

/** Whether a spot lies in the words of a paragraph. */
export function isOn({ at, x }: Spot, { start, end, left, right }: Paragraph): boolean {
  return at >= start - SLACK && at <= end + SLACK && x >= left - SLACK && x <= right + SLACK
}

/**
 * The paragraphs of the other side that belong to marked words, in their order; none where nothing is aligned with them.
 *
 * @param from the side that the spots are on
 */
export function passageAcross(
  together: readonly Together[],
  spots: readonly Spot[],
  from: SideName,
): readonly Paragraph[] {
  const to = from === 'left' ? 'right' : 'left'
  const touched = together.filter((each) =>
    each[from].some((paragraph) => spots.some((spot) => isOn(spot, paragraph))),
  )
  return touched.flatMap((each) => each[to])
}

/** Paragraphs of one page, from the first to the last of them. */
export interface Stretch {
  /** 0-based. */
  readonly page: number
  /** UTF-16 units of the page's text that are not blank, see {@link Paragraph}. */
  readonly from: number
  readonly to: number
  readonly begins: string
}

/** A passage page by page: what runs along the edges between two pages is no part of it. */
export function stretchesOf(passage: readonly Paragraph[]): Stretch[] {
  const byPage = Map.groupBy(passage, ({ start }) => Math.floor(start))
  return [...byPage].map(([page, list]) => {
    const first = list.reduce((a, b) => (b.from < a.from ? b : a))
    return { page, from: first.from, to: Math.max(...list.map(({ to }) => to)), begins: first.begins }
  })
}

/**
 * Where a stretch lies in the text of its page as it is laid out.
 *
 * @returns UTF-16 units, the end exclusive; null where other words stand there
 */
export function unitsOf(
  text: string,
  { from, to, begins }: Stretch,
): { readonly start: number; readonly end: number } | null {
  let [count, start, end] = [0, -1, -1]
  for (let unit = 0; unit < text.length && count < to; unit++) {
    if (/\s/.test(text.charAt(unit))) continue
    if (count === from) start = unit
    count += 1
    if (count === to) end = unit + 1
  }
  if (start < 0 || end < 0) return null
  return solid(text.slice(start, end)).startsWith(solid(begins)) ? { start, end } : null
}
