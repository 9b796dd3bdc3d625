import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { LibraryEvent } from '../../src-main/contract/library.ts'
import { api } from './api.ts'
import { useSession } from './session.ts'
import { useStream } from './stream.ts'

/** What the views read as they opened is read once more after this time, for what changed before the stream began. */
const FIRST_PAUSE_MS = 1500

/**
 * Revisions of what the library holds. A view that shows publications watches `publications` and reads again when it
 * grows; several changes in one task count once, since watchers run once.
 */
export const useLive = defineStore('live', () => {
  const session = useSession()
  const publications = ref(0)
  const annotations = ref(0)
  const collections = ref(0)
  const savedSearches = ref(0)
  const meanings = ref(0)
  const vocabularies = ref(0)
  const briefs = ref(0)
  /** Ids of the last change of publications; null when any may have changed. */
  const changed = shallowRef<ReadonlySet<string> | null>(null)

  function take(event: LibraryEvent): void {
    const all = event.kind === 'all'
    if (all || event.kind === 'publications') {
      changed.value = event.kind === 'publications' ? new Set(event.ids) : null
      publications.value += 1
    }
    if (all || event.kind === 'annotations') annotations.value += 1
    if (all || event.kind === 'collections') collections.value += 1
    if (all || event.kind === 'saved-searches') savedSearches.value += 1
    if (all || event.kind === 'meanings') meanings.value += 1
    if (all || event.kind === 'vocabularies') vocabularies.value += 1
    if (all || event.kind === 'briefs') briefs.value += 1
  }

  let isFirst = true
  function listen(event: LibraryEvent): void {
    if (isFirst && event.kind === 'all') setTimeout(() => take(event), FIRST_PAUSE_MS)
    else take(event)
    isFirst = false
  }

  useStream({
    open: (signal) => api.library.events(undefined, { signal }),
    onValue: listen,
    while: () => session.isOpen,
  })

  return {
    ...{ publications, annotations, collections, savedSearches, meanings, vocabularies, briefs },
    ...{ changed, take },
  }
})
