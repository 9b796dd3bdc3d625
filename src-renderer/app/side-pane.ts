import { useMediaQuery } from '@vueuse/core'
import { computed, shallowRef, watch, type ComputedRef, type WritableComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { useSettings } from '../client/settings.ts'

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

/** The sidebar of the window. Beside the view it is remembered; over the view it is open until something was chosen. */
export function useSidePane(): SidePane {
  const settings = useSettings()
  const route = useRoute()
  const narrow = useMediaQuery('(width <= 900px)')
  const open = shallowRef(false)
  watch([() => route.name, narrow], () => (open.value = false))
  return {
    width: computed({
      get: () => settings.values.panes['side'] ?? SIDE.initial,
      set: (side) => settings.set({ panes: { ...settings.values.panes, side } }),
    }),
    over: computed(() => narrow.value),
    shown: computed(() => route.name !== 'read' && (narrow.value ? open.value : !settings.isClosed('side'))),
    toggle: () => {
      if (narrow.value) open.value = !open.value
      else settings.toggleClosed('side')
    },
    putAway: () => (open.value = false),
  }
}
