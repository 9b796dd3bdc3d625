import {
  computed,
  nextTick,
  onScopeDispose,
  shallowRef,
  triggerRef,
  watch,
  type ComputedRef,
  type ShallowRef,
} from 'vue'
import type { Row } from './groups.ts'
import { drawnRows, edgesOf, scrollFor } from './sight.ts'

const BEYOND_PX = 400
const HEADING_PX = 32

/** Rows of a long list, of which only those in sight are drawn. */
export interface RowWindow {
  readonly edges: ComputedRef<Float64Array>
  readonly drawn: ComputedRef<readonly number[]>
  /** To be called with the element of each row as it comes and goes. */
  measure(key: string, element: Element | null): void
  /** Scrolls as little as needed until a row is in sight. */
  bring(at: number): Promise<void>
}

/** A height for a row that was never drawn, in pixels: good enough for the scroll bar. */
function guess(row: Row): number {
  if (row.kind === 'heading') return HEADING_PX
  const { mark, replies } = row.thread
  const lines = Math.min(6, Math.ceil((mark.quote?.length ?? 0) / 44)) + Math.ceil(mark.comment.length / 48)
  return 44 + lines * 20 + (mark.concepts.length > 0 ? 30 : 0) + replies.length * 56
}

/**
 * Draws rows of different heights one below the other: heights are measured as rows are drawn, guessed before. Rows above
 * that turn out higher or lower move the scroll position with them, so that what is read stays where it is.
 *
 * @param kept place of the row that stays drawn, wherever one scrolls: it has the keyboard
 */
export function useRowWindow(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  rows: () => readonly Row[],
  kept: () => number,
): RowWindow {
  const heights = shallowRef(new Map<string, number>())
  const view = shallowRef({ top: 0, height: 800, beyond: BEYOND_PX })
  const keys = new Map<Element, string>()
  const elements = new Map<string, Element>()
  const edges = computed(() => edgesOf(rows().map((row) => heights.value.get(row.key) ?? guess(row))))
  const drawn = computed(() => drawnRows(edges.value, view.value, kept()))

  function look(): void {
    const element = scroller.value
    if (element) view.value = { top: element.scrollTop, height: element.clientHeight, beyond: BEYOND_PX }
  }
  function take(entries: readonly ResizeObserverEntry[]): void {
    const element = scroller.value
    const before = edges.value
    const first = element ? rows().findIndex((_, at) => (before[at + 1] ?? 0) > element.scrollTop) : -1
    for (const { target } of entries) {
      const key = keys.get(target)
      const height = target.getBoundingClientRect().height
      if (key !== undefined && height > 0) heights.value.set(key, height)
    }
    triggerRef(heights)
    const moved = first > 0 ? (edges.value[first] ?? 0) - (before[first] ?? 0) : 0
    if (element && moved !== 0) element.scrollTop += moved
  }
  const sizes = new ResizeObserver(take)
  const frame = new ResizeObserver(look)
  watch(scroller, (element, _, clean) => {
    if (!element) return
    element.addEventListener('scroll', look, { passive: true })
    frame.observe(element)
    look()
    clean(() => {
      element.removeEventListener('scroll', look)
      frame.unobserve(element)
    })
  })
  onScopeDispose(() => {
    sizes.disconnect()
    frame.disconnect()
  })

  return {
    edges,
    drawn,
    measure(key, element) {
      const last = elements.get(key)
      if (last === element) return
      if (last) {
        sizes.unobserve(last)
        keys.delete(last)
        elements.delete(key)
      }
      if (!element) return
      keys.set(element, key)
      elements.set(key, element)
      sizes.observe(element)
    },
    async bring(at) {
      // Twice: rows that were guessed have their true heights once they are drawn.
      for (let turn = 0; turn < 2; turn++) {
        const element = scroller.value
        if (!element) return
        const top = scrollFor(edges.value, at, { top: element.scrollTop, height: element.clientHeight })
        if (top !== element.scrollTop) element.scrollTop = top
        look()
        await nextTick()
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
    },
  }
}
