import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { ScopeCounts } from '../../src-main/contract/catalogue.ts'
import { type FacetName, isSchemeFacet } from '../../src-main/contract/facets.ts'
import { api } from './api.ts'
import { useDesk } from './desk.ts'
import { withEmptied, type FacetValues } from './facet-values.ts'
import { useFetched } from './fetched.ts'
import { useLive } from './live.ts'
import { useSession } from './session.ts'

/** Facets of the catalogue, in the order of the sidebar; those of other vocabularies stand between. */
const ABOVE: readonly FacetName[] = ['domain', 'publisher', 'type', 'language', 'region', 'country', 'theme']
const BELOW: readonly FacetName[] = ['year', 'series', 'read']
/** In the inbox it matters where files come from, and which readings need a look. */
const INBOX_FACETS: readonly FacetName[] = ['source', 'guess']

/** Numbers, and the part of the library that they are of. */
type Counted = Awaited<ReturnType<typeof api.catalogue.facets>> & { readonly at: string }

/**
 * Numbers beside the filters: one call for a change of the filter or of the library, whoever shows them. The last
 * numbers stay until the new ones are there.
 */
export const useCatalogue = defineStore('catalogue', () => {
  const session = useSession()
  const desk = useDesk()
  const live = useLive()
  const isInbox = computed(() => desk.scope.kind === 'inbox')
  const key = computed(() => JSON.stringify(desk.filter))
  const place = computed(() => JSON.stringify({ ...desk.filter, facets: undefined }))

  /** Asks after the list did: the core answers one call at a time, and rows are what one waits for. */
  async function count(signal: AbortSignal): Promise<Counted> {
    const facets = isInbox.value ? [...INBOX_FACETS] : [...ABOVE, ...BELOW]
    const input = { filter: desk.filter, facets, schemes: !isInbox.value }
    const at = place.value
    await new Promise((resolve) => setTimeout(resolve))
    return { ...(await api.catalogue.facets(input, { signal })), at }
  }

  const { value, problem } = useFetched(
    [
      () => session.isOpen,
      key,
      () => desk.ready,
      () => live.publications,
      () => live.annotations,
      () => live.vocabularies,
    ],
    (signal) => {
      if (!session.isOpen || !desk.ready) return null
      return count(signal)
    },
  )

  const values = shallowRef<FacetValues>(new Map())
  const names = computed(() => {
    if (isInbox.value) return INBOX_FACETS
    return [...ABOVE, ...[...values.value.keys()].filter((name) => isSchemeFacet(name)), ...BELOW]
  })
  const scopes = shallowRef<ScopeCounts | null>(null)
  let shownAt = ''
  watch(value, (answer) => {
    if (!answer) return
    scopes.value = answer.scopes
    values.value = withEmptied(answer.at === shownAt ? values.value : new Map(), answer.facets)
    shownAt = answer.at
  })

  return {
    problem,
    names,
    /** Values by facet. */
    values,
    /** Counts of the parts of the library; null before the first answer. */
    scopes,
  }
})
