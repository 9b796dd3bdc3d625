/** What a page is at, as pdf.js numbers it. */
export const DRAWING = { initial: 0, running: 1, paused: 2, finished: 3 } as const

/** Intervals of the watchdog that one page may be drawn for. Maps of a hundred thousand lines take a tenth of it. */
const LONGEST_TICKS = 10

/**
 * Watches over pages that are drawn without end: their worker answers all the time, so it does not count as silent. Ticks
 * are counted and not time, so that a computer that slept proves nothing.
 */
export interface Deadline {
  /** Drawing of a page (0-based) began. */
  began(page: number): void
  ended(page: number): void
  /** One interval went by; called by a timer. */
  tick(): void
}

/**
 * Makes a deadline that calls `onLate` once, when a page was being drawn at too many ticks in a row.
 *
 * @param stateOf what a page is at, one of {@link DRAWING}; a paused page waits for others and is not counted
 * @param waits nothing is drawn in a hidden window
 */
export function makeDeadline(parts: {
  readonly stateOf: (page: number) => number
  readonly waits: () => boolean
  readonly onLate: () => void
}): Deadline {
  const ticks = new Map<number, number>()
  return {
    began: (page) => void ticks.set(page, 0),
    ended: (page) => void ticks.delete(page),
    tick() {
      if (parts.waits()) return
      for (const [page, before] of ticks) {
        const state = parts.stateOf(page)
        if (state === DRAWING.paused) continue
        if (state !== DRAWING.running) {
          ticks.delete(page)
        } else if (before < LONGEST_TICKS) {
          ticks.set(page, before + 1)
        } else {
          ticks.clear()
          parts.onLate()
          return
        }
      }
    },
  }
}
