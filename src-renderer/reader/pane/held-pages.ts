import type { EventBus, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'

/**
 * Points of drawn pages that are held beside those in sight, four bytes each. pdf.js holds the last ten pages, whatever their
 * size: at a width of a window that is 63 MB, and ten times as much where a person looks closely.
 */
export const HELD_PIXELS = 8_000_000

/**
 * Pages around those in sight that are never given back. pdf.js draws one ahead, two where pages stand in pairs, and would
 * draw it again at once.
 */
const NEAR = 2

/** A page that was drawn and is held. */
export interface HeldPage {
  /** 1-based. */
  readonly id: number
  readonly pixels: number
}

/**
 * Which drawn pages are to be given back: the farthest first, until the others fit.
 *
 * @param sight first and last page in sight, 1-based
 * @returns their ids
 */
export function pagesToFree(
  held: readonly HeldPage[],
  sight: readonly [first: number, last: number],
  budget: number = HELD_PIXELS,
): number[] {
  const away = ({ id }: HeldPage): number => Math.max(sight[0] - id, id - sight[1], 0)
  let left = held.reduce((sum, { pixels }) => sum + pixels, 0)
  const free: number[] = []
  for (const page of held.toSorted((a, b) => away(b) - away(a))) {
    if (left <= budget || away(page) <= NEAR) break
    left -= page.pixels
    free.push(page.id)
  }
  return free
}

/** What is used of pdf.js's view of a page. */
interface CachedView {
  readonly id: number
  readonly canvas?: { readonly width: number; readonly height: number } | null
  destroy(): void
}

/** Gives drawn pages back that are far from what a person sees, each time another was drawn. */
export function freeFarPages(pages: PDFViewer, bus: EventBus): void {
  bus.on('pagerendered', () => {
    const { ids } = pages._getVisiblePages() as { readonly ids: ReadonlySet<number> }
    if (ids.size === 0) return
    const cached = [...(pages.getCachedPageViews() as Set<CachedView>)]
    const held = cached.map(({ id, canvas }) => ({ id, pixels: canvas ? canvas.width * canvas.height : 0 }))
    const free = new Set(pagesToFree(held, [Math.min(...ids), Math.max(...ids)]))
    for (const view of cached) if (free.has(view.id)) view.destroy()
  })
}
