import { computed, type ComputedRef } from 'vue'
import { useRoute, type LocationQuery } from 'vue-router'

const NOTHING: LocationQuery = {}

/**
 * What the address says of one file (page, mark, words): nothing while it names another one. Several files are open at
 * once, and `at=right` in the address means the one on the right.
 */
export function useOwnQuery(attachmentId: () => string): ComputedRef<LocationQuery> {
  const route = useRoute()
  return computed(() => {
    if (route.name !== 'read') return NOTHING
    const { at, beside } = route.query
    const named = at === 'right' ? beside : route.params['attachmentId']
    return named === attachmentId() ? route.query : NOTHING
  })
}
