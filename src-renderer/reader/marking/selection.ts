import type { Anchor, SeenLine } from '../../../src-main/contract/annotations.ts'
import type { PageView, Viewer } from '../pane/viewer.ts'
import { placeInDom, readCaretPage } from './caret-page.ts'
import { rectOf } from './geometry.ts'
import { layOut } from './lay-out.ts'
import { linesOf, quadOf, type Box, type Piece } from './lines.ts'
import { partsOf, type PagePart, type Span } from './span.ts'

/** Characters of context kept on each side of a quotation (W3C TextQuoteSelector). */
const CONTEXT = 32
const LONGEST_QUOTE = 20_000

/** Words of one page: where they seem to be, and the lines by which they are put onto their glyphs. */
export interface SelectedPage extends Anchor {
  readonly seen: SeenLine[]
}

/** What is selected in the text of a file. */
export interface Selected {
  /** 0-based page that it begins on. */
  readonly firstPage: number
  /** Whether some of its pages are not held at the moment: the browser alone knows less than all words then. */
  isPartlyAway(): boolean
  /** All words, also those of pages that are not held. @throws when the file was closed meanwhile */
  text(): Promise<string>
  /** Where it stands on the screen now: it moves as the pages scroll. */
  box(): Box
  /**
   * The selection by page; read when it is needed, since it changes with every move of the pointer. Pages that are held are
   * read before it returns.
   *
   * @throws when the file was closed meanwhile
   */
  anchors(): Promise<readonly SelectedPage[]>
  /** Selects it once more, where the mark could not be made. */
  again(): void
}

const plain = (text: string): string => text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n')
const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** The text layer of a page (0-based) that is held and whose words are there. */
export function heldLayer(container: HTMLElement, index: number): HTMLElement | null {
  const layer = container.querySelector<HTMLElement>(`.page[data-page-number="${index + 1}"] .textLayer`)
  return layer && !layer.hidden && layer.querySelector('.endOfContent') ? layer : null
}

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

/** The part of a layer's text as a range; null where it has no text. */
function rangeOf({ page, start, end }: PagePart, layer: HTMLElement): Range | null {
  const text = readCaretPage(layer, page)
  const from = text && placeInDom(text, start)
  const to = text && placeInDom(text, end ?? text.text.length)
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/** Reads parts of pages: those that are held at once, the others when they are laid out. */
async function readParts<T>(
  { viewer, container }: Place,
  span: Span,
  read: (page: PageView, index: number, layer: HTMLElement, range: Range) => T,
): Promise<T[]> {
  const readFrom = (part: PagePart, page: PageView, layer: HTMLElement): T[] => {
    const range = rangeOf(part, layer)
    return range ? [read(page, part.page, layer, range)] : []
  }
  const now = partsOf(span).map((part) => {
    const [layer, page] = [heldLayer(container, part.page), viewer.page(part.page)]
    return { part, found: layer && page ? readFrom(part, page, layer) : null }
  })
  const all: T[] = []
  for (const { part, found } of now) {
    if (found) {
      all.push(...found)
      continue
    }
    const laid = await layOut(viewer, part.page)
    try {
      all.push(...readFrom(part, laid.page, laid.layer))
    } finally {
      laid.free()
    }
  }
  return all
}

interface Place {
  readonly viewer: Viewer
  readonly container: HTMLElement
}

/** What is selected between two places of the text, whichever of their pages are held. */
export function selectedSpan(place: Place, span: Span, range: Range | null): Selected {
  const { container } = place
  return {
    firstPage: span.from.page,
    isPartlyAway: () => partsOf(span).some(({ page }) => heldLayer(container, page) === null),
    async text() {
      const read = (_: PageView, __: number, ___: HTMLElement, part: Range): string => readText(part).trim()
      return (await readParts(place, span, read)).join('\n')
    },
    box: () => range?.getBoundingClientRect() ?? new DOMRect(),
    again() {
      if (!range) return
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    },
    async anchors() {
      return (await readParts(place, span, anchorOn)).filter((anchor) => anchor !== null)
    },
  }
}

/** The range that is selected in the pages of a container, or null when no text of a page is. */
export function selectedRange(container: HTMLElement): Range | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0).cloneRange()
  if (!container.contains(range.commonAncestorContainer)) return null
  const text = pageLayers(container, range).map(({ layer }) => readText(within(range, layer)))
  return text.some((each) => each.trim() !== '') ? range : null
}
