import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { DrawnPage, Viewer } from './viewer.ts'
import { turned, zoomOf, zoomStep, type Layout, type Rotation, type Zoom } from './zoom.ts'

/** How pages are shown, and which are. */
export interface View {
  readonly ready: Readonly<Ref<boolean>>
  /** Pages that are drawn at the moment, by 0-based index; new objects when they are drawn again. */
  readonly drawn: Readonly<ShallowRef<Readonly<Record<number, DrawnPage>>>>
  /** 1-based page in view. */
  readonly page: Readonly<Ref<number>>
  readonly pages: Readonly<Ref<number>>
  /** Factor that the zoom comes to in this pane. */
  readonly scale: Readonly<Ref<number>>
  readonly zoom: Ref<Zoom>
  readonly layout: Ref<Layout>
  readonly rotation: Ref<Rotation>
  /** 0-based pages that could not be drawn. */
  readonly broken: Readonly<ShallowRef<ReadonlySet<number>>>
  /** Turns all pages by a quarter. */
  rotate(by: 90 | -90): void
  /** Larger or smaller by a step. */
  zoomBy(step: -1 | 1): void
}

/** A view that follows a viewer, and that the viewer follows. */
export interface FollowingView extends View {
  /** Takes a viewer before its document is laid out; `onReady` runs in the same task as its first pages. */
  follow(viewer: Viewer, onReady: () => void): void
  reset(): void
}

/** Pages around the one drawn last whose marks stay as they are, whether pdf.js holds the pages or not. */
const NEAR = 10

/**
 * Leaves out pages that pdf.js let go of and that lie far away: what is kept of each is made again with the next, and 300 of
 * them lay in memory at the end of a long file. One in which something is being written stays.
 */
function withoutFar(
  drawn: Readonly<Record<number, DrawnPage>>,
  index: number,
): Readonly<Record<number, DrawnPage>> {
  const isKept = ([at, { layer }]: [string, DrawnPage]): boolean =>
    layer.isConnected || Math.abs(Number(at) - index) <= NEAR || layer.querySelector('textarea') !== null
  return Object.fromEntries(Object.entries(drawn).filter(isKept))
}

/** Keeps how pages are shown, for as long as the calling scope lives. */
export function useView(viewer: Readonly<ShallowRef<Viewer | null>>): FollowingView {
  const drawn = shallowRef<Readonly<Record<number, DrawnPage>>>({})
  const broken = shallowRef<ReadonlySet<number>>(new Set())
  const [ready, page, pages, scale] = [ref(false), ref(1), ref(0), ref(1)]
  const zoom = ref<Zoom>('page-width')
  const layout = ref<Layout>('continuous')
  const rotation = ref<Rotation>(0)

  function apply({ pages: shown, arrange }: Viewer): void {
    arrange(layout.value)
    shown.pagesRotation = rotation.value
    shown.currentScaleValue = String(zoom.value)
  }
  const drawnAgain = (next: Viewer, index: number, failed: boolean): void => {
    const view = next.page(index)
    if (!view) return
    if (failed !== broken.value.has(index)) {
      const others = [...broken.value].filter((each) => each !== index)
      broken.value = new Set(failed ? [...others, index] : others)
    }
    const { div, viewport } = view
    // An element of ours, put back after pdf.js emptied the page: what Vue keeps in it stays whole. Put into the page
    // itself, its nodes were taken out one by one, and Vue failed at removing them: a closed file stayed in the window.
    const layer = drawn.value[index]?.layer ?? document.createElement('div')
    div.append(layer)
    drawn.value = { ...withoutFar(drawn.value, index), [index]: { div, viewport, layer } }
  }

  watch(layout, (to) => ready.value && viewer.value?.arrange(to), { flush: 'sync' })
  watch(
    rotation,
    (to) => {
      if (ready.value && viewer.value) viewer.value.pages.pagesRotation = to
    },
    { flush: 'sync' },
  )
  watch(
    zoom,
    (to) => {
      const shown = viewer.value?.pages
      if (ready.value && shown && shown.currentScaleValue !== String(to)) shown.currentScaleValue = String(to)
    },
    { flush: 'sync' },
  )

  return {
    ready,
    drawn,
    broken,
    page,
    pages,
    scale,
    zoom,
    layout,
    rotation,
    rotate: (by) => void (rotation.value = turned(rotation.value, by)),
    zoomBy: (step) => void (zoom.value = zoomStep(scale.value, step)),
    follow(next, onReady) {
      next.bus.on('pagesinit', () => {
        pages.value = next.pages.pagesCount
        page.value = next.pages.currentPageNumber
        apply(next)
        // Not told where pages have that size already.
        scale.value = next.pages.currentScale
        ready.value = true
        onReady()
      })
      next.bus.on('pagechanging', (event: { pageNumber: number }) => (page.value = event.pageNumber))
      next.bus.on('scalechanging', (event: { scale: number; presetValue?: string }) => {
        scale.value = event.scale
        zoom.value = zoomOf(event.presetValue ?? event.scale)
      })
      next.bus.on('pagerendered', (event: { pageNumber: number; error?: unknown }) => {
        drawnAgain(next, event.pageNumber - 1, Boolean(event.error))
      })
    },
    reset() {
      ready.value = false
      drawn.value = {}
      broken.value = new Set()
      page.value = 1
      pages.value = 0
    },
  }
}
