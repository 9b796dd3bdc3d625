import './pages.css'
import type { ReaderPanel, ReadingPlace } from '../../../src-main/contract/reading.ts'
import { fileAhead } from '../../client/file-ahead.ts'
import { arePanelsOf, isSizeOf, readEdges, type PaneEdges } from './pane-edges.ts'
import { notePictures, sparePhotos } from './night-pages.ts'
import { makeHolder, makePagesElement } from './pages-element.ts'
import type { PDFDocumentProxy } from './pdfjs.ts'
import { scrollTo, type Position } from './position.ts'
import { makeViewer, type Viewer, type ViewerEvents } from './viewer.ts'

/** Space above a page that is gone to. */
export const ABOVE_PX = 8

/** A file that was never opened, and none was before. */
const BEGINNING = {
  page: 1,
  offset: 0,
  zoom: 'page-width',
  layout: 'continuous',
  rotation: 0,
  night: false,
  panels: ['marks'] as readonly ReaderPanel[],
} as const

/** What a viewer tells, in the order in which who shows a file needs to hear it. */
const TOLD = [
  'pagesinit',
  'pagerender',
  'pagerendered',
  'textlayerrendered',
  'annotationlayerrendered',
] as const

/** Pages that stand in the window before the window does. */
export interface FirstPages {
  readonly id: string
  readonly element: HTMLDivElement
  readonly viewer: Viewer
  /** Tells who shows the file from now on what the viewer told before, and then of links. */
  hand(events: ViewerEvents): void
  /** Takes them away: nobody will show the file. */
  remove(): void
}

/** The file whose pages are to stand, until its view takes it, and the pages once they do. */
let wanted: string | null = null
let standing: FirstPages | null = null

function lay(
  viewer: Viewer,
  place: Omit<ReadingPlace, 'panels'> | typeof BEGINNING,
  page: number | null,
): void {
  // Before anything is drawn: noted later, all of it would be drawn again.
  if (place.night) notePictures(viewer, true)
  viewer.arrange(place.layout)
  viewer.pages.pagesRotation = place.rotation
  viewer.pages.currentScaleValue = String(place.zoom)
  const at: Position = page === null ? place : { page, offset: 0 }
  const { container } = viewer.pages
  if (at.page > 1 || at.offset > 0) scrollTo(viewer, at)
  else container.scrollTop = 0
  // As the reader goes to a page: its upper edge shows.
  if (page !== null) container.scrollTop -= ABOVE_PX
}

function show(id: string, edges: PaneEdges, night: boolean, opened: PDFDocumentProxy): FirstPages {
  const element = makePagesElement()
  const [top, right, bottom, left] = edges.inset
  const holder = makeHolder(`${top}px ${right}px ${bottom}px ${left}px`, element)
  holder.classList.toggle('night', night)
  document.documentElement.dataset['theme'] = edges.theme
  document.body.append(holder)
  let events: ViewerEvents | null = null
  const viewer = makeViewer(element, {
    onExternalLink: (link) => events?.onExternalLink(link),
    onJump: () => events?.onJump(),
    onNowhere: () => events?.onNowhere(),
  })
  const told: [name: string, event: object][] = []
  const handed = new AbortController()
  for (const name of TOLD) {
    viewer.bus.on(name, (event: object) => told.push([name, event]), { signal: handed.signal })
  }
  if (night) {
    viewer.bus.on(
      'pagerendered',
      ({ pageNumber }: { pageNumber: number }) => sparePhotos(viewer, pageNumber - 1),
      {
        signal: handed.signal,
      },
    )
  }
  viewer.show(opened)
  return {
    id,
    element,
    viewer,
    hand(next) {
      events = next
      handed.abort()
      for (const [name, event] of told) viewer.bus.dispatch(name, event)
    },
    remove() {
      viewer.close()
      holder.remove()
    },
  }
}

/** Resolves when a page is drawn, or the viewer is closed. */
function drawn({ bus, ended }: Viewer): Promise<void> {
  return new Promise((resolve) => {
    bus.on('pagerendered', () => resolve(), { once: true })
    ended.addEventListener('abort', () => resolve(), { once: true })
  })
}

/**
 * Shows a file that is opened ahead where it was left, in the place where the pages of the window will be: a person reads
 * while the scripts of the window are still on their way. Shows nothing where it is not known how the window will look, for
 * a file under a password, and when the view of the file comes first.
 *
 * @param page that the address asks for, 1-based
 * @param place where the file was left
 * @returns when a page is drawn, or once it is left to the window
 */
export async function showFirstPages(
  id: string,
  page: number | null,
  place: Promise<ReadingPlace | null>,
): Promise<void> {
  const edges = readEdges()
  const ahead = fileAhead(id)
  const size = [window.innerWidth, window.innerHeight] as const
  if (!ahead || !edges || !isSizeOf(edges, size)) return
  wanted = id
  const at = (await place) ?? BEGINNING
  if (!arePanelsOf(edges, at.panels)) return
  const task = await ahead.task
  const opened = await Promise.race([task.promise, task.locked])
  // Whoever has the password is asked by the window.
  if (!opened || wanted !== id || ahead.dropped.aborted) return
  const own = show(id, edges, at.night, opened)
  standing = own
  own.viewer.bus.on('pagesinit', () => lay(own.viewer, at, page), { once: true })
  ahead.dropped.addEventListener('abort', () => {
    if (standing === own) standing = null
    own.remove()
  })
  await drawn(own.viewer)
}

/** Hands over the pages of a file, once; null when they do not stand, and then they will not. */
export function takeFirstPages(id: string): FirstPages | null {
  if (wanted === id) wanted = null
  if (standing?.id !== id) return null
  const own = standing
  standing = null
  return own
}
