import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Brief } from '../../../src-main/contract/briefs.ts'
import { api } from '../../client/api.ts'
import { useLive } from '../../client/live.ts'
import { problemOf, type Problem } from '../../client/problems.ts'
import { withPatches, type Patch } from './patches.ts'
import { useBriefEdits, type BriefEdits } from './use-edits.ts'

/** A brief as it is shown: as the core has it, with the edits that are on their way. */
export interface BriefState {
  readonly brief: ComputedRef<Brief | null>
  /** Why it could not be read, while nothing is shown. */
  readonly problem: Readonly<ShallowRef<Problem | null>>
  readonly edits: BriefEdits
  /** What the core had at its last reading: what a preview is made of. */
  readonly saved: Readonly<ShallowRef<Brief | null>>
  refresh(): Promise<void>
}

/** Reads a brief, again with each change of it or of marks, and edits it. */
export function useBrief(id: () => string): BriefState {
  const live = useLive()
  const saved = shallowRef<Brief | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const patches = shallowRef<readonly Patch[]>([])
  let asked = 0
  let shown = 0

  /** A later answer is never followed by an earlier one. */
  async function refresh(): Promise<void> {
    const turn = (asked += 1)
    const own = id()
    try {
      const value = await api.briefs.get({ id: own })
      if (turn < shown || own !== id()) return
      shown = turn
      saved.value = value
      problem.value = null
    } catch (error) {
      if (turn === asked && own === id()) problem.value = problemOf(error)
    }
  }

  function show(patch: Patch): { done(): void } {
    patches.value = [...patches.value, patch]
    return { done: () => void (patches.value = patches.value.filter((each) => each !== patch)) }
  }

  const stop = watch(
    [id, () => live.briefs, () => live.annotations],
    ([now], [before]) => {
      if (now !== before) saved.value = null
      void refresh()
    },
    { immediate: true },
  )
  onScopeDispose(stop)
  return {
    brief: computed(() => (saved.value ? withPatches(saved.value, patches.value) : null)),
    saved,
    problem,
    edits: useBriefEdits({ id, show, refresh }),
    refresh,
  }
}
