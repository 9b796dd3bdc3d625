import { until } from '@vueuse/core'
import { nextTick, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Annotation } from '../../../src-main/contract/annotations.ts'
import { takeAhead, type FileAhead } from '../../client/file-ahead.ts'
import { usePasswords } from '../../client/passwords.ts'
import type { Destination } from './destination.ts'
import { ABOVE_PX, takeFirstPages, type FirstPages } from './first-pages.ts'
import { watchDrawing } from './watch-drawing.ts'
import { makeJumps } from './jumps.ts'
import { labelOf, usableLabels } from './labels.ts'
import { makeOpening, type Opening } from './opening.ts'
import { makePagesElement } from './pages-element.ts'
import type { PDFDocumentProxy } from './pdfjs.ts'
import { positionOf, scrollTo, type Position } from './position.ts'
import { useView, type View } from './view.ts'
import type { LeavingLink } from './links.ts'
import { makeViewer, type Viewer } from './viewer.ts'
import type { Layout, Rotation, Zoom } from './zoom.ts'

export type { Destination } from './destination.ts'
export type { Position } from './position.ts'
export type { Layout, Rotation, Zoom } from './zoom.ts'

/** How a file is shown. */
export interface PdfOptions {
  readonly container: Readonly<ShallowRef<HTMLDivElement | null>>
  readonly attachmentId: () => string
  readonly onExternalLink: (link: LeavingLink) => void
  /** A link inside the file leads nowhere. */
  readonly onNowhere: () => void
  /**
   * Where the file was left and how it was shown, null for its beginning; asked while the file is opened.
   *
   * @param known what was asked before the view stood
   */
  readonly start: (attachmentId: string, known?: FileAhead['place']) => Promise<Start | null>
}

/** Where a file is opened, and how it is shown. */
export interface Start extends Position {
  readonly zoom: Zoom
  readonly layout: Layout
  readonly rotation: Rotation
}

/** A file that is shown, or the reason why it is not. */
export interface PdfSession extends View, Omit<Opening, 'open' | 'close' | 'alive'> {
  /** What pages scroll in, for the pane to take in; with pages, where they stood before the window. */
  readonly element: HTMLDivElement
  readonly viewer: Readonly<ShallowRef<Viewer | null>>
  /** Page labels that say more than the count of pages, by 0-based page. */
  readonly labels: Readonly<ShallowRef<readonly string[] | null>>
  /** What the page (0-based) is called: its label, else its number. */
  labelOf(index: number): string
  /** The place at the upper edge; null before pages are laid out. */
  position(): Position | null
  goTo(position: Position): void
  /** Goes to the top of a page, 1-based. */
  go(page: number): void
  /** Follows a destination of the file, so that one can go back. */
  navigate(to: Destination): void
  /** Brings a mark into view. */
  show(mark: Pick<Annotation, 'pageIndex' | 'rect'>): void
  /** Where going back or forward after a link leads. */
  readonly before: ComputedRef<Position | null>
  readonly after: ComputedRef<Position | null>
  back(): void
  forward(): void
  /** Opens the file once more, where it was; after a failure in a new worker. */
  reopen(): void
}

