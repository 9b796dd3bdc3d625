import { useElementSize, useScroll } from '@vueuse/core'
import { computed, type ComputedRef, type ShallowRef } from 'vue'
import { revealing, sightOf, type Sight } from './rows.ts'

/** Long lists of which only what is in sight is in the document. */
export interface Rows {
  readonly sight: ComputedRef<Sight>
  /** Height of all rows, CSS pixels. */
  readonly total: ComputedRef<number>
  /** Rows that fit in sight. */
  readonly fitting: ComputedRef<number>
  /** Scrolls as little as needed to show a row. */
  reveal(index: number): void
}

/** Follows the scroll position of `scroller`; `row` is the height of a row in CSS pixels. */
export function useRows(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  count: () => number,
  row: number,
): Rows {
  const { y } = useScroll(scroller)
  const { height } = useElementSize(scroller)
  return {
    sight: computed(() =>
      sightOf({ count: count(), row }, { top: y.value, height: height.value }, height.value / 2),
    ),
    total: computed(() => count() * row),
    fitting: computed(() => Math.floor(height.value / row)),
    reveal(index) {
      const element = scroller.value
      if (!element) return
      element.scrollTop = revealing(index, row, { top: element.scrollTop, height: element.clientHeight })
    },
  }
}
