import { onScopeDispose, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue'
import { isAbort, problemOf, type Problem } from './problems.ts'

/** A value read from the core, and how the reading goes. The last value stays while a newer one is on its way. */
export interface Fetched<T> {
  readonly value: Readonly<ShallowRef<T | null>>
  readonly problem: Readonly<ShallowRef<Problem | null>>
  /** Nothing to show yet. */
  readonly pending: Readonly<ShallowRef<boolean>>
  /** Reads again now. */
  reload(): Promise<void>
}

/**
 * Reads from the core whenever a source changes. A newer reading abandons the one before; `null` from `read` means
 * there is nothing to read.
 *
 * @param sources what the reading depends on: filters, ids, revisions of `useLive`
 */
export function useFetched<T>(
  sources: WatchSource | readonly WatchSource[],
  read: (signal: AbortSignal) => Promise<T> | null,
): Fetched<T> {
  const value = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const pending = shallowRef(true)
  let stop = new AbortController()

  async function reload(): Promise<void> {
    stop.abort()
    const own = (stop = new AbortController())
    try {
      const result = await read(own.signal)
      if (own.signal.aborted) return
      value.value = result
      problem.value = null
    } catch (error) {
      if (own.signal.aborted || isAbort(error)) return
      problem.value = problemOf(error)
    }
    pending.value = false
  }

  watch(sources as WatchSource[], () => void reload(), { immediate: true })
  onScopeDispose(() => stop.abort())
  return { value, problem, pending, reload }
}
