import type { Rect } from '../../contract/values.ts'
import { orderedRect } from './geometry.ts'
import type { Pdfium } from './load.ts'

/** `PDFACTION_*` of fpdf_doc.h. */
const GO_TO = 1
const URI = 3
const MAX_LINKS = 2000
const MAX_ADDRESS = 4096

/** A link on a page. */
export interface PdfiumLink {
  /** In user space. */
  readonly rect: Rect
  /** Address, for one that leaves the document. */
  readonly url: string | null
  /** 0-based page, for one within it. */
  readonly pageIndex: number | null
}

function addressOf({ api, heap }: Pdfium, document: number, action: number): string {
  const needed = api.FPDFAction_GetURIPath(document, action, heap.scratch, MAX_ADDRESS) >>> 0
  if (needed <= 1 || needed > MAX_ADDRESS) return ''
  return heap.bytes.toString('utf8', heap.scratch, heap.scratch + needed - 1)
}

function targetOf(pdfium: Pdfium, document: number, link: number): Omit<PdfiumLink, 'rect'> | null {
  const { api } = pdfium
  const action = api.FPDFLink_GetAction(link)
  const kind = action === 0 ? 0 : api.FPDFAction_GetType(action)
  if (kind === URI) return { url: addressOf(pdfium, document, action), pageIndex: null }
  const direct = api.FPDFLink_GetDest(document, link)
  const destination = direct === 0 && kind === GO_TO ? api.FPDFAction_GetDest(document, action) : direct
  if (destination === 0) return null
  const pageIndex = api.FPDFDest_GetDestPageIndex(document, destination)
  return pageIndex < 0 ? null : { url: null, pageIndex }
}

/** Links of a page that lead to the web or to a page of the document; others are left out. */
export function readLinks(pdfium: Pdfium, document: number, page: number): PdfiumLink[] {
  const { api, heap } = pdfium
  const links: PdfiumLink[] = []
  // Position in the list, the link found, and its rectangle: six numbers of 32 bits.
  const position = heap.allocate(24)
  try {
    heap.bytes.fill(0, position, position + 24)
    while (links.length < MAX_LINKS && api.FPDFLink_Enumerate(page, position, position + 4) !== 0) {
      const link = heap.bytes.readUInt32LE(position + 4)
      const target = targetOf(pdfium, document, link)
      if (target === null || api.FPDFLink_GetAnnotRect(link, position + 8) === 0) continue
      links.push({ rect: orderedRect(...heap.fourFloats(position + 8)), ...target })
    }
  } finally {
    heap.free(position)
  }
  return links
}
