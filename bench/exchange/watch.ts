/** What was measured while a piece of work ran. */
export interface Watched<T = unknown> {
  readonly value: T
  readonly ms: number
  /** Longest time between two turns of the event loop: how long a call would have waited, other programs included. */
  readonly longest: number
  /** The same in time of the processor that this thread used: what is the program's own, on a machine that does other things. */
  readonly longestAtWork: number
  /** Largest resident memory of the process, bytes. */
  readonly rss: number
}

const used = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Looks at the event loop about every millisecond. */
export class Watch {
  #longest = 0
  #longestAtWork = 0
  #rss = 0
  #turns = 0
  #timer: NodeJS.Timeout
  #last = performance.now()
  #lastUsed = used()

  private constructor() {
    this.#timer = setInterval(() => this.#look(), 1)
  }

  #look(): void {
    const [now, atWork] = [performance.now(), used()]
    this.#longest = Math.max(this.#longest, now - this.#last)
    this.#longestAtWork = Math.max(this.#longestAtWork, atWork - this.#lastUsed)
    ;[this.#last, this.#lastUsed] = [now, atWork]
    this.#turns += 1
    if (this.#turns % 50 === 1) this.#rss = Math.max(this.#rss, process.memoryUsage.rss())
  }

  /** Runs work and watches. */
  static async over<T>(work: () => Promise<T>): Promise<Watched<T>> {
    const watch = new Watch()
    const start = performance.now()
    try {
      const value = await work()
      const ms = performance.now() - start
      watch.#look()
      return {
        ...{ value, ms, longest: watch.#longest, longestAtWork: watch.#longestAtWork },
        rss: Math.max(watch.#rss, process.memoryUsage.rss()),
      }
    } finally {
      clearInterval(watch.#timer)
    }
  }
}
