import { useEventListener, useResizeObserver } from '@vueuse/core'
import { watch } from 'vue'
import type { OpenFile } from '../open-file.ts'
import { keepEdges } from './pane-edges.ts'

/**
 * Keeps where the pages stand in the window, for the next time that it is loaded.
 *
 * @param asUsual whether a window that is loaded anew would look like this
 */
export function useKeptEdges({ container, pdf, panels }: OpenFile, asUsual: () => boolean): void {
  const keep = (): void => {
    if (container.value && pdf.ready.value && asUsual()) keepEdges(container.value, panels.value)
  }
  useResizeObserver(container, keep)
  // After a frame its measures are known.
  watch(pdf.ready, () => requestAnimationFrame(() => setTimeout(keep)))
  useEventListener(window, 'pagehide', keep)
}
