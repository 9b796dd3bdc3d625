import { computed, type ComputedRef } from 'vue'
import type { BriefSummary } from '../../../src-main/contract/briefs.ts'
import { api } from '../../client/api.ts'
import { useBriefs } from '../../client/briefs.ts'
import { useFetched } from '../../client/fetched.ts'
import { useLive } from '../../client/live.ts'

/** Marks of a publication that are asked about at once, at most. */
const MOST = 2000

/** Briefs that marks stand in, by id of the mark; asked for only where there is a brief at all. */
export function useMarkBriefs(
  publicationId: () => string | null,
): ComputedRef<ReadonlyMap<string, readonly BriefSummary[]>> {
  const live = useLive()
  const briefs = useBriefs()
  const { value } = useFetched(
    [publicationId, () => live.briefs, () => live.annotations, () => briefs.all.length > 0],
    (signal) => {
      const id = publicationId()
      if (id === null || briefs.all.length === 0) return null
      return api.briefs.candidates({ publicationIds: [id], limit: MOST }, { signal })
    },
  )
  return computed(() => {
    const known = (value.value?.marks ?? []).map(
      (mark) => [mark.annotationId, mark.briefs.flatMap((id) => briefs.byId.get(id) ?? [])] as const,
    )
    return new Map(known.filter(([, list]) => list.length > 0))
  })
}
