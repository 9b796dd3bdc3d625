import type { Anchor } from '../../contract/annotations.ts'
import type { Quad, Rect } from '../../contract/values.ts'
import { anchorOf, type PageGlyphs } from './anchor.ts'
import { type CharRange, findQuote } from './locate.ts'
import { boundsOf, quadsOf } from './quads.ts'

/** A line of a selection as a screen shows it: its words, and a quad that may be some points off. */
export interface SeenLine {
  readonly text: string
  readonly quad: Quad
}

/** What a person selected on a page. */
export interface Seen {
  readonly pageIndex: number
  readonly quote: string
  readonly lines: readonly SeenLine[]
}

/** Words that are found count as the seen ones where their middles are no more than this many line heights apart. */
const SAME_PLACE = 1.5
/** A line on the screen may be higher or lower than on the page by this share of its height. */
const MARGIN = 0.5

const area = ([x0, y0, x1, y1]: Rect): number => Math.max(0, x1 - x0) * Math.max(0, y1 - y0)

const middle = ([x0, y0, x1, y1]: Rect): readonly [number, number] => [(x0 + x1) / 2, (y0 + y1) / 2]

function apart(a: Rect, b: Rect): number {
  const [[ax, ay], [bx, by]] = [middle(a), middle(b)]
  return Math.hypot(ax - bx, ay - by)
}

function quadsIn(page: PageGlyphs, { start, end }: CharRange): Quad[] {
  return quadsOf(
    (function* () {
      for (let index = start; index < end; index++) yield page.glyph(index)
    })(),
  )
}

/** How far words may be found from a line where they were seen. */
function reachOf([ax, ay, , , cx, cy]: Quad): number {
  return SAME_PLACE * Math.hypot(ax - cx, ay - cy)
}

/** The occurrence of `text` that lies where it was seen, or null. */
function nearest(page: PageGlyphs, text: string, seen: readonly Quad[]): CharRange | null {
  const where = boundsOf(seen)
  let best: CharRange | null = null
  let distance = Math.max(0, ...seen.slice(0, 1).map(reachOf))
  for (const range of findQuote(page.codes, text, true)) {
    const quads = quadsIn(page, range)
    if (quads.length === 0) continue
    const off = apart(boundsOf(quads), where)
    if (off <= distance) [best, distance] = [range, off]
  }
  return best
}

/** Whether the centre of a glyph lies in a quad, which is widened a little across and not along the line. */
function holds([ax, ay, , , cx, cy, dx, dy]: Quad, [x0, y0, x1, y1]: Rect): boolean {
  const [x, y] = [(x0 + x1) / 2 - cx, (y0 + y1) / 2 - cy]
  const [alongX, alongY, upX, upY] = [dx - cx, dy - cy, ax - cx, ay - cy]
  const along = (x * alongX + y * alongY) / (alongX * alongX + alongY * alongY)
  const up = (x * upX + y * upY) / (upX * upX + upY * upY)
  return along >= 0 && along <= 1 && up >= -MARGIN && up <= 1 + MARGIN
}

/** Quads of the glyphs under a line whose words cannot be found, as where the font tells no Unicode. */
function glyphsUnder(page: PageGlyphs, quad: Quad): Quad[] {
  const inside: number[] = []
  for (let index = 0; index < page.codes.length; index++) {
    const { box } = page.glyph(index)
    if (area(box) > 0 && holds(quad, box)) inside.push(index)
  }
  return quadsOf(inside.map((index) => page.glyph(index)))
}

function quadsOfLine(page: PageGlyphs, { text, quad }: SeenLine): readonly Quad[] {
  const range = nearest(page, text, [quad])
  if (range !== null) return quadsIn(page, range)
  const under = glyphsUnder(page, quad)
  return under.length > 0 && apart(boundsOf(under), boundsOf([quad])) <= reachOf(quad) ? under : [quad]
}

/**
 * Puts a selection onto the glyphs of its words. What a browser selects is text in a stand-in font, stretched to the
 * width of a line: its rectangles are right to a few points only. The words are found again among the page's
 * characters, in the place where they were seen: the whole selection, else line by line (another order of reading, as
 * over columns of a table), else the glyphs that lie under a line, else the line as it was seen. So a selection always
 * gives a mark.
 *
 * @returns null where the whole was not found: quads alone are known then, and the quotation stays as it was seen
 */
export function snap(page: PageGlyphs, seen: Seen): { anchor: Anchor | null; quads: readonly Quad[] } {
  const range = nearest(
    page,
    seen.quote,
    seen.lines.map(({ quad }) => quad),
  )
  if (range !== null) {
    const anchor = anchorOf(page, seen.pageIndex, range)
    if (anchor !== null) return { anchor, quads: anchor.quads }
  }
  return { anchor: null, quads: seen.lines.flatMap((line) => quadsOfLine(page, line)) }
}
