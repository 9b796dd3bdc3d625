import type { PdfFacts } from '../../../contract/pdf.ts'
import type { Rect } from '../../../contract/values.ts'
import type { LabelIndex } from '../../vocabulary/index.ts'
import { nameParts, type NameParts } from './file-name.ts'
import { clean } from './text.ts'
import type { GuessInput } from './types.ts'

/** A line made fit to read. `size` is 0 where nothing is known of the type. */
export interface Line {
  readonly page: number
  readonly text: string
  readonly size: number
  readonly box: Rect
}

/** The input, bounded: everything that the guesses look at. */
export interface Reading {
  readonly facts: PdfFacts
  readonly lines: readonly Line[]
  /** Lines of the first page that has some, among the first two. */
  readonly cover: readonly Line[]
  /** Text of the first pages, at most 20,000 characters each. */
  readonly pages: readonly string[]
  readonly name: NameParts
  readonly labels: LabelIndex
}

const MAX_LINES = 1500
const MAX_LINE = 400
const MAX_PAGES = 8
const MAX_PAGE = 20_000
const NOWHERE: Rect = [0, 0, 0, 0]

function linesOf(input: GuessInput): Line[] {
  const given = input.lines.slice(0, MAX_LINES).flatMap((line): Line[] => {
    const text = clean(line.text, MAX_LINE)
    const size = Number.isFinite(line.size) && line.size > 0 ? line.size : 0
    const box = line.box.every(Number.isFinite) ? line.box : NOWHERE
    return text === '' || line.page >= MAX_PAGES ? [] : [{ page: line.page, text, size, box }]
  })
  const known = new Set(given.map((line) => line.page))
  // A page whose lines were not kept is read from its text, without sizes.
  const rest = input.firstPages.slice(0, MAX_PAGES).flatMap((page, index): Line[] => {
    if (known.has(index)) return []
    const rows = page.slice(0, MAX_PAGE).split('\n', 300)
    const texts = rows.map((row) => clean(row, MAX_LINE)).filter((text) => text !== '')
    return texts.map((text) => ({ page: index, text, size: 0, box: NOWHERE }))
  })
  return [...given, ...rest].sort((a, b) => a.page - b.page)
}

/** Bounds and cleans what is known of a file. */
export function readingOf(input: GuessInput): Reading {
  const lines = linesOf(input)
  const first = lines[0]?.page ?? 0
  return {
    facts: input.facts,
    lines,
    cover: first <= 1 ? lines.filter((line) => line.page === first).slice(0, 200) : [],
    pages: input.firstPages.slice(0, MAX_PAGES).map((page) => page.slice(0, MAX_PAGE)),
    name: nameParts(input.fileName),
    labels: input.labels,
  }
}
