import 'pdfjs-dist/web/pdf_viewer.css'
import { EventBus, PDFFindController, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'
import { AnnotationMode, type PDFDocumentProxy } from './pdfjs.ts'
import type { Layout } from './zoom.ts'

/** Turns user space into the shown page and back; the part of pdf.js's PageViewport that is used here. */
export interface Viewport {
  readonly width: number
  readonly height: number
  convertToPdfPoint(x: number, y: number): number[]
  convertToViewportPoint(x: number, y: number): number[]
}

/** A page that pdf.js shows. */
export interface PageView {
  readonly div: HTMLDivElement
  readonly viewport: Viewport
}

/** The viewer of pdf.js with its services, for one document. */
export interface Viewer {
  readonly pages: PDFViewer
  readonly find: PDFFindController
  readonly links: PDFLinkService
  readonly bus: EventBus
  /** Page by its 0-based index, null before it was laid out. */
  page(index: number): PageView | null
  /** 1-based page at the upper edge. */
  firstVisible(): number
  arrange(layout: Layout): void
  show(document: PDFDocumentProxy): void
  close(): void
}

/** What a viewer tells. */
export interface ViewerEvents {
  /** A link that leaves the file was chosen; it is never followed here. */
  readonly onExternalLink: (url: string) => void
  /** A link inside the file, or an entry of its outline, is about to move the view. */
  readonly onJump: () => void
}

/** Scroll and spread modes of pdf.js by layout: 0 below each other, 3 one at a time; 2 pairs with the cover alone. */
const MODES: Readonly<Record<Layout, readonly [scroll: number, spread: number]>> = {
  continuous: [0, 0],
  single: [3, 0],
  two: [0, 2],
}

/** Keeps clicks on links that leave the file from being followed. @returns what ends it */
function catchLinks(container: HTMLElement, onExternalLink: (url: string) => void): () => void {
  const follow = (event: MouseEvent): void => {
    const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!(anchor instanceof HTMLAnchorElement) || !/^https?:/.test(anchor.href)) return
    if (new URL(anchor.href).origin === location.origin) return
    event.preventDefault()
    onExternalLink(anchor.href)
  }
  container.addEventListener('click', follow)
  return () => container.removeEventListener('click', follow)
}

/** Makes a viewer in `container`. */
export function makeViewer(container: HTMLDivElement, { onExternalLink, onJump }: ViewerEvents): Viewer {
  const bus = new EventBus()
  const links = new PDFLinkService({ eventBus: bus, externalLinkTarget: 2 })
  const find = new PDFFindController({ linkService: links, eventBus: bus })
  const pages = new PDFViewer({
    container,
    eventBus: bus,
    linkService: links,
    findController: find,
    annotationMode: AnnotationMode.ENABLE,
    annotationEditorMode: -1,
  })
  links.setViewer(pages)
  // The history of pdf.js writes into the address of the window, which is ours: it is only told of jumps.
  links.setHistory({ pushCurrentPosition: onJump, push: () => undefined, pushPage: () => undefined })
  const release = catchLinks(container, onExternalLink)
  let first = 1
  bus.on('updateviewarea', ({ location: { pageNumber } }: { location: { pageNumber: number } }) => {
    first = pageNumber
  })
  return {
    pages,
    find,
    links,
    bus,
    page: (index) => (pages.getPageView(index) as PageView | undefined) ?? null,
    firstVisible: () => first,
    arrange(layout) {
      const [scroll, spread] = MODES[layout]
      pages.scrollMode = scroll
      pages.spreadMode = spread
    },
    show(document) {
      pages.setDocument(document)
      links.setDocument(document, null)
    },
    close() {
      release()
      pages.setDocument(null)
      links.setDocument(null, null)
    },
  }
}
