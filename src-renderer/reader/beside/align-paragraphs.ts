import { across, growing, type Alignment, type Lengths, type Pair } from './align.ts'
import { beads, type Bead } from './gale-church.ts'
import type { Paragraph } from './paragraphs.ts'

/** Paragraphs of both files that belong together; either may be several. */
export interface Together {
  readonly left: readonly Paragraph[]
  readonly right: readonly Paragraph[]
}

/** An alignment by paragraphs, with them. */
export interface ParagraphAlignment extends Alignment {
  readonly together: readonly Together[]
}

/** Comparisons that are made at most; longer texts run together by outline or page. */
const MOST = 4_000_000
/** Pages that two paragraphs may lie apart from where pages or sections would have them. */
const REACH = 3
/** Share of the text that must stand in pairs which are no surprise. */
const ENOUGH = 0.6
/** A pair that is less probable than one in three thousand is taken for a chance. */
const SURPRISE = 8

/** A figure that both hold is worth this much; years stand everywhere and are worth less. */
function shared(a: Paragraph, b: Paragraph): number {
  const mine = new Set(a.figures)
  const both = [...new Set(b.figures)].filter((figure) => mine.has(figure))
  const worth = both.map((figure) => (/^(19|20)\d\d$/.test(figure) ? 0.5 : 1.5))
  return -Math.min(
    4,
    worth.reduce((sum, each) => sum + each, 0),
  )
}

/**
 * Paragraph beside paragraph, by relative length (Gale and Church 1993) and by the figures that both hold.
 *
 * @param base how the files run together by sections or pages; paragraphs are looked for around it
 * @returns null where the texts do not allow it: too little of them fits
 */
export function byParagraphs(
  left: readonly Paragraph[],
  right: readonly Paragraph[],
  lengths: Lengths,
  base: Alignment,
): ParagraphAlignment | null {
  if (left.length < 3 || right.length < 3 || left.length * right.length > MOST) return null
  const expected = left.map(({ start }) => across(base, start, 'left'))
  const reach = Math.max(REACH, 0.06 * lengths.right)
  const found = beads({
    left: left.map(({ length }) => length),
    right: right.map(({ length }) => length),
    near: (i, j) => Math.abs((expected[i] ?? 0) - (right[j]?.start ?? 0)) <= reach,
    known: (i, j) => {
      const [a, b] = [left[i], right[j]]
      return a && b ? shared(a, b) + 0.5 * Math.abs((expected[i] ?? 0) - b.start) : 0
    },
  })
  if (!found) return null
  const good = found.filter((bead) => bead.lefts > 0 && bead.rights > 0 && bead.cost < SURPRISE)
  if (shareOf(good, left) < ENOUGH || shareOf(good, right, 'right') < ENOUGH) return null
  const together = good.map((bead) => ({
    left: left.slice(bead.left, bead.left + bead.lefts),
    right: right.slice(bead.right, bead.right + bead.rights),
  }))
  // Where two stand for one it is not known which of them; such a pair is in sight, but gives no place.
  const pairs = together.flatMap(({ left: lefts, right: rights }): Pair[] => {
    const [a, b] = [lefts[0], rights[0]]
    return a && b && lefts.length === 1 && rights.length === 1 ? [[a.start, b.start]] : []
  })
  return { kind: 'paragraph', points: growing(pairs, lengths), together }
}

/** Part of the characters of a side that stands in the beads. */
function shareOf(good: readonly Bead[], list: readonly Paragraph[], side: 'left' | 'right' = 'left'): number {
  const count = (some: readonly Paragraph[]): number => some.reduce((sum, { length }) => sum + length, 0)
  const within = good.map((bead) => {
    const [from, many] = side === 'left' ? [bead.left, bead.lefts] : [bead.right, bead.rights]
    return count(list.slice(from, from + many))
  })
  return within.reduce((sum, each) => sum + each, 0) / Math.max(1, count(list))
}
