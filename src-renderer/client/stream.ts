import { onScopeDispose, watch, type WatchSource } from 'vue'
import { connection } from './connection.ts'
import { shown } from './shown.ts'

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 5000

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** What becomes of a stream's values, and of its losses. */
export interface StreamOptions<T> {
  readonly open: (signal: AbortSignal) => Promise<AsyncIterable<T>>
  readonly onValue: (value: T) => void
  /** The stream broke; it will be tried again. */
  readonly onLost?: () => void
  /** The stream is open only while this is true. */
  readonly while?: WatchSource<boolean>
}

/**
 * Keeps a stream of the core open: again after a loss, with growing pauses, and at once when the connection was made
 * anew or the tab is looked at again. Streams begin with all that may have been missed. Ends with the scope.
 */
export function useStream<T>(options: StreamOptions<T>): void {
  let stop = new AbortController()
  const run = async (signal: AbortSignal): Promise<void> => {
    for (let pause = FIRST_WAIT_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_WAIT_MS)) {
      try {
        for await (const value of await options.open(signal)) {
          if (signal.aborted) return
          pause = FIRST_WAIT_MS
          options.onValue(value)
        }
      } catch {
        // Told below: a stream that ends is lost as much as one that breaks.
      }
      if (signal.aborted) return
      options.onLost?.()
      await wait(pause, signal)
    }
  }
  const wanted = options.while ?? (() => true)
  watch(
    [connection, wanted, shown] as const,
    ([, on, isShown]) => {
      stop.abort()
      stop = new AbortController()
      if (on && isShown) void run(stop.signal)
    },
    { immediate: true },
  )
  onScopeDispose(() => stop.abort())
}
