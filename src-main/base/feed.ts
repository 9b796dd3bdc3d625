/** One reader of a {@link Feed}: what it has not taken yet, and how to wake it. */
interface Reader<T> {
  readonly values: T[]
  wake: () => void
}

/** Hands each value to everybody who reads at that time. */
export class Feed<T> {
  readonly #readers = new Set<Reader<T>>()
  readonly #unread: T[] = []
  readonly #keep: number
  #ended = false

  /** @param keep how many values wait for the first reader while there is none; more drop the oldest */
  constructor(keep = 0) {
    this.#keep = keep
  }

  /** @param waits false for what means nothing to somebody who comes later */
  push(value: T, waits = true): void {
    for (const reader of this.#readers) {
      reader.values.push(value)
      reader.wake()
    }
    if (this.#readers.size > 0 || this.#keep === 0 || !waits) return
    this.#unread.push(value)
    if (this.#unread.length > this.#keep) this.#unread.shift()
  }

  /** Ends every reading, now and later. */
  end(): void {
    this.#ended = true
    for (const reader of this.#readers) reader.wake()
  }

  /** Values from now on, after `first`, until the signal or {@link end}. */
  async *read(signal?: AbortSignal, first: () => readonly T[] = () => []): AsyncGenerator<T, void> {
    const reader: Reader<T> = { values: [...first(), ...this.#unread.splice(0)], wake: () => undefined }
    const stop = (): void => reader.wake()
    signal?.addEventListener('abort', stop)
    this.#readers.add(reader)
    try {
      for (;;) {
        if (signal?.aborted) return
        const value = reader.values.shift()
        if (value !== undefined) yield value
        else if (this.#ended) return
        else await new Promise<void>((resolve) => (reader.wake = resolve))
      }
    } finally {
      this.#readers.delete(reader)
      signal?.removeEventListener('abort', stop)
    }
  }
}
