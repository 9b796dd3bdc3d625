import type { Box } from './lines.ts'

/** The text of a page's text layer as one string, and the nodes that it stands in. */
export interface CaretPage {
  readonly index: number
  /** Text in the order of reading; `\n` where a line ends. */
  readonly text: string
  readonly runs: readonly CaretRun[]
}

/** A text node of the layer. */
export interface CaretRun {
  readonly node: Text
  /** Position of its first unit in the text of the page. */
  readonly start: number
}

/** Reads a text layer. @returns null where it has no text */
export function readCaretPage(layer: Element, index: number): CaretPage | null {
  const runs: CaretRun[] = []
  let text = ''
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && node.data !== '') {
      runs.push({ node, start: text.length })
      text += node.data
    } else if (node instanceof HTMLBRElement) text += '\n'
  }
  return runs.length === 0 ? null : { index, text, runs }
}

/** The node and offset of a position of the text. */
export function placeInDom(page: CaretPage, at: number): { node: Text; offset: number; run: number } | null {
  const run = Math.max(
    0,
    page.runs.findLastIndex(({ start }) => start <= at),
  )
  const found = page.runs[run]
  return found ? { node: found.node, offset: Math.min(at - found.start, found.node.length), run } : null
}

/** The position of a node and offset; null for one that is not of this page's text. */
export function positionOf(page: CaretPage, node: Node, offset: number): number | null {
  const run = page.runs.find((each) => each.node === node)
  return run ? run.start + offset : null
}

/** The position of any place in the layer: within an element it is that of the text that follows. */
export function positionIn(page: CaretPage, node: Node, offset: number): number {
  const own = positionOf(page, node, offset)
  if (own !== null) return own
  const range = document.createRange()
  range.setStart(node, offset)
  return page.runs.find((run) => range.comparePoint(run.node, 0) >= 0)?.start ?? page.text.length
}

/** Where a caret at a position stands on the screen: a rectangle without width along upright text. */
export function caretBox(page: CaretPage, at: number): Box | null {
  const place = placeInDom(page, at)
  // A page that is being drawn anew has no place for it yet.
  if (!place?.node.isConnected) return null
  const range = document.createRange()
  range.setStart(place.node, place.offset)
  range.collapse(true)
  const [rect = range.getBoundingClientRect()] = range.getClientRects()
  if (rect.height > 0) return rect
  // An empty rectangle at the end of a node: the edge of its last character.
  range.selectNodeContents(place.node)
  const { left, right, top, bottom } = range.getBoundingClientRect()
  return place.offset === 0 ? { left, right: left, top, bottom } : { left: right, right, top, bottom }
}

/** Boxes of the runs on the screen, in their order. */
export function runBoxes(page: CaretPage): Box[] {
  const range = document.createRange()
  return page.runs.map(({ node }) => {
    range.selectNodeContents(node)
    return range.getBoundingClientRect()
  })
}

/** The position in a run that is nearest to `x` on the screen. */
export function positionAt(page: CaretPage, run: number, x: number): number {
  const found = page.runs[run]
  if (!found) return 0
  const offsets = Array.from({ length: found.node.length + 1 }, (_, offset) => offset)
  const off = (offset: number): number => {
    const box = caretBox(page, found.start + offset)
    return box ? Math.abs(box.left - x) : Infinity
  }
  const distances = offsets.map(off)
  return found.start + distances.indexOf(Math.min(...distances))
}
