import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

const PAUSE_MS = 120

/**
 * A value that follows its source at once, but waits for it to rest while it changes fast, as when an arrow key is held.
 */
export function useSettled<T>(source: () => T, pause: number = PAUSE_MS): Readonly<ShallowRef<T>> {
  const settled = shallowRef(source())
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = Number.NEGATIVE_INFINITY
  watch(source, (value) => {
    const now = performance.now()
    clearTimeout(timer)
    if (now - last > pause) settled.value = value
    else timer = setTimeout(() => (settled.value = value), pause)
    last = now
  })
  onScopeDispose(() => clearTimeout(timer))
  return settled
}
