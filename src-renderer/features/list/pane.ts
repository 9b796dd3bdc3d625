import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { columnsThatFit, scrollToShow, sightAt, totalHeight, type Layout, type Sight } from './viewport.ts'
import type { Rows } from './rows.ts'

/** Cover, space between, and space around of the grid, in pixels. */
const CELL = { width: 160, gap: 32, padding: 28, line: 313, top: 20 } as const
const ROW_LINE = 68
/** Height of the column heads, which stand above the first row. */
const HEAD = 28

/** The scrolling part of the list: its measures, and what is in sight. */
export interface Pane {
  readonly layout: ComputedRef<Layout>
  readonly width: Readonly<ShallowRef<number>>
  readonly height: ComputedRef<number>
  readonly sight: ComputedRef<Sight>
  /** Whole lines that fit. */
  readonly page: ComputedRef<number>
  reveal(index: number): void
}

/**
 * Follows the scroll position and the size of the scroller, and tells `rows` what is in sight.
 *
 * @param kept place of the publication that stays where it is when the covers flow anew, or -1
 */
export function usePane(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  rows: Rows,
  view: () => 'list' | 'grid',
  kept: () => number,
): Pane {
  const size = shallowRef({ width: 0, height: 0 })
  const scrollTop = shallowRef(0)
  const width = computed(() => size.value.width)
  const count = computed(() => rows.total.value ?? 0)

  const layout = computed<Layout>(() => {
    if (view() === 'list') return { line: ROW_LINE, columns: 1, top: 0 }
    const columns = columnsThatFit(width.value, CELL.width, CELL.gap, CELL.padding)
    return { line: CELL.line, columns, top: CELL.top }
  })
  const inner = computed(() => Math.max(0, size.value.height - (view() === 'list' ? HEAD : 0)))
  const sight = computed((old?: Sight): Sight => {
    const next = sightAt(layout.value, count.value, scrollTop.value, inner.value)
    return old?.first === next.first && old.last === next.last ? old : next
  })

  function onScroll(): void {
    const element = scroller.value
    if (!element) return
    scrollTop.value = element.scrollTop
    const line = Math.max(0, Math.floor((element.scrollTop - layout.value.top) / layout.value.line))
    rows.remember(line * layout.value.columns)
  }
  const observer = new ResizeObserver(([entry]) => {
    if (entry) size.value = { width: entry.contentRect.width, height: entry.contentRect.height }
  })
  watch(scroller, (element, before) => {
    before?.removeEventListener('scroll', onScroll)
    observer.disconnect()
    if (!element) return
    size.value = { width: element.clientWidth, height: element.clientHeight }
    element.addEventListener('scroll', onScroll, { passive: true })
    observer.observe(element)
    toPosition()
  })
  onScopeDispose(() => observer.disconnect())

  /** Reading the position back would lay the page out at once; it is known without. */
  function scrollTo(wanted: number): void {
    const most = totalHeight(layout.value, count.value) - inner.value
    const top = Math.max(0, Math.min(wanted, most))
    if (!scroller.value || top === scrollTop.value) return
    scroller.value.scrollTop = top
    scrollTop.value = top
  }
  /** Where this list was when it was shown last; its beginning at first. */
  function toPosition(): void {
    const { line, columns, top } = layout.value
    const at = Math.floor(rows.position() / columns)
    scrollTo(at === 0 ? 0 : top + at * line)
  }
  watch(() => rows.shown.value?.key, toPosition, { flush: 'post' })
  watch(view, toPosition, { flush: 'post' })
  // Covers that flow anew would carry away what one just clicked.
  watch(
    () => layout.value.columns,
    (now, before) => {
      const at = kept()
      if (at < 0 || now === before || view() === 'list') return
      const place = scrollTop.value - (layout.value.top + Math.floor(at / before) * layout.value.line)
      scrollTo(layout.value.top + Math.floor(at / now) * layout.value.line + place)
    },
    { flush: 'post' },
  )
  watch([sight, rows.version], () => rows.see(sight.value), { flush: 'post' })

  return {
    layout,
    width,
    height: computed(() => totalHeight(layout.value, count.value)),
    sight,
    page: computed(() => Math.max(1, Math.floor(inner.value / layout.value.line))),
    reveal: (index) => {
      const view = { top: scrollTop.value, height: inner.value }
      scrollTo(scrollToShow(layout.value, index, view))
    },
  }
}
