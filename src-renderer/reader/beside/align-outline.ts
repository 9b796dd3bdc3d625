import { growing, type Alignment, type At, type Lengths, type Pair } from './align.ts'

/** A section as an outline names it. */
export interface Section {
  /** 1 at the top. */
  readonly level: number
  readonly title: string
  readonly at: At
}

/** More sections than this (a table of every figure) are not compared one by one. */
const MOST = 600
/** What it costs to leave a section of one side without one of the other. */
const GAP = -0.5

/** Number that a title begins with (`3.1`, `IV`, `Annexe 2`), or any figures in it, which languages share. */
const numbering = (title: string): string | null =>
  /^\W*(?:\p{L}+\s+)?(\d+(?:\.\d+)*|[IVXLC]+(?=[\s.:]))/u.exec(title)?.[1] ?? null
const figures = (title: string): Set<string> => new Set(title.match(/\d{2,}/g) ?? [])

/** How well two sections fit: above 0 they may be one. */
function likeness(a: Section, b: Section, { left, right }: Lengths): number {
  const [x, y] = [numbering(a.title), numbering(b.title)]
  const numbered = x === null || y === null ? (x === y ? 0 : -0.3) : x === y ? 2 : -3
  const shared = [...figures(a.title)].some((each) => figures(b.title).has(each)) ? 0.5 : 0
  const apart = Math.abs(a.at / Math.max(1, left) - b.at / Math.max(1, right))
  return (a.level === b.level ? 1 : -0.5) + numbered + shared - 4 * apart
}

/** The best way through two lists (Needleman and Wunsch 1970): pairs in order, gaps where one side has no partner. */
function paired(left: readonly Section[], right: readonly Section[], lengths: Lengths): Pair[] {
  const width = right.length + 1
  const score = new Float64Array((left.length + 1) * width)
  const step = new Uint8Array(score.length)
  for (let i = 0; i <= left.length; i++) {
    for (let j = 0; j <= right.length; j++) {
      const cell = i * width + j
      if (cell === 0) continue
      const [a, b] = [left[i - 1], right[j - 1]]
      const options = [
        a && b ? (score[cell - width - 1] ?? 0) + likeness(a, b, lengths) : -Infinity,
        a ? (score[cell - width] ?? 0) + GAP : -Infinity,
        b ? (score[cell - 1] ?? 0) + GAP : -Infinity,
      ]
      score[cell] = Math.max(...options)
      step[cell] = options.indexOf(score[cell] ?? 0)
    }
  }
  const pairs: Pair[] = []
  for (let i = left.length, j = right.length; i > 0 || j > 0;) {
    const way = step[i * width + j]
    const [a, b] = [left[i - 1], right[j - 1]]
    if (way === 0 && a && b && likeness(a, b, lengths) > 0) pairs.push([a.at, b.at])
    i -= way === 2 ? 0 : 1
    j -= way === 1 ? 0 : 1
  }
  return pairs.toReversed()
}

/**
 * Section beside section: entries of both outlines in their order, by level, numbering and place.
 *
 * @returns null where the outlines do not fit: too few pairs, or fewer than half of the shorter one
 */
export function byOutline(
  left: readonly Section[],
  right: readonly Section[],
  lengths: Lengths,
): Alignment | null {
  const shorter = Math.min(left.length, right.length)
  if (shorter < 2 || Math.max(left.length, right.length) > MOST) return null
  const points = growing(paired(left, right, lengths), lengths)
  const found = points.length - 2
  return found >= 2 && found >= shorter / 2 ? { kind: 'outline', points } : null
}