/** Shows the file of an attachment with pdf.js; another attachment replaces it, the end of the scope frees it. */
export function usePdf(options: PdfOptions): PdfSession {
  const viewer = shallowRef<Viewer | null>(null)
  const labels = shallowRef<readonly string[] | null>(null)
  const opening = makeOpening()
  const view = useView(viewer)
  const jumps = makeJumps()

  let first = takeFirstPages(options.attachmentId())
  const element = first?.element ?? makePagesElement()
  let last: Start | null = null
  const startOf = (): Start | null => {
    const at = position()
    return at && { ...at, zoom: view.zoom.value, layout: view.layout.value, rotation: view.rotation.value }
  }
  const position = (): Position | null => (viewer.value && view.ready.value ? positionOf(viewer.value) : null)
  const goTo = (to: Position): void => {
    if (viewer.value && view.ready.value) scrollTo(viewer.value, to)
  }
  const travel = (direction: 'back' | 'forward'): void => {
    const from = position()
    const to = from && jumps[direction](from)
    if (to) goTo(to)
  }
  const onJump = (): void => {
    const from = position()
    if (from) jumps.leave(from)
  }

  /** Lets go of pages that stood before the window, unless they are those of the file that is opened. */
  function dropFirst(keep: FirstPages | null = null): void {
    if (first !== keep) first?.remove()
    first = keep
  }
  function close(): void {
    view.reset()
    viewer.value?.close()
    viewer.value = null
    labels.value = null
    opening.close()
    jumps.clear()
  }
  async function readLabels(document: PDFDocumentProxy): Promise<void> {
    const read = await document.getPageLabels().catch(() => null)
    if (document === opening.document.value) labels.value = usableLabels(read, document.numPages)
  }
  function show(container: HTMLDivElement, document: PDFDocumentProxy, start: Start | null): void {
    const events = { ...options, onJump }
    const early = first
    first = null
    const next = early?.viewer ?? makeViewer(container, events)
    viewer.value = next
    view.zoom.value = start?.zoom ?? 'page-width'
    view.layout.value = start?.layout ?? 'continuous'
    view.rotation.value = start?.rotation ?? 0
    view.follow(next, () => {
      void readLabels(document)
      // A person may be reading on already.
      if (early) return
      // The beginning has the margin above the first page.
      if (start && (start.page > 1 || start.offset > 0)) scrollTo(next, start)
      else container.scrollTop = 0
    })
    next.bus.on('pagerendered', opening.alive)
    watchDrawing(next, opening.giveUp)
    // Not before everything that follows the viewer listens to it.
    if (early) void nextTick(() => early.hand(events))
    else next.show(document)
  }
  /** Opens the file at once and shows it when there is a place for it: the worker reads while the view is being made. */
  async function open(id: string, again?: Start): Promise<void> {
    dropFirst(first?.id === id && !again ? first : null)
    close()
    const ahead = takeAhead(id)
    const start = again ? Promise.resolve(again) : options.start(id, ahead?.place)
    const [document, from] = await Promise.all([opening.open(id, ahead?.task), start.catch(() => null)])
    if (!document) return dropFirst()
    const container = await until(options.container).not.toBeNull()
    if (container && document === opening.document.value) show(container, document, from)
  }
  // Ended by the watchdog, or its worker died: what is on the screen can no longer be scrolled or drawn.
  watch(opening.failure, (failure) => {
    if (failure === null || !viewer.value) return
    last = startOf()
    view.reset()
    viewer.value.close()
    viewer.value = null
  })

  watch(options.attachmentId, (id) => void open(id), { immediate: true })
  onScopeDispose(() => {
    dropFirst()
    close()
  })

  return {
    ...view,
    ...opening,
    answer() {
      // For the copy that is written of it, and for the glyphs under a mark.
      usePasswords().note(options.attachmentId(), opening.password.value)
      opening.answer()
    },
    element,
    viewer,
    labels,
    labelOf: (index) => labelOf(labels.value, index),
    position,
    goTo,
    go(page) {
      goTo({ page, offset: 0 })
      // The upper edge of the page shows, so that one sees where it begins.
      if (options.container.value) options.container.value.scrollTop -= ABOVE_PX
    },
    navigate: (to) => void viewer.value?.links.goToDestination(typeof to === 'string' ? to : [...to]),
    show(mark) {
      const [x0, , , y1] = mark.rect
      viewer.value?.pages.scrollPageIntoView({
        pageNumber: mark.pageIndex + 1,
        destArray: [null, { name: 'XYZ' }, x0, y1 + 80, null],
        allowNegativeOffset: true,
      })
    },
    before: jumps.before,
    after: jumps.after,
    back: () => travel('back'),
    forward: () => travel('forward'),
    reopen() {
      void open(options.attachmentId(), startOf() ?? last ?? undefined)
    },
  }
}
