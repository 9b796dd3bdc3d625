/** How often a worker is asked whether it lives. */
const TICK_MS = 4000
/** Questions without an answer after which a worker counts as dead. */
const SILENT_TICKS = 5

/** Watches over something that answers; ticks are counted and not time, so that a computer that slept proves nothing. */
export interface Watchdog {
  /** Something happened that proves life: bytes came, a page was drawn. */
  alive(): void
  /** One interval went by; called by a timer. */
  tick(): void
}

/**
 * Makes a watchdog that asks by `ping` at every tick and calls `onSilent` once after too many without an answer. While
 * `waits` (for a person, for a hidden window) nothing is counted.
 *
 * @param ping rejects or resolves: both are answers. Null while there is nobody to ask; then only `alive` counts
 */
export function makeWatchdog(parts: {
  readonly ping: () => Promise<unknown> | null
  readonly waits: () => boolean
  readonly onSilent: () => void
}): Watchdog {
  let silent = 0
  let told = false
  const alive = (): void => {
    silent = 0
  }
  return {
    alive,
    tick() {
      if (told || parts.waits()) return alive()
      silent += 1
      if (silent > SILENT_TICKS) {
        told = true
        parts.onSilent()
        return
      }
      parts.ping()?.then(alive, alive)
    },
  }
}

/** Runs a watchdog. @returns what ends it */
export function runWatchdog(dog: Pick<Watchdog, 'tick'>): () => void {
  const timer = setInterval(() => dog.tick(), TICK_MS)
  return () => clearInterval(timer)
}
