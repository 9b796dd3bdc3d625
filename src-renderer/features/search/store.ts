import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { SearchHit } from '../../../src-main/contract/search.ts'
import { useDesk } from '../../client/desk.ts'
import { useRecent } from '../../client/recent.ts'
import { isTabPlace } from '../../client/tab-place.ts'
import { useActiveEntry } from './active-entry.ts'
import { LIMITS, PAGES, useAnswers } from './answers.ts'
import { entriesOf, groupHits, orderGroups, type Order } from './hits.ts'

/** Milliseconds for which keys rest before the address says what was typed, and before further hits are asked for. */
const ADDRESS_REST_MS = 300
const FURTHER_REST_MS = 200

/** What to ask for words as typed: a space at the end says that the last word is complete. */
const asQuery = (text: string): string =>
  text.trim() === '' ? '' : text.trim() + (/\s$/.test(text) ? ' ' : '')

/**
 * The search of the window: what is typed, what was found, what lies under the keyboard. Words and filters are in the
 * address, so Back goes back and a link keeps them.
 */
export const useSearch = defineStore('search', () => {
  const route = useRoute()
  const router = useRouter()
  const desk = useDesk()
  const recent = useRecent('search')
  const text = shallowRef('')
  const asked = shallowRef('')
  const order = shallowRef<Order>('relevance')
  const step = shallowRef(0)
  const more = shallowRef<ReadonlyMap<string, number>>(new Map())
  let from: string | null = null
  let own: string | null = null
  let moving = 0
  /** Words typed while an answer was on its way: asked for when it is here, so that the core works on one at a time. */
  let waiting: string | null = null
  let busy = false

  const isOpen = computed(() => route.name === 'search')
  const shownOf = (id: string): number => more.value.get(id) ?? PAGES.first
  const { value, problem, shown, rows } = useAnswers({
    ...{ asked, isOpen, step, more, order },
    onBegin: () => (busy = true),
    onEnd: goOn,
  })
  const groups = computed(() =>
    value.value ? orderGroups(groupHits(value.value.result, shownOf), order.value, rows.value) : [],
  )
  const entries = computed(() => entriesOf(groups.value))
  const answered = computed(() => value.value?.query ?? '')
  const { active, current, move, reset } = useActiveEntry(entries, answered)

  function settle(query: string): void {
    const next = asQuery(query)
    if (asked.value === next) return
    asked.value = next
    step.value = 0
    more.value = new Map()
    reset()
  }

  /** Puts what is typed into the address when keys rest: each change of it costs milliseconds and room in the history. */
  let pending: ReturnType<typeof setTimeout> | undefined
  function clearPending(): void {
    clearTimeout(pending)
    pending = undefined
  }

  function addressLater(query: string): void {
    clearPending()
    pending = setTimeout(() => void address(query), ADDRESS_REST_MS)
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

  /** Asks for further publications, if there are any and the limit allows, and nothing else was asked meanwhile. */
  async function further(): Promise<void> {
    const found = shown.value
    if (!found || found.result.publications <= groups.value.length || step.value >= LIMITS.length - 1) return
    const next = step.value + 1
    await new Promise((resolve) => setTimeout(resolve, FURTHER_REST_MS))
    if (asked.value === found.query && step.value === next - 1) step.value = next
  }

  return {
    text,
    asked,
    type,
    leave,
    isOpen,
    answer: shown,
    problem,
    /** What the shown results answer. */
    answered,
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
