import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { refDebounced } from '@vueuse/core'
import type { Candidate } from '../../../src-main/contract/briefs.ts'
import { api } from '../../client/api.ts'
import { useFetched } from '../../client/fetched.ts'
import { useLive } from '../../client/live.ts'
import type { Problem } from '../../client/problems.ts'
import { OF_THE_WEEK, queryOf, type MarkSearch } from './mark-query.ts'

/** Keys rest this long before words are looked for. */
const PAUSE_MS = 150
const MOST = 200

/** Marks that can be put into a brief, as a person narrows them. */
export interface MarkChoice {
  readonly search: Readonly<ShallowRef<MarkSearch>>
  narrow(part: Partial<MarkSearch>): void
  readonly marks: ComputedRef<readonly Candidate[]>
  /** Of all that match; no more than {@link MOST} are listed. */
  readonly total: ComputedRef<number>
  readonly problem: Readonly<ShallowRef<Problem | null>>
  readonly pending: Readonly<ShallowRef<boolean>>
}

/** Asks for marks, and again with each change of marks or briefs. */
export function useMarkChoice(initial: MarkSearch = OF_THE_WEEK): MarkChoice {
  const live = useLive()
  const search = shallowRef(initial)
  const settled = refDebounced(search, PAUSE_MS)
  const { value, problem, pending } = useFetched(
    [settled, () => live.annotations, () => live.briefs, () => live.publications],
    (signal) => api.briefs.candidates({ ...queryOf(settled.value, Date.now()), limit: MOST }, { signal }),
  )
  return {
    search,
    narrow: (part) => void (search.value = { ...search.value, ...part }),
    marks: computed(() => value.value?.marks ?? []),
    total: computed(() => value.value?.total ?? 0),
    problem,
    pending,
  }
}
