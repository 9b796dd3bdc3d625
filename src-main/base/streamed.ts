import { Channel } from './channel.ts'

/**
 * Work as a stream of what happens in it, ended by its result. Ending the iteration, or the signal, aborts the work, and is
 * done when the work is.
 */
export async function* streamed<Event, Result>(
  work: (emit: (event: Event) => void, signal: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
): AsyncGenerator<Event, Result> {
  const stop = new AbortController()
  const whole = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  const channel = new Channel<Event>()
  const running = work((event) => channel.push(event), whole)
  const settled = running.then(
    () => channel.end(),
    (error: unknown) => channel.fail(error),
  )
  try {
    yield* channel
  } finally {
    stop.abort()
    await settled
  }
  return running
}
