import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { PdfSession } from '../pane/pdf-session.ts'

/**
 * Counts how often the text of a page was laid out: it comes after the drawing, and what was measured of it before was
 * hidden or not there.
 */
export function useTextDrawn(
  pdf: Pick<PdfSession, 'viewer'>,
  index: () => number,
): Readonly<ShallowRef<number>> {
  const times = shallowRef(0)
  const end = new AbortController()
  onScopeDispose(() => end.abort())
  watch(
    pdf.viewer,
    (viewer) => {
      const count = ({ pageNumber }: { pageNumber: number }): void => {
        if (pageNumber === index() + 1) times.value += 1
      }
      viewer?.bus.on('textlayerrendered', count, { signal: AbortSignal.any([viewer.ended, end.signal]) })
    },
    { immediate: true },
  )
  return times
}
