import { CartableError } from '../../contract/errors.ts'
import { residentMemory } from './memory.ts'

const POLL_MS = 200

/** Limits of one running job. */
export interface Limits {
  /** Longest silence of a stage. */
  readonly stageTimeoutMs: number
  /** Largest resident memory of the worker, bytes. */
  readonly memoryBytes: number
}

/**
 * Watches one running job: silence and memory. `onBreach` is called at most once, with PDF_TIMEOUT or PDF_MEMORY.
 */
export class Watchdog {
  readonly #limits: Limits
  readonly #pid: () => number | undefined
  readonly #onBreach: (error: CartableError) => void
  readonly #poll: NodeJS.Timeout
  #lastBeat = performance.now()
  #stage = 'start'
  #stopped = false

  constructor(limits: Limits, pid: () => number | undefined, onBreach: (error: CartableError) => void) {
    this.#limits = limits
    this.#pid = pid
    this.#onBreach = onBreach
    this.#poll = setInterval(() => this.#check(), POLL_MS)
  }

  /** Sign of life, with the memory that the worker tells of itself. */
  beat(stage: string, rss: number): void {
    this.#lastBeat = performance.now()
    this.#stage = stage
    this.#checkMemory(rss)
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#poll)
  }

  #silent(): boolean {
    return performance.now() - this.#lastBeat > this.#limits.stageTimeoutMs
  }

  #check(): void {
    const resident = residentMemory(this.#pid())
    if (resident !== null && this.#checkMemory(resident)) return
    if (!this.#silent()) return
    // Where this process itself was busy, messages may wait unread: let them in before judging.
    setImmediate(() => {
      if (!this.#stopped && this.#silent()) this.#breach('PDF_TIMEOUT')
    })
  }

  #checkMemory(bytes: number): boolean {
    if (bytes <= this.#limits.memoryBytes) return false
    this.#breach('PDF_MEMORY')
    return true
  }

  #breach(code: 'PDF_TIMEOUT' | 'PDF_MEMORY'): void {
    this.stop()
    this.#onBreach(new CartableError(code, { stage: this.#stage }))
  }
}
