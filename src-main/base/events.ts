/** Past-tense facts that views and sidecars listen to. Ids of what changed; listeners fetch what they show. */
export interface EventMap {
  'publications.changed': { ids: readonly string[] }
  'annotations.changed': { attachmentId: string }
  'collections.changed': { ids: readonly string[] }
  'saved-searches.changed': { ids: readonly string[] }
  'meanings.changed': Record<never, never>
  'vocabularies.changed': Record<never, never>
  'briefs.changed': { ids: readonly string[] }
  /** A file was closed, and its place kept. */
  'reading.left': { attachmentId: string }
}

type Listener<K extends keyof EventMap> = (data: EventMap[K]) => void

/** A typed emitter. A listener that throws does not stop the others nor the command that was already committed. */
export class Events {
  readonly #listeners = new Map<keyof EventMap, Set<Listener<keyof EventMap>>>()

  /** Registers a listener; the returned function removes it. */
  on<K extends keyof EventMap>(name: K, listener: Listener<K>): () => void {
    const set = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, set)
    set.add(listener as Listener<keyof EventMap>)
    return () => set.delete(listener as Listener<keyof EventMap>)
  }

  emit<K extends keyof EventMap>(name: K, data: EventMap[K]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        listener(data)
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error), 'EventListener')
      }
    }
  }
}
