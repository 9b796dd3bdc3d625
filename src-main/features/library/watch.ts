import type { Context } from '../../base/context.ts'
import type { LibraryEvent } from '../../contract/library.ts'
import { dataVersion } from '../../db/data-version.ts'

/** Between two looks at whether another program wrote, in milliseconds. */
const LOOK = 1000
/** Of more publications than this a listener reads everything again anyway. */
const MOST_IDS = 2000

/** Events that wait for a slow listener, joined so that there are never many. */
export class EventQueue {
  #all = false
  readonly #ids = new Set<string>()
  readonly #files = new Set<string>()
  readonly #kinds = new Set<'collections' | 'saved-searches' | 'meanings' | 'vocabularies' | 'briefs'>()

  push(event: LibraryEvent): void {
    if (event.kind === 'all') this.#all = true
    else if (event.kind === 'publications') for (const id of event.ids) this.#ids.add(id)
    else if (event.kind === 'annotations') this.#files.add(event.attachmentId)
    else this.#kinds.add(event.kind)
    if (this.#ids.size > MOST_IDS) this.#all = true
  }

  /** What waited; nothing waits then. */
  take(): LibraryEvent[] {
    const [all, ids, files, kinds] = [this.#all, [...this.#ids], [...this.#files], [...this.#kinds]]
    this.#all = false
    this.#ids.clear()
    this.#files.clear()
    this.#kinds.clear()
    if (all) return [{ kind: 'all' }]
    return [
      ...(ids.length > 0 ? [{ kind: 'publications' as const, ids }] : []),
      ...files.map((attachmentId) => ({ kind: 'annotations' as const, attachmentId })),
      ...kinds.map((kind) => ({ kind })),
    ]
  }
}

/** Calls `found` when another program wrote to the library. Returns how to stop. */
function watchOthers(context: Context, found: () => void): () => void {
  let last: number | undefined
  let looking = false
  const look = async (): Promise<void> => {
    // A long transaction holds the connection: one look at a time waits for it.
    if (looking) return
    looking = true
    try {
      const now = await dataVersion(context.db)
      if (last !== undefined && last !== now) found()
      last = now
    } catch {
      // The library is being closed; whoever listens is told by the end of the stream.
    } finally {
      looking = false
    }
  }
  void look()
  const timer = setInterval(() => void look(), LOOK).unref()
  return () => clearInterval(timer)
}

/**
 * What changes in the library, in this process or another one, until the signal. Begins with `all`; events that come
 * faster than they are taken are joined.
 */
export async function* watchLibrary(
  context: Context,
  signal: AbortSignal | undefined,
): AsyncGenerator<LibraryEvent, void> {
  const queue = new EventQueue()
  let wake: () => void = () => undefined
  const push = (event: LibraryEvent): void => {
    queue.push(event)
    wake()
  }
  const stops = [
    context.events.on('publications.changed', ({ ids }) => push({ kind: 'publications', ids: [...ids] })),
    context.events.on('annotations.changed', ({ attachmentId }) =>
      push({ kind: 'annotations', attachmentId }),
    ),
    context.events.on('collections.changed', () => push({ kind: 'collections' })),
    context.events.on('saved-searches.changed', () => push({ kind: 'saved-searches' })),
    context.events.on('meanings.changed', () => push({ kind: 'meanings' })),
    context.events.on('vocabularies.changed', () => push({ kind: 'vocabularies' })),
    context.events.on('briefs.changed', () => push({ kind: 'briefs' })),
    watchOthers(context, () => push({ kind: 'all' })),
  ]
  const onAbort = (): void => wake()
  signal?.addEventListener('abort', onAbort)
  try {
    yield { kind: 'all' }
    while (!signal?.aborted) {
      const waiting = new Promise<void>((resolve) => (wake = resolve))
      const events = queue.take()
      yield* events
      if (events.length === 0) await waiting
    }
  } finally {
    for (const stop of stops) stop()
    signal?.removeEventListener('abort', onAbort)
  }
}
