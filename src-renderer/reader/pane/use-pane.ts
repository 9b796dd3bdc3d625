import { useEventListener, useResizeObserver } from '@vueuse/core'
import { watch } from 'vue'
import type { OpenFile } from '../open-file.ts'

/** Steps of the wheel with Ctrl, or a pinch, that change the zoom by one tenth. */
const WHEEL = 100

/** Keeps pages fitted when the pane changes its size, and lets Ctrl with the wheel zoom around the pointer. */
export function useFitting({ container, pdf }: OpenFile): void {
  let width = 0
  useResizeObserver(container, ([entry]) => {
    const now = entry?.contentRect.width ?? 0
    const viewer = pdf.viewer.value
    const { value: zoom } = pdf.zoom
    const wider = Math.abs(now - width) >= 1
    width = now
    // The height counts only where the whole page is fitted: the bar takes and gives some of it while a person scrolls.
    if (viewer && now > 0 && pdf.ready.value && typeof zoom === 'string' && (wider || zoom === 'page-fit')) {
      viewer.pages.currentScaleValue = zoom
    }
  })
  useEventListener(
    container,
    'wheel',
    (event: WheelEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !pdf.viewer.value) return
      event.preventDefault()
      const scaleFactor = Math.exp(-Math.max(-WHEEL, Math.min(WHEEL, event.deltaY)) / (WHEEL * 6))
      const origin = [event.clientX, event.clientY]
      pdf.viewer.value.pages.updateScale({ scaleFactor, drawingDelay: 400, origin })
    },
    { passive: false },
  )
}

/** Takes the keyboard when the first page is there, unless a person is typing or has it elsewhere. */
export function useFirstFocus({ container, pdf }: OpenFile, front: () => boolean): void {
  watch(pdf.ready, (ready) => {
    const { activeElement } = document
    const free = activeElement === document.body || activeElement?.id === 'main' || activeElement === null
    if (ready && front() && free) container.value?.focus({ preventScroll: true })
  })
}
