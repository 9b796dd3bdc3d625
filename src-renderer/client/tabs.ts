import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import {
  alive,
  isFileTab,
  moved,
  parseKept,
  tabOf,
  tabOfBrief,
  withBrief,
  withFile,
  withoutBriefs,
  withoutFiles,
  withoutTab,
  type Tab,
} from './tab-list.ts'
import { useTabFacts } from './tab-facts.ts'
import { isTabPlace } from './tab-place.ts'

export { isFileTab, type Tab }

const KEPT = 'cartable.tabs'
/** Tabs that stay open behind the one shown; a further one frees its worker and memory and is read anew on return. */
const MOST_ALIVE = 4

function readKept(): ReturnType<typeof parseKept> {
  try {
    return parseKept(sessionStorage.getItem(KEPT))
  } catch {
    return parseKept(null)
  }
}

/** The address of a tab. */
function addressOf(tab: Tab) {
  if (!isFileTab(tab)) return { name: 'brief', params: { briefId: tab.briefId }, query: {} }
  const { attachmentId, beside } = tab
  return { name: 'read', params: { attachmentId }, query: beside === null ? {} : { beside } }
}

/**
 * Files and briefs that are open in this window, in the order of their tabs; the library is always the first tab. The
 * address names what is shown, so Back, reload and links work; the list itself is kept by the window until it closes.
 */
export const useTabs = defineStore('tabs', () => {
  const route = useRoute()
  const router = useRouter()
  const before = readKept()
  const list = shallowRef<readonly Tab[]>(before.tabs)
  const library = shallowRef(before.library ?? '/all')
  const closed = shallowRef<readonly Tab[]>([])
  const recent = shallowRef<readonly string[]>([])
  const reading = computed(() => isTabPlace(route.name))
  const asked = computed(() => {
    const { attachmentId } = route.params
    const { beside } = route.query
    if (route.name !== 'read' || typeof attachmentId !== 'string') return null
    const right = typeof beside === 'string' && beside !== attachmentId ? beside : null
    return { attachmentId, beside: right }
  })
  const askedBrief = computed(() => {
    const { briefId } = route.params
    return route.name === 'brief' && typeof briefId === 'string' ? briefId : null
  })
  const shown = computed(() => {
    if (asked.value !== null) return tabOf(list.value, asked.value.attachmentId)
    return askedBrief.value === null ? undefined : tabOfBrief(list.value, askedBrief.value)
  })
  /** Key of the tab that is shown; null for the library. */
  const current = computed(() => shown.value?.key ?? null)
  const { facts } = useTabFacts(list, (gone) => leave((tabs) => withoutFiles(tabs, gone)))

  const byKey = (key: string | null): Tab | undefined => list.value.find((tab) => tab.key === key)

  /** The address names a file or a brief: its tab is there, and holds what the address says. */
  function follow(): void {
    const [key, after] = [crypto.randomUUID(), recent.value[0] ?? null]
    if (asked.value) list.value = withFile(list.value, asked.value, key, after)
    else if (askedBrief.value !== null) list.value = withBrief(list.value, askedBrief.value, key, after)
    else if (route.name !== undefined) library.value = route.fullPath
    const tab = shown.value
    if (!tab) return
    recent.value = alive(recent.value, tab.key, list.value, MOST_ALIVE)
    if (!asked.value || !isFileTab(tab)) return
    const right = tab.attachmentId !== asked.value.attachmentId
    if (tab.beside === asked.value.beside && !right) return
    // A page or a mark that the address names belongs to the file on the right then.
    const query = { ...route.query, beside: tab.beside, ...(right ? { at: 'right' } : {}) }
    void router.replace({ name: 'read', params: { attachmentId: tab.attachmentId }, query })
  }
  watch(() => route.fullPath, follow, { immediate: true, flush: 'sync' })
  watch([list, library], () => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ tabs: list.value, library: library.value }))
    } catch {
      // Storage may be full or forbidden: the tabs then last until the next reload.
    }
  })

  function toLibrary(): void {
    if (reading.value) void router.push(library.value)
  }
  /** Shows a tab; null shows the library. */
  function show(key: string | null): void {
    const tab = byKey(key)
    if (!tab) toLibrary()
    else if (key !== current.value) void router.push(addressOf(tab))
  }
  function keep(tabs: readonly Tab[], next: string | null): void {
    const key = current.value
    list.value = tabs
    if (key === null || byKey(key)) return
    const tab = byKey(next)
    // What was closed is no way back to.
    void router.replace(tab ? addressOf(tab) : library.value)
  }
  function close(key: string): void {
    const tab = byKey(key)
    if (!tab) return
    closed.value = [...closed.value.slice(-19), tab]
    const { tabs, next } = withoutTab(list.value, key)
    keep(tabs, next)
  }
  function closeOthers(key: string | null): void {
    const staying = byKey(key)
    closed.value = [...closed.value, ...list.value.filter((tab) => tab !== staying)].slice(-20)
    keep(staying ? [staying] : [], staying?.key ?? null)
  }
  function reopen(): void {
    const tab = closed.value.at(-1)
    closed.value = closed.value.slice(0, -1)
    if (tab) void router.push(addressOf(tab))
  }
  /** What is not in the library any more, or in its trash, leaves the tabs. */
  function leave(without: (tabs: readonly Tab[]) => Tab[]): void {
    const key = current.value
    const { next } = withoutTab(list.value, key ?? '')
    closed.value = without(closed.value)
    const was = shown.value
    keep(without(list.value), next)
    const left = byKey(key)
    // One of two files side by side is gone: the address names the other.
    if (left && JSON.stringify(left) !== JSON.stringify(was)) void router.replace(addressOf(left))
  }
  /** Shows other files in a tab: the other language, or both. A tab of its own that had the file gives it up. */
  function setFiles(key: string, attachmentId: string, beside: string | null, page?: number): void {
    list.value = list.value
      .filter((tab) => tab.key === key || !isFileTab(tab) || tab.attachmentId !== attachmentId)
      .map((tab) => (tab.key === key ? { key, attachmentId, beside } : tab))
    const tab = byKey(key)
    if (!tab) return
    const { query, ...where } = addressOf(tab)
    void router.replace({ ...where, query: { ...query, ...(page === undefined ? {} : { page }) } })
  }
  function move(key: string, to: number): void {
    list.value = moved(list.value, key, to)
  }
  /** The tab `by` places on, in a ring with the library. */
  function step(by: number): void {
    const ring = [null, ...list.value.map(({ key }) => key)]
    const at = ring.indexOf(current.value) + by
    show(ring[(at + ring.length) % ring.length] ?? null)
  }

  return {
    list,
    current,
    reading,
    /** Keys of the tabs whose contents are kept open. */
    alive: computed(() => alive(recent.value, current.value, list.value, MOST_ALIVE)),
    /** What is known of the files, by attachment id. */
    facts,
    canReopen: computed(() => closed.value.length > 0),
    toLibrary,
    show,
    close,
    closeOthers,
    reopen,
    setFiles,
    move,
    step,
    /** Closes the tabs of briefs that are gone. */
    dropBriefs: (gone: ReadonlySet<string>): void => leave((tabs) => withoutBriefs(tabs, gone)),
    /** Forgets all tabs: another library was opened. */
    forget: (): void => {
      list.value = []
      closed.value = []
      library.value = '/all'
    },
  }
})
