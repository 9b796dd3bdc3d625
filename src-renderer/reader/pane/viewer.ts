// First: the viewer of pdf.js looks for the rest of it in the window when its script runs.
import { AnnotationMode, PDF_IMAGES, type PDFDocumentProxy } from './pdfjs.ts'
import 'pdfjs-dist/web/pdf_viewer.css'
import { EventBus, PDFFindController, PDFViewer, type PDFLinkService } from 'pdfjs-dist/web/pdf_viewer.mjs'
import { freeFarPages } from './held-pages.ts'
import { keepNoteIcons } from './note-icons.ts'
import { InnerLinks } from './link-service.ts'
import { judgeLink, refusedAddress, type LeavingLink } from './links.ts'
import { giveOwnIds, ownPrefix } from './own-ids.ts'
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

/** A page that is drawn, and the element that our marks on it are put into. */
export interface DrawnPage extends PageView {
  readonly layer: HTMLDivElement
}

/** A page as the viewer keeps it. */
export interface KeptPage extends PageView {
  /** What it is at, one of `DRAWING`. */
  readonly renderingState: number
}

/** The viewer of pdf.js with its services, for one document. */
export interface Viewer {
  readonly pages: PDFViewer
  readonly find: PDFFindController
  readonly links: PDFLinkService
  readonly bus: EventBus
  /** Put before ids of elements that other files could have, too. */
  readonly prefix: string
  /** Page by its 0-based index, null before it was laid out. */
  page(index: number): KeptPage | null
  /** 1-based page at the upper edge. */
  firstVisible(): number
  arrange(layout: Layout): void
  /** Whether finding words may turn to another page. */
  moveToMatches(may: boolean): void
  show(document: PDFDocumentProxy): void
  close(): void
  /** Aborted by `close`. */
  readonly ended: AbortSignal
}

/** What a viewer tells. */
export interface ViewerEvents {
  /** A link that leaves the file was chosen; it is never followed here. */
  readonly onExternalLink: (link: LeavingLink) => void
  /** A link inside the file, or an entry of its outline, is about to move the view. */
  readonly onJump: () => void
  /** A link inside the file leads nowhere. */
  readonly onNowhere: () => void
}

/** Scroll and spread modes of pdf.js by layout: 0 below each other, 3 one at a time; 2 pairs with the cover alone. */
const MODES: Readonly<Record<Layout, readonly [scroll: number, spread: number]>> = {
  continuous: [0, 0],
  single: [3, 0],
  two: [0, 2],
}

/** Keeps clicks on links that leave the file from being followed. @returns what ends it */
function catchLinks(pages: PDFViewer, onExternalLink: ViewerEvents['onExternalLink']): () => void {
  const { container } = pages
  const refuse = async (link: HTMLElement): Promise<void> => {
    const document = pages.pdfDocument as PDFDocumentProxy | undefined
    const number = Number(link.closest<HTMLElement>('.page')?.dataset['pageNumber'])
    const id = link.dataset['annotationId'] ?? ''
    const address = document ? await refusedAddress(document, number, id).catch(() => null) : null
    if (address !== null) onExternalLink({ ...judgeLink(address), allowed: false })
  }
  const follow = (event: MouseEvent): void => {
    const { target } = event
    if (!(target instanceof Element) || target.closest('.page-marks')) return
    const anchor = target.closest('a')
    const address = anchor?.getAttribute('href') ?? ''
    // Links within the file are handled by pdf.js; their address is a fragment.
    if (address !== '' && !address.startsWith('#')) {
      event.preventDefault()
      onExternalLink(judgeLink(address))
    }
    const link = target.closest<HTMLElement>('.annotationLayer .linkAnnotation')
    if (link && address === '' && !anchor?.onclick) void refuse(link)
  }
  container.addEventListener('click', follow)
  container.addEventListener('auxclick', follow)
  return () => {
    container.removeEventListener('click', follow)
    container.removeEventListener('auxclick', follow)
  }
}

/** What the finder knows of the file: how many pages it has, which is in view, and how to turn to another. */
function finderLinks(links: PDFLinkService, mayMove: () => boolean): PDFLinkService {
  const own = Object.create(links) as PDFLinkService
  Object.defineProperty(own, 'page', {
    get: () => links.page,
    set: (page: number) => {
      if (mayMove()) links.page = page
    },
  })
  return own
}

/** Makes a viewer in `container`. */
export function makeViewer(container: HTMLDivElement, { onExternalLink, ...jumps }: ViewerEvents): Viewer {
  const bus = new EventBus()
  const links = new InnerLinks(bus, jumps)
  let mayMove = true
  const find = new PDFFindController({ linkService: finderLinks(links, () => mayMove), eventBus: bus })
  const pages = new PDFViewer({
    container,
    eventBus: bus,
    linkService: links,
    findController: find,
    annotationMode: AnnotationMode.ENABLE,
    annotationEditorMode: -1,
    imageResourcesPath: PDF_IMAGES,
  })
  links.setViewer(pages)
  const end = new AbortController()
  const prefix = ownPrefix()
  const release = catchLinks(pages, onExternalLink)
  let first = 1
  bus.on('updateviewarea', ({ location: { pageNumber } }: { location: { pageNumber: number } }) => {
    first = pageNumber
  })
  const viewer: Viewer = {
    pages,
    find,
    links,
    bus,
    prefix,
    page: (index) => (pages.getPageView(index) as KeptPage | undefined) ?? null,
    firstVisible: () => first,
    moveToMatches: (may) => void (mayMove = may),
    arrange(layout) {
      const [scroll, spread] = MODES[layout]
      pages.scrollMode = scroll
      pages.spreadMode = spread
    },
    show(document) {
      giveOwnIds(document, prefix)
      pages.setDocument(document)
      links.setDocument(document, null)
    },
    ended: end.signal,
    close() {
      end.abort()
      release()
      pages.setDocument(null)
      links.setDocument(null, null)
    },
  }
  keepNoteIcons(viewer)
  freeFarPages(pages, bus)
  return viewer
}
