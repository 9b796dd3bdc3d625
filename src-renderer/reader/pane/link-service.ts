import { PDFLinkService, type EventBus, type PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'
import { targetOf, type Destination } from './destination.ts'
import type { PDFDocumentProxy } from './pdfjs.ts'

/** What a link inside the file tells. */
interface JumpEvents {
  /** The view is about to move. */
  readonly onJump: () => void
  /** The link leads nowhere; nothing moves. */
  readonly onNowhere: () => void
}

/**
 * Follows links inside a file. The one of pdf.js gives the focus to the page that a link leads to whenever its text is
 * drawn next, which may be long after: a person who went back or zoomed meanwhile was thrown forward again. Here the
 * focus follows a link only out of the pages, scrolls nothing, and is forgotten with the next jump or when another page
 * is in view.
 */
export class InnerLinks extends PDFLinkService {
  readonly #events: JumpEvents
  #arrival = new AbortController()

  constructor(eventBus: EventBus, events: JumpEvents) {
    super({ eventBus, externalLinkTarget: 2 })
    this.#events = events
    // The history of pdf.js writes into the address of the window, which is ours: jumps to pages are only told of.
    this.setHistory({ pushCurrentPosition: events.onJump, push: () => undefined, pushPage: () => undefined })
  }

  override async goToDestination(to: Destination): Promise<void> {
    this.#arrival.abort()
    const arrival = new AbortController()
    this.#arrival = arrival
    const document = this.pdfDocument as PDFDocumentProxy | null
    const pages = this.pdfViewer as PDFViewer | null
    if (!document || !pages) return
    const target = await targetOf(document, to)
    // Another link was followed, or another file opened, while this one was looked up.
    if (arrival.signal.aborted || document !== this.pdfDocument) return
    if (!target) {
      this.#events.onNowhere()
      return
    }
    this.#events.onJump()
    const { index, parts } = target
    pages.scrollPageIntoView({ pageNumber: index + 1, destArray: [...parts] })
    if (pages.container.contains(globalThis.document.activeElement)) this.#take(pages, index, arrival)
  }

  /** Gives the focus to the text of a page, now or when it is drawn while the page is in view. */
  #take(pages: PDFViewer, index: number, arrival: AbortController): void {
    const view = (): { textLayer?: { div: HTMLElement } | null } | undefined =>
      pages.getPageView(index) as ReturnType<typeof view>
    const focus = (): boolean => {
      const layer = view()?.textLayer?.div
      if (!layer?.isConnected || layer.childElementCount === 0) return false
      layer.focus({ preventScroll: true })
      return true
    }
    if (focus()) return
    const { signal } = arrival
    const drawn = ({ pageNumber }: { pageNumber: number }): void => {
      if (pageNumber !== index + 1) return
      if (pages.container.contains(globalThis.document.activeElement)) focus()
      arrival.abort()
    }
    const turned = ({ pageNumber }: { pageNumber: number }): void => {
      if (pageNumber !== index + 1) arrival.abort()
    }
    this.eventBus.on('textlayerrendered', drawn, { signal })
    this.eventBus.on('pagechanging', turned, { signal })
  }
}
