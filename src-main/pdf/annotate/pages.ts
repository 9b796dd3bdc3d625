import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFContext, type PDFObject } from 'pdf-lib'
import type { Rect } from '../../contract/values.ts'

/** A page as the file holds it. Not the library's `PDFPage`: that leaves out pages without `/Type`. */
export interface PageNode {
  readonly ref: PDFRef
  readonly dict: PDFDict
  /** Nodes above it, nearest first, from which it inherits. */
  readonly parents: readonly PDFDict[]
}

const MAX_PAGES = 1_000_000
const MAX_DEPTH = 64

interface Step {
  readonly item: PDFObject
  readonly parents: readonly PDFDict[]
}

/**
 * Pages in order, as readers walk the tree: a node with `/Kids` is an inner one. Loops and overlong trees end.
 * Pages that are not objects of their own are given as null, since no mark can refer to them.
 */
export function pagesOf(context: PDFContext, catalog: PDFDict): (PageNode | null)[] {
  const pages: (PageNode | null)[] = []
  const root = catalog.get(PDFName.of('Pages'))
  const pending: Step[] = root === undefined ? [] : [{ item: root, parents: [] }]
  for (let step = pending.pop(); step !== undefined && pages.length < MAX_PAGES; step = pending.pop()) {
    const { item, parents } = step
    const dict = context.lookup(item)
    if (!(dict instanceof PDFDict) || parents.includes(dict) || parents.length > MAX_DEPTH) continue
    const kids = context.lookup(dict.get(PDFName.of('Kids')))
    if (kids instanceof PDFArray) {
      const above = [dict, ...parents]
      // A stack takes the last first.
      for (const kid of kids.asArray().toReversed()) pending.push({ item: kid, parents: above })
    } else {
      pages.push(item instanceof PDFRef ? { ref: item, dict, parents } : null)
    }
  }
  return pages
}

/** An entry of a page or of the nearest node above that has it (ISO 32000-2 7.7.3.4), resolved. */
function inherited(page: PageNode, key: string): PDFObject | undefined {
  for (const dict of [page.dict, ...page.parents]) {
    const value = dict.context.lookup(dict.get(PDFName.of(key)))
    if (value !== undefined) return value
  }
  return undefined
}

function rectOf(page: PageNode, key: string): Rect | null {
  const array = inherited(page, key)
  if (!(array instanceof PDFArray) || array.size() < 4) return null
  const [a, b, c, d] = [0, 1, 2, 3].map((index) => {
    const item = page.dict.context.lookup(array.get(index))
    return item instanceof PDFNumber ? item.asNumber() : 0
  })
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

/** CropBox, else MediaBox, else US Letter as readers assume; inherited where the page has none. */
export function cropBoxOf(page: PageNode): Rect {
  return rectOf(page, 'CropBox') ?? rectOf(page, 'MediaBox') ?? [0, 0, 612, 792]
}

/** Clockwise turn of the page when shown. */
export function rotationOf(page: PageNode): 0 | 90 | 180 | 270 {
  const value = inherited(page, 'Rotate')
  const turn = value instanceof PDFNumber ? ((value.asNumber() % 360) + 360) % 360 : 0
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0
}
