import type { Anchor } from '../../../src-main/contract/annotations.ts'
import { linesOf, quadOf, rectOf, type Box } from './geometry.ts'
import type { Viewer } from '../pane/viewer.ts'

/** Characters of context kept on each side of a quotation (W3C TextQuoteSelector). */
const CONTEXT = 40
const LONGEST_QUOTE = 20_000

/** What is selected: one anchor for each page, and where it stands on the screen. */
export interface Selected {
  readonly anchors: readonly Anchor[]
  readonly text: string
  readonly box: Box
}

const plain = (text: string): string => text.replace(/\s+/g, ' ')

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

function context(part: Range, layer: HTMLElement): { prefix: string; suffix: string } {
  const before = document.createRange()
  before.selectNodeContents(layer)
  before.setEnd(part.startContainer, part.startOffset)
  const after = document.createRange()
  after.selectNodeContents(layer)
  after.setStart(part.endContainer, part.endOffset)
  return {
    prefix: plain(before.toString()).slice(-CONTEXT),
    suffix: plain(after.toString()).slice(0, CONTEXT),
  }
}

/** Text of a range as read: lines of a text layer are separate elements, and `toString` would glue them. */
function readText(part: Range): string {
  const fragment = part.cloneContents()
  for (const end of fragment.querySelectorAll('br')) end.replaceWith('\n')
  return plain(fragment.textContent ?? '').trim()
}

/** The selection as anchors in user space, or null when no text of a page is selected. */
export function readSelection(viewer: Viewer, container: HTMLElement): Selected | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!container.contains(range.commonAncestorContainer)) return null
  const anchors: Anchor[] = []
  for (const { layer, index } of pageLayers(container, range)) {
    const page = viewer.page(index)
    const part = within(range, layer)
    const quote = readText(part)
    if (!page || quote === '') continue
    const edge = page.div.getBoundingClientRect()
    const [width, height] = [page.viewport.width / edge.width, page.viewport.height / edge.height]
    const boxes = [...part.getClientRects()].map((each) => ({
      left: (each.left - edge.left) * width,
      right: (each.right - edge.left) * width,
      top: (each.top - edge.top) * height,
      bottom: (each.bottom - edge.top) * height,
    }))
    const quads = linesOf(boxes).map((line) =>
      quadOf(line, (x, y) => {
        const [px = 0, py = 0] = page.viewport.convertToPdfPoint(x, y)
        return [px, py]
      }),
    )
    if (quads.length === 0) continue
    const around = context(part, layer)
    anchors.push({
      pageIndex: index,
      rect: rectOf(quads),
      quads,
      ink: [],
      quote: quote.slice(0, LONGEST_QUOTE),
      prefix: around.prefix,
      suffix: around.suffix,
    })
  }
  if (anchors.length === 0) return null
  const { left, top, right, bottom } = range.getBoundingClientRect()
  return {
    anchors,
    text: anchors.map((anchor) => anchor.quote).join('\n'),
    box: { left, top, right, bottom },
  }
}
