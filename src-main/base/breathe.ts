/** Longest time in milliseconds that long work on the main thread keeps others waiting. */
const LONGEST = 15

/** Gives other calls their turn. Work that is done in small steps calls it after each; it waits only when time is up. */
export class Breath {
  #since = performance.now()

  /** Whether it is time to let others in. */
  get isDue(): boolean {
    return performance.now() - this.#since > LONGEST
  }

  async take(): Promise<void> {
    if (!this.isDue) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    this.#since = performance.now()
  }
}
