import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { PublicationSummary } from '../../../src-main/contract/publications.ts'
import type { SearchHit, SearchResult } from '../../../src-main/contract/search.ts'
import { api } from '../../client/api.ts'
import { useDesk } from '../../client/desk.ts'
import { useFetched, type Fetched } from '../../client/fetched.ts'
import { useLive } from '../../client/live.ts'
import { useRecent } from '../../client/recent.ts'
import { useSettings } from '../../client/settings.ts'
import { isTabPlace } from '../../client/tab-place.ts'
import { entriesOf, groupHits, orderGroups, type Order } from './hits.ts'
import { settled } from './settle.ts'

/** Pages of one publication shown at first, and how many more at a time. */
const PAGES = { first: 3, more: 20 }
/** Hits asked for at first: what a window shows; then more. */
const LIMITS = [12, 60, 200, 500] as const
const MOST = 500
/** What is not needed to show hits waits until keys rest, so that the next key is answered first. */
const REST_MS = { rows: 120, counts: 200, further: 200, address: 300 }

/** What to ask for words as typed: a space at the end says that the last word is complete. */
const asQuery = (text: string): string =>
  text.trim() === '' ? '' : text.trim() + (/\s$/.test(text) ? ' ' : '')

/** An answer, and what it answers. */
interface Answer {
  readonly result: SearchResult
  readonly query: string
  readonly seconds: number
}

/**
 * The search of the window: what is typed, what was found, what lies under the keyboard. Words and filters are in the
 * address, so Back goes back and a link keeps them.
 */
