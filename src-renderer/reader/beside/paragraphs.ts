import type { At } from './align.ts'

/** A run of text as pdf.js gives it, in the coordinates of the shown page: CSS pixels at scale 1, y downwards. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly width: number
  /** Of the baseline. */
  readonly y: number
  /** Height of the letters. */
  readonly height: number
}

/** In the unit of the runs. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** A paragraph where it stands in the file. */
export interface Paragraph {
  readonly start: At
  readonly end: At
  /** Its edges, as parts of the width of the page. */
  readonly left: number
  readonly right: number
  /**
   * Where its text lies in that of its page, in UTF-16 units that are not blank: how words are spaced depends on who lays
   * them out.
   */
  readonly from: number
  readonly to: number
  /** Its first words. */
  readonly begins: string
  /** Letters and digits, which do not depend on how a file spaces its words. */
  readonly length: number
  /** Figures of two digits or more, which stay the same in every language: `2 276` and `2,276` are one. */
  readonly figures: readonly string[]
}

interface Line {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly height: number
  readonly from: number
  readonly to: number
}

/** Shorter text is a page number, a label of an axis, a single word of a box. */
const SHORTEST = 24
/** Parts of the page at its head and foot where titles and page numbers run. */
const EDGE = 0.06
const RUNNING = 90
const BEGINS = 80

/** A text without its blanks. */
export const solid = (text: string): string => text.replace(/\s/g, '')

function linesOf(runs: readonly Run[]): Line[] {
  const lines: Line[] = []
  let to = 0
  for (const run of runs) {
    const from = to
    to += solid(run.text).length
    if (from === to || run.height <= 0) continue
    const [last, x1] = [lines.at(-1), run.x + run.width]
    if (last && Math.abs(last.y - run.y) < 0.5 * Math.max(last.height, run.height)) {
      const edges = { x0: Math.min(last.x0, run.x), x1: Math.max(last.x1, x1) }
      lines[lines.length - 1] = { ...last, ...edges, text: `${last.text} ${run.text}`, to }
    } else lines.push({ text: run.text, x0: run.x, x1, y: run.y, height: run.height, from, to })
  }
  return lines
}

const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

/** Whether a line begins a paragraph: further down than lines are apart, in other letters, or up in a next column. */
function begins(line: Line, before: Line, usual: number): boolean {
  const gap = line.y - before.y
  const size = Math.abs(line.height - before.height) / Math.max(line.height, before.height)
  return gap < 0 || gap > 1.35 * Math.max(usual, line.height) || size > 0.12
}

const figuresOf = (text: string): string[] =>
  (text.match(/\d(?:[\d.,\u00a0\u202f ]*\d)?/g) ?? [])
    .map((figure) => figure.replace(/\D/g, ''))
    .filter((figure) => figure.length > 1)

/**
 * The paragraphs of a page, without what repeats at its edges.
 *
 * @param index 0-based page
 * @param runs in the order of the page's text layer, none left out
 */
export function paragraphsOf(runs: readonly Run[], index: number, { width, height }: PageSize): Paragraph[] {
  const lines = linesOf(runs)
  const gaps = lines.slice(1).map((line, at) => line.y - (lines[at]?.y ?? 0))
  const usual = median(gaps.filter((gap) => gap > 0))
  const groups: Line[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (!group || !before || begins(line, before, usual)) groups.push([line])
    else group.push(line)
  }
  const at = (y: number): At => index + Math.max(0, Math.min(0.999, y / height))
  return groups.flatMap((group) => {
    const text = group.map((line) => line.text).join(' ')
    const length = text.replace(/[^\p{L}\p{N}]/gu, '').length
    const [first, last] = [group[0], group.at(-1)]
    if (!first || !last || length < SHORTEST) return []
    const [start, end] = [at(first.y - first.height), at(last.y)]
    const edge = end - index < EDGE || start - index > 1 - EDGE
    if (edge && length < RUNNING) return []
    const left = Math.min(...group.map(({ x0 }) => x0)) / width
    const right = Math.max(...group.map(({ x1 }) => x1)) / width
    const place = { start, end, left, right, from: first.from, to: last.to }
    const begins = text.replace(/\s+/g, ' ').trim().slice(0, BEGINS)
    return [{ ...place, begins, length, figures: figuresOf(text) }]
  })
}
