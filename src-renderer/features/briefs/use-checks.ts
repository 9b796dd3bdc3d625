import { computed, shallowReactive, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { BriefItem, BriefProgress } from '../../../src-main/contract/briefs.ts'
import { resultOf } from '../../../src-main/contract/stream.ts'
import { api } from '../../client/api.ts'
import { isAbort, problemOf } from '../../client/problems.ts'
import { useToasts } from '../../client/toasts.ts'
import { checkedOf, checkOf, summaryOf, type Check, type Checked, type CheckSummary } from './checks.ts'
import { unlockSources } from './sources.ts'

/** What was found by re-reading quotations, of each brief of this window: it outlives the tab. */
const found = shallowReactive(new Map<string, Checked>())

/** The check of a brief's quotations against their files. */
export interface BriefChecks {
  readonly checked: ComputedRef<Checked | null>
  readonly summary: ComputedRef<CheckSummary>
  readonly running: Readonly<ShallowRef<boolean>>
  /** Sources that were read, of how many; null before the first one. */
  readonly progress: Readonly<ShallowRef<BriefProgress | null>>
  of(item: BriefItem): Check | null
  /** Re-reads all quotations. @returns whether it could */
  run(): Promise<boolean>
  cancel(): void
}

/** See {@link BriefChecks}. A check of an excerpt is void as soon as its words are others. */
export function useChecks(id: () => string, items: () => readonly BriefItem[]): BriefChecks {
  const toasts = useToasts()
  const running = shallowRef(false)
  const progress = shallowRef<BriefProgress | null>(null)
  const checked = computed(() => found.get(id()) ?? null)
  let stop = new AbortController()

  async function run(): Promise<boolean> {
    if (running.value) return false
    running.value = true
    progress.value = null
    stop = new AbortController()
    const { signal } = stop
    const [own, before] = [id(), items()]
    try {
      const passwords = await unlockSources(own, before, signal)
      const work = api.briefs.verify({ briefId: own, passwords }, { signal })
      const verification = await resultOf(work, (step) => (progress.value = step))
      found.set(own, checkedOf(before, verification))
      return true
    } catch (error) {
      const gaveUp = isAbort(error) || signal.aborted
      if (!gaveUp) toasts.add({ kind: 'failed', key: 'briefs.check.failed', problem: problemOf(error) })
      return false
    } finally {
      running.value = false
    }
  }
  watch(id, () => stop.abort())
  return {
    checked,
    summary: computed(() => summaryOf(items(), checked.value)),
    running,
    progress,
    of: (item) => checkOf(checked.value, item),
    run,
    cancel: () => stop.abort(),
  }
}
