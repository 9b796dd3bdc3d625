import type { Anchor, SeenLine } from '../../../src-main/contract/annotations.ts'
import type { PageView, Viewer } from '../pane/viewer.ts'
import { rectOf } from './geometry.ts'
import { linesOf, quadOf, type Box, type Piece } from './lines.ts'

/** Characters of context kept on each side of a quotation (W3C TextQuoteSelector). */
const CONTEXT = 32
const LONGEST_QUOTE = 20_000

/** Words of one page: where they seem to be, and the lines by which they are put onto their glyphs. */
export interface SelectedPage extends Anchor {
  readonly seen: SeenLine[]
}

/** What is selected in the text of a file. */
export interface Selected {
  readonly text: string
  /** Where it stands on the screen now: it moves as the pages scroll. */
  box(): Box
  /** The selection by page; read when it is needed, since it changes with every move of the pointer. */
  anchors(): readonly SelectedPage[]
  /** Selects it once more, where the mark could not be made. */
  again(): void
}

const plain = (text: string): string => text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n')
const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

function pageLayers(container: HTMLElement, range: Range): { layer: HTMLElement; index: number }[] {
  return [...container.querySelectorAll<HTMLElement>('.page[data-page-number] .textLayer')].flatMap(
    (layer) => {
      const index = Number(layer.closest<HTMLElement>('.page')?.dataset['pageNumber']) - 1
      return range.intersectsNode(layer) && index >= 0 ? [{ layer, index }] : []
    },
  )
}

/** The part of a range that lies in `layer`. */
function within(range: Range, layer: HTMLElement): Range {
  const part = document.createRange()
  part.selectNodeContents(layer)
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) {
    part.setStart(range.startContainer, range.startOffset)
  }
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0)
    part.setEnd(range.endContainer, range.endOffset)
  return part
}

/** Text of a range as read: lines of a text layer are separate elements, and `toString` would glue them. */
function readText(part: Range): string {
  const fragment = part.cloneContents()
  for (const end of fragment.querySelectorAll('br')) end.replaceWith('\n')
  return plain(fragment.textContent ?? '')
}

function context(part: Range, layer: HTMLElement): { prefix: string; suffix: string } {
  const [before, after] = [document.createRange(), document.createRange()]
  before.selectNodeContents(layer)
  before.setEnd(part.startContainer, part.startOffset)
  after.selectNodeContents(layer)
  after.setStart(part.endContainer, part.endOffset)
  return {
    prefix: oneLine(readText(before)).slice(-CONTEXT),
    suffix: oneLine(readText(after)).slice(0, CONTEXT),
  }
}

/** Ranges of the text nodes that a range covers, whole or in part. */
function* textRanges(part: Range): Generator<{ range: Range; element: HTMLElement }> {
  const walker = document.createTreeWalker(part.commonAncestorContainer, NodeFilter.SHOW_TEXT)
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!(node instanceof Text) || !element || !part.intersectsNode(node)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    if (node === part.startContainer) range.setStart(node, part.startOffset)
    if (node === part.endContainer) range.setEnd(node, part.endOffset)
    if (!range.collapsed) yield { range, element }
  }
}

/** Direction of the text of an element of a text layer as shown: its own turn and that of the page. */
function angleOf(element: HTMLElement, layer: HTMLElement): number {
  const run = element.closest<HTMLElement>('span[role="presentation"]') ?? element
  const own = Number.parseFloat(run.style.getPropertyValue('--rotate')) || 0
  const page = Number(layer.dataset['mainRotation']) || 0
  return ((own + page) * Math.PI) / 180
}

/** The runs of a range on the page, in CSS pixels of the page as pdf.js measures it. */
function piecesOf(part: Range, layer: HTMLElement, page: PageView): Piece[] {
  const edge = page.div.getBoundingClientRect()
  const [width, height] = [page.viewport.width / edge.width, page.viewport.height / edge.height]
  return [...textRanges(part)].flatMap(({ range, element }) => {
    const facts = {
      angle: angleOf(element, layer),
      size: Number.parseFloat(getComputedStyle(element).fontSize),
    }
    return [...range.getClientRects()].map((each, at) => ({
      ...facts,
      text: at === 0 ? range.toString() : '',
      box: {
        left: (each.left - edge.left) * width,
        right: (each.right - edge.left) * width,
        top: (each.top - edge.top) * height,
        bottom: (each.bottom - edge.top) * height,
      },
    }))
  })
}

function anchorOn(page: PageView, index: number, layer: HTMLElement, range: Range): SelectedPage | null {
  const part = within(range, layer)
  const quote = readText(part).trim().slice(0, LONGEST_QUOTE)
  if (quote === '') return null
  const toPdf = (x: number, y: number) => {
    const [px = 0, py = 0] = page.viewport.convertToPdfPoint(x, y)
    return [px, py] as const
  }
  const seen = linesOf(piecesOf(part, layer, page)).map((line) => ({
    text: oneLine(line.text).trim(),
    quad: quadOf(line, toPdf),
  }))
  if (seen.length === 0) return null
  const quads = seen.map(({ quad }) => quad)
  return { pageIndex: index, rect: rectOf(quads), quads, ink: [], quote, ...context(part, layer), seen }
}

/** The selection in the pages of a container, or null when no text of a page is selected. */
export function readSelection(viewer: Viewer, container: HTMLElement): Selected | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0).cloneRange()
  const layers = container.contains(range.commonAncestorContainer) ? pageLayers(container, range) : []
  const text = layers.map(({ layer }) => readText(within(range, layer)).trim()).join('\n')
  if (text.trim() === '') return null
  return {
    text,
    box: () => range.getBoundingClientRect(),
    again() {
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    },
    anchors: () =>
      layers.flatMap(({ layer, index }) => {
        const page = viewer.page(index)
        const anchor = page ? anchorOn(page, index, layer, range) : null
        return anchor ? [anchor] : []
      }),
  }
}