export const useSearch = defineStore('search', () => {
  const route = useRoute()
  const router = useRouter()
  const desk = useDesk()
  const settings = useSettings()
  const live = useLive()
  const recent = useRecent('search')
  const text = shallowRef('')
  const asked = shallowRef('')
  const order = shallowRef<Order>('relevance')
  const step = shallowRef(0)
  const more = shallowRef<ReadonlyMap<string, number>>(new Map())
  const active = shallowRef(0)
  let from: string | null = null
  let own: string | null = null
  let moving = 0
  /** Words typed while an answer was on its way: asked for when it is here, so that the core works on one at a time. */
  let waiting: string | null = null
  let busy = false
  let turn = 0

  const isOpen = computed(() => route.name === 'search')
  const shownOf = (id: string): number => more.value.get(id) ?? PAGES.first

  async function ask(query: string, signal: AbortSignal): Promise<SearchResult> {
    const wide = more.value.size > 0 || order.value === 'newest'
    const limit = wide ? MOST : (LIMITS[step.value] ?? MOST)
    const perPublication = Math.max(PAGES.first, ...more.value.values())
    const { filter } = desk
    const input = { query, filter, limit, perPublication, language: settings.language, count: false }
    return api.search.query(input, { signal })
  }

  const fetched: Fetched<Answer | null> = useFetched<Answer | null>(
    [
      asked,
      () => JSON.stringify(desk.filter),
      () => settings.language,
      () => live.publications,
      step,
      more,
      order,
      isOpen,
    ],
    (signal) => {
      const query = asked.value
      // Another view has conditions of its own: what was found stays for the way back.
      if (query === '' || !isOpen.value) return query === '' ? null : Promise.resolve(fetched.value.value)
      return answer(query, signal)
    },
  )

  const { value, problem } = fetched

  async function answer(query: string, signal: AbortSignal): Promise<Answer> {
    const began = performance.now()
    const mine = (turn += 1)
    busy = true
    try {
      const result = await ask(query, signal)
      return { result, query, seconds: (performance.now() - began) / 1000 }
    } finally {
      if (mine === turn) goOn()
    }
  }

  /**
   * Waits until keys rest. Never resolves once something else was asked for: the core would go on with what a client
   * no longer waits for, and the next key would wait for that.
   */
  async function rest(milliseconds: number, query: string, signal: AbortSignal): Promise<void> {
    await settled(milliseconds, signal)
    if (asked.value !== query) await new Promise<never>(() => undefined)
  }

  async function readRows(ids: string[], signal: AbortSignal): Promise<PublicationSummary[]> {
    await rest(REST_MS.rows, value.value?.query ?? '', signal)
    return api.publications.rows({ ids }, { signal })
  }

  /** An answer to words that stand almost everywhere comes without numbers: they follow. */
  async function count(found: Answer, signal: AbortSignal): Promise<Answer> {
    await rest(REST_MS.counts, found.query, signal)
    const { filter } = desk
    const { total, publications } = await api.search.query(
      { query: found.query, filter, limit: 1 },
      { signal },
    )
    return { ...found, result: { ...found.result, total, publications, exact: true } }
  }

  const { value: counted } = useFetched([value], (signal) =>
    value.value && !value.value.result.exact ? count(value.value, signal) : null,
  )
  const shown = computed(() =>
    counted.value?.result.hits === value.value?.result.hits ? counted.value : value.value,
  )

  const rowIds = computed(() => [
    ...new Set((value.value?.result.hits ?? []).map((hit) => hit.publicationId)),
  ])
  const { value: rowList } = useFetched([() => rowIds.value.join(), () => live.publications], (signal) =>
    rowIds.value.length === 0 ? null : readRows(rowIds.value.slice(0, 500), signal),
  )
  const rows = computed(() => new Map((rowList.value ?? []).map((row) => [row.id, row])))
  const groups = computed(() =>
    value.value ? orderGroups(groupHits(value.value.result, shownOf), order.value, rows.value) : [],
  )
  const entries = computed(() => entriesOf(groups.value))
  const current = computed(() => entries.value[active.value] ?? null)

  function settle(query: string): void {
    const next = asQuery(query)
    if (asked.value === next) return
    asked.value = next
    step.value = 0
    more.value = new Map()
    active.value = 0
  }

  /** Puts what is typed into the address when keys rest: each change of it costs milliseconds and room in the history. */
  let pending: ReturnType<typeof setTimeout> | undefined
  function clearPending(): void {
    clearTimeout(pending)
    pending = undefined
  }

  function addressLater(query: string): void {
    clearPending()
    pending = setTimeout(() => void address(query), REST_MS.address)
  }

  async function address(query: string): Promise<void> {
    clearPending()
    own = query
    moving += 1
    const q = { ...(isOpen.value ? route.query : {}), q: query }
    await (isOpen.value ? router.replace({ query: q }) : router.push({ name: 'search', query: q }))
    moving -= 1
  }

  /** The last answer is here, or failed: what was typed meanwhile is next. */
  function goOn(): void {
    const next = waiting
    busy = false
    waiting = null
    if (next !== null && isOpen.value) follow(next)
  }

  function follow(query: string): void {
    settle(query)
    addressLater(query)
  }

  /** Words as they are typed: asked for at once, or as soon as the answer before is here; the newest wins. */
  function type(query: string): void {
    text.value = query
    if (!isOpen.value) {
      from = route.fullPath
      void address(query)
      settle(query)
    } else if (busy) waiting = query
    else follow(query)
  }

  watch(
    () => [route.name, route.query['q']] as const,
    ([name, q]) => {
      const query = typeof q === 'string' ? q : ''
      const foreign = name === 'search' && moving === 0 && query !== own
      // What is typed while the address of a letter before arrives is still to be written.
      if (foreign || name !== 'search') clearPending()
      if (foreign) {
        own = query
        text.value = query
        settle(query)
      } else if (name !== 'search' && !isTabPlace(name)) {
        text.value = ''
        own = null
      }
    },
    { immediate: true },
  )

  /** Back to where the search began. */
  function leave(): void {
    clearPending()
    if (isOpen.value) void router.push(from ?? { name: 'all' })
    from = null
  }

  function remember(): void {
    if (asked.value !== '') recent.add(asked.value)
  }

  /** Opens a page where the words stand; a record in the catalogue. */
  async function open(hit: SearchHit): Promise<void> {
    remember()
    if (pending !== undefined) await address(text.value)
    if (hit.attachmentId !== null) {
      const query = { ...(hit.page === null ? {} : { page: hit.page }), q: asked.value }
      await router.push({ name: 'read', params: { attachmentId: hit.attachmentId }, query })
      return
    }
    await router.push({ name: 'all' })
    desk.active = hit.publicationId
  }

  function showMore(id: string): void {
    more.value = new Map(more.value).set(id, shownOf(id) + PAGES.more)
  }

  /** Enter: opens the page under the keyboard, or shows further pages. */
  function enter(): void {
    const entry = current.value
    if (entry?.kind === 'hit') void open(entry.hit)
    else if (entry) showMore(entry.group)
  }

  function move(by: number): void {
    active.value = Math.max(0, Math.min(entries.value.length - 1, active.value + by))
  }

  /** Asks for further publications, if there are any and the limit allows, and nothing else was asked meanwhile. */
  async function further(): Promise<void> {
    const found = shown.value
    if (!found || found.result.publications <= groups.value.length || step.value >= LIMITS.length - 1) return
    const next = step.value + 1
    await new Promise((resolve) => setTimeout(resolve, REST_MS.further))
    if (asked.value === found.query && step.value === next - 1) step.value = next
  }

  watch(entries, (list) => {
    if (active.value >= list.length) active.value = Math.max(0, list.length - 1)
  })

  return {
    text,
    asked,
    type,
    leave,
    isOpen,
    answer: shown,
    problem,
    /** What the shown results answer. */
    answered: computed(() => value.value?.query ?? ''),
    /** What is shown answers what was asked. */
    isCurrent: computed(() => value.value?.query === asked.value && problem.value === null),
    groups,
    entries,
    rows,
    order,
    active,
    current,
    move,
    enter,
    open,
    showMore,
    further,
    remember,
    recent: recent.all,
  }
})
