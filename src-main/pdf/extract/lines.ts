import { WORD_STRIDE, type PdfLine } from '../../contract/pdf.ts'
import type { Rect } from '../../contract/values.ts'
import type { PageText } from './page-text.ts'

/** More lines than a page of print has. */
const MAX_LINES = 2_000

interface OpenLine {
  readonly start: number
  readonly box: [number, number, number, number]
  /** Characters set in each size. */
  readonly sizes: Map<number, number>
}

function mainSize(sizes: ReadonlyMap<number, number>): number {
  let best = 0
  let most = 0
  for (const [size, characters] of sizes) {
    if (characters > most) [best, most] = [size, characters]
  }
  return best
}

function extend(line: OpenLine, [x0, y0, x1, y1]: Rect): void {
  const { box } = line
  box[0] = Math.min(box[0], x0)
  box[1] = Math.min(box[1], y0)
  box[2] = Math.max(box[2], x1)
  box[3] = Math.max(box[3], y1)
}

/**
 * Lines of a page with the type size that most of their characters have, rounded to a tenth of a point.
 * @param page 0-based
 * @param sizeAt type size in points of a word by its number on the page
 */
export function pageLines(
  page: number,
  { text, words }: PageText,
  sizeAt: (word: number) => number,
): PdfLine[] {
  const lines: PdfLine[] = []
  let line: OpenLine | null = null
  let end = 0
  const close = (): void => {
    if (line !== null)
      lines.push({ page, text: text.slice(line.start, end), size: mainSize(line.sizes), box: line.box })
    line = null
  }
  for (let word = 0; word * WORD_STRIDE < words.length && lines.length < MAX_LINES; word++) {
    const [start = 0, length = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0] = words.subarray(
      word * WORD_STRIDE,
      (word + 1) * WORD_STRIDE,
    )
    if (text[start - 1] === '\n') close()
    line ??= { start, box: [x0, y0, x1, y1], sizes: new Map() }
    extend(line, [x0, y0, x1, y1])
    const size = Math.round(sizeAt(word) * 10) / 10
    line.sizes.set(size, (line.sizes.get(size) ?? 0) + length)
    end = start + length
  }
  close()
  return lines
}
