import { computed, shallowRef, type ComputedRef } from 'vue'
import type { Position } from './position.ts'

/** Places kept on each side; older ones are forgotten. */
const MOST = 100

/** Where a person was before following a link, as browsers keep it for pages. */
export interface Jumps {
  /** Where going back leads, null when there is nothing to go back to. */
  readonly before: ComputedRef<Position | null>
  readonly after: ComputedRef<Position | null>
  /** A jump leads away from `from`; what lay ahead is forgotten. */
  leave(from: Position): void
  /** @returns where to go, null when there is nothing to go back to */
  back(from: Position): Position | null
  forward(from: Position): Position | null
  clear(): void
}

/** Makes an empty history of jumps. */
export function makeJumps(): Jumps {
  const behind = shallowRef<readonly Position[]>([])
  const ahead = shallowRef<readonly Position[]>([])

  function move(out: typeof behind, into: typeof ahead, from: Position): Position | null {
    const to = out.value.at(-1) ?? null
    if (to === null) return null
    out.value = out.value.slice(0, -1)
    into.value = [...into.value, from].slice(-MOST)
    return to
  }
  return {
    before: computed(() => behind.value.at(-1) ?? null),
    after: computed(() => ahead.value.at(-1) ?? null),
    leave(from) {
      behind.value = [...behind.value, from].slice(-MOST)
      ahead.value = []
    },
    back: (from) => move(behind, ahead, from),
    forward: (from) => move(ahead, behind, from),
    clear() {
      behind.value = []
      ahead.value = []
    },
  }
}
