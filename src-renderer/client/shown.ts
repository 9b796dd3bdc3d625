import { shallowRef } from 'vue'

/**
 * Whether somebody may be looking at this page. Browsers keep six connections to a server for all its tabs together, and
 * each stream holds one: a tab in the background gives its streams up, or the third tab would wait for ever. The window of
 * the desktop has a port of its own and is always counted as shown.
 */
export const shown = shallowRef(true)

if (typeof document !== 'undefined' && window.cartable === undefined) {
  const look = (): void => {
    shown.value = document.visibilityState === 'visible'
  }
  document.addEventListener('visibilitychange', look)
  look()
}
