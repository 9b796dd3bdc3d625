import { onScopeDispose, shallowRef, watch, type Ref, type WatchSource } from 'vue'

const TICK_MS = 1000

/** The time in milliseconds since 1970, once a second while `on`. For what says how long something takes. */
export function useNow(on: WatchSource<boolean>): Readonly<Ref<number>> {
  const now = shallowRef(Date.now())
  let timer: ReturnType<typeof setInterval> | undefined
  watch(
    on,
    (ticking) => {
      clearInterval(timer)
      now.value = Date.now()
      if (ticking) timer = setInterval(() => (now.value = Date.now()), TICK_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearInterval(timer))
  return now
}
