import type { Rect } from '../../../contract/values.ts'
import type { Anchor } from '../../../contract/annotations.ts'
import { codesOf, foldText } from '../fold.ts'
import type { Passage } from './align.ts'
import type { FoldedDocument } from './folded-document.ts'
import { CONTEXT_REACH } from './relocate.ts'

/** What is kept of a page when it is closed. */
export interface ReadPage {
  readonly codes: Uint32Array
  /** Left, bottom, right, top of each glyph in user space; zeros where nothing is drawn. */
  readonly boxes: Float32Array
  readonly cropBox: Rect
}

/** A mark of the old edition. */
export interface OldMark extends Anchor {
  readonly id: string
  /** Lost already in an earlier edition: page and quads are not those of the old file. */
  readonly adrift?: boolean | undefined
}

/** A file that was read, with its text folded. */
export interface ReadEdition {
  readonly pages: readonly ReadPage[]
  readonly text: FoldedDocument
}

/** A passage of the old edition and where it stands there. */
export interface Found extends Passage {
  /** See `FoldedDocument.depthOf`. */
  readonly depth: number
}

/** A passage near a mark that has no words of its own, and the character that the mark is measured from. */
export interface Neighbour extends Found {
  /** Position of the character within the quotation, in folded letters. */
  readonly letter: number
  readonly box: Rect
}

/** Letters on each side of the character nearest to a mark without words. */
const NEIGHBOURHOOD = 40
/** Text further away than this, in points, is no neighbour. */
const MAX_DISTANCE = 144
const SLACK = 1

export function boxOf({ boxes }: ReadPage, index: number): Rect {
  const at = index * 4
  return [boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0]
}

const isDrawn = ([x0, y0, x1, y1]: Rect): boolean => x1 > x0 || y1 > y0

/** Distance of the centre of a box from a rectangle, 0 inside. */
function distance([x0, y0, x1, y1]: Rect, box: Rect): number {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
  return Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1))
}

function boundsOfQuad(quad: readonly number[]): Rect {
  const xs = quad.filter((_, at) => at % 2 === 0)
  const ys = quad.filter((_, at) => at % 2 === 1)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** First and last character that the quads lie over; null where there are none. */
function rangeUnder(page: ReadPage, quads: OldMark['quads']): { start: number; end: number } | null {
  const lines = quads.map(boundsOfQuad)
  let [start, end] = [-1, -1]
  for (let index = 0; index < page.codes.length; index++) {
    const box = boxOf(page, index)
    if (!isDrawn(box) || !lines.some((line) => distance(line, box) <= SLACK)) continue
    if (start === -1) start = index
    end = index + 1
  }
  return start === -1 ? null : { start, end }
}

/** Letters under which passages are compared. */
export const folded = (text: string | null): string =>
  foldText(codesOf(text ?? ''), 'accentless', 'solid').text

/** A stretch of the folded text of a page with what stands around it on that page. */
function passageAt({ text }: ReadEdition, pageIndex: number, start: number, end: number): Found {
  const first = text.positionOf(pageIndex, 0)
  const last = first + text.pageText(pageIndex).length
  return {
    before: text.text.slice(Math.max(first, start - CONTEXT_REACH), start),
    quote: text.text.slice(start, end),
    after: text.text.slice(end, Math.min(last, end + CONTEXT_REACH)),
    depth: text.depthOf(start),
  }
}

/**
 * The words of a mark with what stood around them: from the old file where it can be read, which knows more of the context
 * than was kept with the mark; else from the mark. Null for a mark without words.
 */
export function passageOf(mark: OldMark, old: ReadEdition | null): Found | null {
  const page = old?.pages[mark.pageIndex]
  const quote = folded(mark.quote)
  const kept = (): Found | null =>
    quote === ''
      ? null
      : { before: folded(mark.prefix), quote, after: folded(mark.suffix), depth: mark.pageIndex + 0.5 }
  if (!old || !page || mark.quads.length === 0 || mark.adrift === true) return kept()
  const under = rangeUnder(page, mark.quads)
  if (!under) return kept()
  const start = old.text.positionOf(mark.pageIndex, under.start)
  const end = old.text.positionOf(mark.pageIndex, under.end)
  if (quote === '') return end > start ? passageAt(old, mark.pageIndex, start, end) : null
  // The quads may cover a little more or less than the words; the words decide.
  const text = old.text.pageText(mark.pageIndex)
  const first = old.text.positionOf(mark.pageIndex, 0)
  let best = -1
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (best < 0 || Math.abs(at + first - start) < Math.abs(best - start)) best = at + first
  }
  return best < 0 ? kept() : passageAt(old, mark.pageIndex, best, best + quote.length)
}

/** The text next to a mark without words (a drawing, an area, a note at a point); null where there is none near. */
export function neighbourOf(mark: OldMark, old: ReadEdition | null): Neighbour | null {
  const page = old?.pages[mark.pageIndex]
  if (!old || !page || mark.adrift === true) return null
  let [best, least] = [-1, MAX_DISTANCE]
  const middle: Rect = [
    (mark.rect[0] + mark.rect[2]) / 2,
    (mark.rect[1] + mark.rect[3]) / 2,
    (mark.rect[0] + mark.rect[2]) / 2,
    (mark.rect[1] + mark.rect[3]) / 2,
  ]
  for (let index = 0; index < page.codes.length; index++) {
    const box = boxOf(page, index)
    if (!isDrawn(box)) continue
    // Of the letters inside, the one nearest to the middle.
    const away = distance(mark.rect, box) + distance(middle, box) / 1000
    if (away < least) [best, least] = [index, away]
  }
  if (best < 0) return null
  const first = old.text.positionOf(mark.pageIndex, 0)
  const last = first + old.text.pageText(mark.pageIndex).length
  const at = Math.min(old.text.positionOf(mark.pageIndex, best), last - 1)
  if (at < first) return null
  const start = Math.max(first, at - NEIGHBOURHOOD)
  const passage = passageAt(old, mark.pageIndex, start, Math.min(last, at + NEIGHBOURHOOD))
  return { ...passage, letter: at - start, box: boxOf(page, best) }
}
