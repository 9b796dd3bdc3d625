/** Hands values from callbacks to one `for await` loop, in order, without loss. */
export class Channel<T> implements AsyncIterable<T> {
  readonly #values: T[] = []
  #wake: (() => void) | undefined
  #ended = false
  #failure: { error: unknown } | undefined

  push(value: T): void {
    this.#values.push(value)
    this.#wake?.()
  }

  /** No more values will come. */
  end(): void {
    this.#ended = true
    this.#wake?.()
  }

  /** The loop throws `error` after the values that came before it. */
  fail(error: unknown): void {
    this.#failure = { error }
    this.end()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for (;;) {
      while (this.#values.length > 0) yield this.#values.shift() as T
      if (this.#ended) break
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    if (this.#failure) throw this.#failure.error
  }
}
