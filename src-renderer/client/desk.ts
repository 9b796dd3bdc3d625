import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router'
import { FacetSelection, type FacetName } from '../../src-main/contract/facets.ts'
import { ListSort, type ListFilter, type ListQuery } from '../../src-main/contract/publications.ts'
import { askAhead } from './first-rows.ts'
import { useSettings } from './settings.ts'
import { isTabPlace } from './tab-place.ts'

/** Part of the library that the list shows. */
export type Scope =
  | { readonly kind: 'inbox' | 'all' | 'reading' | 'trash' }
  | { readonly kind: 'collection' | 'saved'; readonly id: string }

const FILTERS: Readonly<Record<string, ListFilter>> = {
  inbox: { state: 'inbox' },
  all: {},
  reading: { read: 'reading' },
  trash: { trashed: true },
}
const NEWEST: ListSort = { by: 'issued', descending: true }

/** The address of a part of the library. */
const place = (scope: Scope) => ({ name: scope.kind, params: 'id' in scope ? { id: scope.id } : {} })

/** A value of an address, if it is what it should be: addresses are typed, kept and sent around. */
function parsed<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  text: unknown,
): T | null {
  if (typeof text !== 'string') return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * What lies on the desk: which part of the library, narrowed how, in which order, and what is selected. Scope, filters
 * and order are in the address, so Back goes back and a reload keeps them.
 */
export const useDesk = defineStore('desk', () => {
  const route = useRoute()
  const router = useRouter()
  const settings = useSettings()

  const scope = computed<Scope>((before) => {
    const name = String(route.name ?? 'all')
    // While a file or a brief is shown the desk stays as it was left.
    if (isTabPlace(route.name) && before) return before
    const id = route.params['id']
    if ((name === 'collection' || name === 'saved') && typeof id === 'string') return { kind: name, id }
    return { kind: name === 'inbox' || name === 'reading' || name === 'trash' ? name : 'all' }
  })
  const kept = computed<LocationQuery>((before) => (isTabPlace(route.name) && before ? before : route.query))
  const facets = computed<FacetSelection>(() => parsed(FacetSelection, kept.value['f']) ?? {})
  const sort = computed<ListSort>(() => parsed(ListSort, kept.value['s']) ?? NEWEST)
  /** Conditions of the saved search that was opened, without those of the facets, which stand in the address. */
  const saved = shallowRef<{ readonly id: string; readonly filter: ListFilter } | null>(null)
  /** False while a saved search is not read yet: its list is not known then. */
  const ready = computed(() => scope.value.kind !== 'saved' || saved.value?.id === scope.value.id)

  /** The conditions of the list with these values of facets chosen. */
  function filterWith(values: FacetSelection): ListFilter {
    const { kind } = scope.value
    const base = kind === 'saved' ? (saved.value?.filter ?? {}) : (FILTERS[kind] ?? {})
    const own = scope.value.kind === 'collection' ? { ...base, collection: scope.value.id } : base
    const chosen = { ...own.facets, ...values }
    return Object.keys(chosen).length > 0 ? { ...own, facets: chosen } : own
  }
  const filter = computed(() => filterWith(facets.value))
  const queryOf = (of: ListFilter): ListQuery => ({
    filter: of,
    sort: sort.value,
    language: settings.language,
  })
  const query = computed(() => queryOf(filter.value))

  function address(part: LocationQueryRaw): void {
    const merged = { ...kept.value, ...part }
    const used = Object.entries(merged).filter(([, value]) => value !== undefined)
    const query = Object.fromEntries(used)
    // Over a tab the sidebar is a way back to the list.
    void router.push(isTabPlace(route.name) ? { ...place(scope.value), query } : { query })
  }
  function setFacets(next: FacetSelection): void {
    const used = Object.entries(next).filter(([, values]) => (values?.length ?? 0) > 0)
    const f = used.length > 0 ? JSON.stringify(Object.fromEntries(used)) : undefined
    if (ready.value && route.name !== 'read') askAhead(queryOf(filterWith(parsed(FacetSelection, f) ?? {})))
    address({ f })
  }
  function toggleFacet(name: FacetName, value: string): void {
    const now = facets.value[name] ?? []
    const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value]
    setFacets({ ...facets.value, [name]: next })
  }
  function setSort(next: ListSort): void {
    address({ s: JSON.stringify(next) })
  }
  function go(next: Scope): void {
    void router.push(place(next))
  }

  /** Publication under the keyboard: the inspector shows it. */
  const active = shallowRef<string | null>(null)
  const selected = shallowRef<ReadonlySet<string>>(new Set())
  function select(ids: Iterable<string>): void {
    selected.value = new Set(ids)
  }
  function toggleSelected(id: string): void {
    const next = new Set(selected.value)
    if (!next.delete(id)) next.add(id)
    selected.value = next
  }
  watch(
    () => JSON.stringify(scope.value),
    () => {
      selected.value = new Set()
      active.value = null
    },
  )

  return {
    scope,
    facets,
    sort,
    saved,
    ready,
    filter,
    query,
    setFacets,
    toggleFacet,
    setSort,
    go,
    active,
    selected,
    select,
    toggleSelected,
    /** What an action acts on: the selection, else the publication under the keyboard. */
    targets: computed<readonly string[]>(() => {
      if (selected.value.size > 0) return [...selected.value]
      return active.value === null ? [] : [active.value]
    }),
  }
})
