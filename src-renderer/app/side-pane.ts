import { useMediaQuery } from '@vueuse/core'
import { computed, shallowRef, watch, type ComputedRef, type WritableComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { useSettings } from '../client/settings.ts'
import { isTabPlace } from '../client/tab-place.ts'

/** Sizes of the sidebar in CSS pixels. */
export const SIDE = { initial: 236, min: 180, max: 420 }

/** How the sidebar stands: beside the view, or over it where there is no room (a small window, a page at 200 %). */
export interface SidePane {
  readonly width: WritableComputedRef<number>
  readonly shown: ComputedRef<boolean>
  readonly over: ComputedRef<boolean>
  toggle(): void
  /** Puts away a sidebar that lies over the view. */
  putAway(): void
}

/**
 * The sidebar of the window. Beside the view it is remembered; over the view, and over a tab, it is open until
 * something was chosen.
 */
export function useSidePane(): SidePane {
  const settings = useSettings()
  const route = useRoute()
  const narrow = useMediaQuery('(width <= 900px)')
  const over = computed(() => narrow.value || isTabPlace(route.name))
  const open = shallowRef(false)
  watch([() => route.name, over], () => (open.value = false))
  return {
    width: computed({
      get: () => settings.values.panes['side'] ?? SIDE.initial,
      set: (side) => settings.set({ panes: { ...settings.values.panes, side } }),
    }),
    over,
    shown: computed(() => (over.value ? open.value : !settings.isClosed('side'))),
    toggle: () => {
      if (over.value) open.value = !open.value
      else settings.toggleClosed('side')
    },
    putAway: () => (open.value = false),
  }
}
