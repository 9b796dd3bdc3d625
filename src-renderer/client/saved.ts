import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { SavedSearch } from '../../src-main/contract/saved-searches.ts'
import { api } from './api.ts'
import { useCommands } from './commands.ts'
import { useDesk } from './desk.ts'
import { useFetched } from './fetched.ts'
import { useLive } from './live.ts'
import { useSession } from './session.ts'

/** Questions that are asked again, and what can be done with them. An opened one is laid on the desk. */
export const useSavedSearches = defineStore('saved-searches', () => {
  const session = useSession()
  const live = useLive()
  const commands = useCommands()
  const desk = useDesk()
  const route = useRoute()
  const router = useRouter()
  const { value, reload } = useFetched([() => session.isOpen, () => live.savedSearches], (signal) =>
    session.isOpen ? api.savedSearches.list(undefined, { signal }) : null,
  )
  const all = computed<readonly SavedSearch[]>(() => value.value ?? [])
  const opened = computed(() => {
    const { scope } = desk
    if (scope.kind !== 'saved' || value.value === null) return null
    return all.value.find((each) => each.id === scope.id) ?? 'gone'
  })

  /** Words go to the search, conditions to the list; choices of facets into the address, where they can be changed. */
  function lay(search: SavedSearch): void {
    const { facets, ...rest } = search.filter
    desk.saved = { id: search.id, filter: rest }
    const f = facets === undefined ? {} : { f: JSON.stringify(facets) }
    const s = search.sort === null ? {} : { s: JSON.stringify(search.sort) }
    if (search.query !== '') void router.replace({ name: 'search', query: { q: search.query, ...f, ...s } })
    else if (route.query['f'] === undefined) void router.replace({ query: { ...route.query, ...f, ...s } })
  }
  watch(
    () => (opened.value === 'gone' ? 'gone' : opened.value?.id),
    () => {
      if (opened.value === 'gone') desk.go({ kind: 'all' })
      else if (opened.value) lay(opened.value)
    },
    { immediate: true },
  )

  /** Keeps a question. @returns it, or null when that failed (and was told) */
  async function create(search: Omit<SavedSearch, 'id'>): Promise<SavedSearch | null> {
    const telling = { key: 'done.searchSaved', values: { name: search.name } }
    const made = await commands.run(() => api.savedSearches.create(search), telling)
    await reload()
    return made
  }
  async function rename(id: string, name: string): Promise<boolean> {
    const telling = { key: 'done.searchRenamed', values: { name } }
    const done = await commands.run(() => api.savedSearches.update({ id, name }), telling)
    await reload()
    return done !== null
  }
  async function remove(search: SavedSearch): Promise<void> {
    const telling = { key: 'done.searchRemoved', values: { name: search.name } }
    await commands.run(() => api.savedSearches.remove({ id: search.id }), telling)
    await reload()
  }

  return { all, create, rename, remove }
})
