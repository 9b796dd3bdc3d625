import 'pdfjs-dist/web/pdf_viewer.css'
import { EventBus, PDFFindController, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'
import { AnnotationMode, type PDFDocumentProxy } from './pdfjs.ts'

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
  readonly bus: EventBus
  /** Page by its 0-based index, null before it was laid out. */
  page(index: number): PageView | null
  show(document: PDFDocumentProxy): void
  close(): void
}

/**
 * Makes a viewer in `container`.
 *
 * @param onExternalLink a link that leaves the file was chosen; it is never followed here
 */
export function makeViewer(container: HTMLDivElement, onExternalLink: (url: string) => void): Viewer {
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
  const follow = (event: MouseEvent): void => {
    const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!(anchor instanceof HTMLAnchorElement) || !/^https?:/.test(anchor.href)) return
    if (new URL(anchor.href).origin === location.origin) return
    event.preventDefault()
    onExternalLink(anchor.href)
  }
  container.addEventListener('click', follow)
  return {
    pages,
    find,
    bus,
    page: (index) => (pages.getPageView(index) as PageView | undefined) ?? null,
    show(document) {
      pages.setDocument(document)
      links.setDocument(document, null)
    },
    close() {
      container.removeEventListener('click', follow)
      pages.setDocument(null)
      links.setDocument(null, null)
    },
  }
}
