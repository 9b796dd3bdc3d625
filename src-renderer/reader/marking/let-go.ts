import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'

/** What is not blank: words, links, marks and their handles. */
const THINGS = '.textLayer span, .annotationLayer section, .page-marks, a, button, input, textarea'

/**
 * Lets go of selected words with a click beside the text. pdf.js keeps the blank of a page from being selected, and for
 * a browser a click on what cannot be selected changes nothing: the words stayed selected, and the bar over the page.
 */
export function useLetGo(element: Readonly<Ref<HTMLElement | null>>): void {
  let before: Range | null = null
  const now = (): Range | null => {
    const selection = getSelection()
    return selection && !selection.isCollapsed ? selection.getRangeAt(0) : null
  }
  useEventListener(element, 'pointerdown', ({ target, button, shiftKey }) => {
    const blank = target instanceof Element && target.closest(THINGS) === null
    before = blank && button === 0 && !shiftKey ? (now()?.cloneRange() ?? null) : null
  })
  useEventListener(element, 'click', () => {
    const range = now()
    const same =
      before !== null &&
      range?.compareBoundaryPoints(Range.START_TO_START, before) === 0 &&
      range.compareBoundaryPoints(Range.END_TO_END, before) === 0
    // A drag from the blank into the text has selected other words by now.
    if (same) getSelection()?.removeAllRanges()
    before = null
  })
}
