/** A place in a file as one number: pages before it, and the part of its page above it. 2.5 is the middle of page 3. */
export type At = number

/** Places of two files that belong together, left and right. */
export type Pair = readonly [left: At, right: At]

/** How two files run beside each other: pairs that grow on both sides, from both beginnings to both ends. */
export interface Alignment {
  readonly kind: 'page' | 'outline' | 'paragraph'
  readonly points: readonly Pair[]
}

/** Places closer than this (a line or two) count as one. */
const APART = 0.01

/** Pages of each file. */
export interface Lengths {
  readonly left: number
  readonly right: number
}

/**
 * Pairs that grow on both sides, with both beginnings and ends. One that turns back (a box beside the text, a second
 * column) is left out.
 */
export function growing(pairs: readonly Pair[], { left, right }: Lengths): Pair[] {
  const points: Pair[] = [[0, 0]]
  let [lastLeft, lastRight] = [0, 0]
  for (const [a, b] of pairs) {
    if (a < lastLeft + APART || b < lastRight + APART || a > left - APART || b > right - APART) continue
    points.push([a, b])
    ;[lastLeft, lastRight] = [a, b]
  }
  points.push([left, right])
  return points
}

/** Page beside page where both files have as many; else each as far as the other in proportion. */
export function byPages(lengths: Lengths): Alignment {
  return { kind: 'page', points: growing([], lengths) }
}

/**
 * The place on the other side that belongs to `at`, in a straight line between the pairs around it.
 *
 * @param from the side that `at` is on
 */
export function across({ points }: Alignment, at: At, from: 'left' | 'right'): At {
  const [mine, other] = from === 'left' ? ([0, 1] as const) : ([1, 0] as const)
  let low = 0
  let high = points.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((points[middle]?.[mine] ?? 0) <= at) low = middle
    else high = middle
  }
  const [before, after] = [points[low], points[high]]
  if (!before || !after) return at
  const span = after[mine] - before[mine]
  const part = span > 0 ? Math.max(0, Math.min(1, (at - before[mine]) / span)) : 0
  return before[other] + part * (after[other] - before[other])
}
