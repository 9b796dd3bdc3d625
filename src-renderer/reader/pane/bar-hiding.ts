import { useEventListener, useMediaQuery } from '@vueuse/core'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'

/** Pixels that a person scrolls on before the bar makes room, and back before it returns. */
const AWAY_PX = 160
const BACK_PX = 40
/** The bar returns when the pointer comes this near to the upper edge. */
const NEAR_PX = 56
/** Scrolling this long after a key, the wheel or a finger is a person's; later it is the reader's own. */
const OWN_MS = 400

/** Watches how a person scrolls. Only from down to up and back: what scrolls by itself moves nothing. */
export interface ScrollSense {
  /** @returns true: the bar should go; false: it should come; null: as it is */
  scrolled(top: number): boolean | null
}

/** Makes a sense for scrolling; the position that it starts from is told first. */
export function makeScrollSense(): ScrollSense {
  let before: number | null = null
  let run = 0
  return {
    scrolled(top) {
      const by = before === null ? 0 : top - before
      before = top
      if (top <= 0) {
        run = 0
        return false
      }
      run = Math.sign(by) === Math.sign(run) || run === 0 ? run + by : by
      if (run > AWAY_PX) return true
      return run < -BACK_PX ? false : null
    },
  }
}

/**
 * Whether the bar is away: it makes room while a person reads on, and returns with the first scroll back, the pointer or
 * the focus. It stays where a person asked for less motion, and where the pages are fitted to the height of the pane.
 */
export function useBarHiding(parts: {
  readonly container: Readonly<Ref<HTMLElement | null>>
  readonly bar: Readonly<Ref<HTMLElement | null>>
  readonly stays: () => boolean
}): ComputedRef<boolean> {
  const { container, bar, stays } = parts
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)')
  const away = ref(false)
  let sense = makeScrollSense()
  let touched = 0
  const byPerson = (): void => void (touched = performance.now())

  for (const name of ['wheel', 'touchmove', 'keydown'] as const) {
    useEventListener(container, name, byPerson, { passive: true })
  }
  useEventListener(
    container,
    'scroll',
    () => {
      const { value: element } = container
      if (!element) return
      const verdict = sense.scrolled(element.scrollTop)
      if (verdict === false) away.value = false
      else if (verdict && performance.now() - touched < OWN_MS) away.value = true
    },
    { passive: true },
  )
  useEventListener(window, 'pointermove', ({ clientY }: PointerEvent) => {
    const top = bar.value?.parentElement?.getBoundingClientRect().top ?? 0
    if (away.value && clientY - top < NEAR_PX && clientY >= top) away.value = false
  })
  useEventListener(bar, 'focusin', () => (away.value = false))
  watch(container, () => {
    sense = makeScrollSense()
    away.value = false
  })
  return computed(() => away.value && !calm.value && !stays() && !bar.value?.contains(document.activeElement))
}
