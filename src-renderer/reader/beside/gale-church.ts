/**
 * Which paragraphs of two languages are translations of each other, by their lengths alone (Gale and Church 1993, “A
 * program for aligning sentences in bilingual corpora”): long ones become long ones. The best way through both texts is
 * the one whose pairs are the most probable together.
 */

/** Kinds of beads: how many paragraphs of each side, and how likely that is before lengths are looked at. */
const BEADS = [
  { left: 1, right: 1, prior: 0.89 },
  { left: 1, right: 0, prior: 0.005 },
  { left: 0, right: 1, prior: 0.005 },
  { left: 2, right: 1, prior: 0.045 },
  { left: 1, right: 2, prior: 0.045 },
  { left: 2, right: 2, prior: 0.011 },
] as const
const PRIORS = BEADS.map(({ prior }) => -Math.log(prior))

/** Variance of the length in characters per character, as measured by the authors. */
const VARIANCE = 6.8

/** Characters of a text in which both sides are equally long, put before each: what is missing in a short text says little. */
const PLAIN = 20_000

/** Paragraphs that belong together: places in both lists and how many from there; `cost` is −log of the chance. */
export interface Bead {
  readonly left: number
  readonly right: number
  readonly lefts: number
  readonly rights: number
  readonly cost: number
}

/** Area of both tails of the normal distribution beyond `z` ≥ 0 (Abramowitz and Stegun 26.2.17, error below 1e-7). */
export function tails(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return Math.min(1, 2 * Math.exp((-z * z) / 2) * 0.3989422804014327 * series)
}

/**
 * Improbability of two lengths in characters being one text.
 *
 * @param ratio characters on the right for one on the left
 */
export function lengthCost(left: number, right: number, ratio: number): number {
  if (left === 0 && right === 0) return 0
  const mean = (left + right / ratio) / 2
  const delta = (right - left * ratio) / Math.sqrt(mean * VARIANCE)
  // Far in the tail the logarithm is taken of the bound itself, so that worse stays worse.
  const z = Math.abs(delta)
  return z > 6 ? (z * z) / 2 + Math.log(z) : -Math.log(Math.max(1e-12, tails(z)))
}

/** What the best way is looked for in. */
export interface Lists {
  /** Lengths in characters, in the order of reading. */
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** False for two paragraphs that lie too far apart to be one: they are not looked at. */
  readonly near: (left: number, right: number) => boolean
  /** What is known besides lengths of two being one: figures that both hold make it cheaper, below 0. */
  readonly known: (left: number, right: number) => number
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

/** The best beads in order, covering both lists; null when there is no way through what is near. */
export function beads({ left, right, near, known }: Lists): Bead[] | null {
  const ratio = Math.max(0.2, Math.min(5, (sum(right) + PLAIN) / (sum(left) + PLAIN)))
  const width = right.length + 1
  const best = new Float64Array((left.length + 1) * width).fill(Infinity)
  const kind = new Uint8Array(best.length)
  best[0] = 0
  for (let i = 0; i <= left.length; i++) {
    for (let j = 0; j <= right.length; j++) {
      const here = best[i * width + j] ?? Infinity
      if (here === Infinity) continue
      for (const [at, bead] of BEADS.entries()) {
        const [a, b] = [i + bead.left, j + bead.right]
        if (a > left.length || b > right.length) continue
        if (!near(Math.min(i, left.length - 1), Math.min(j, right.length - 1))) continue
        const lengths = [sum(left.slice(i, a)), sum(right.slice(j, b))] as const
        // A paragraph that was left out may be of any length, unlike the sentences of the first description.
        const both = bead.left > 0 && bead.right > 0
        const cost = (PRIORS[at] ?? 0) + (both ? lengthCost(...lengths, ratio) + known(i, j) : 0)
        const cell = a * width + b
        if (here + cost >= (best[cell] ?? Infinity)) continue
        best[cell] = here + cost
        kind[cell] = at
      }
    }
  }
  return best.at(-1) === Infinity ? null : traced(left.length, right.length, best, kind)
}

function traced(lefts: number, rights: number, best: Float64Array, kind: Uint8Array): Bead[] {
  const width = rights + 1
  const found: Bead[] = []
  for (let i = lefts, j = rights; i > 0 || j > 0;) {
    const bead = BEADS[kind[i * width + j] ?? 0]
    if (!bead) break
    const after = best[i * width + j] ?? 0
    i -= bead.left
    j -= bead.right
    const cost = after - (best[i * width + j] ?? 0)
    found.push({ left: i, right: j, lefts: bead.left, rights: bead.right, cost })
  }
  return found.toReversed()
}
