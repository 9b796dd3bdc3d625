import { computed, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { ListQuery, PublicationSummary } from '../../../src-main/contract/publications.ts'
import { api } from '../../client/api.ts'
import { useDesk } from '../../client/desk.ts'
import { readRows } from '../../client/first-rows.ts'
import { useLive } from '../../client/live.ts'
import { isAbort, problemOf, type Problem } from '../../client/problems.ts'
import { RowCache } from './row-cache.ts'
import type { Sight } from './viewport.ts'

const MOST_AT_ONCE = 2
/** Rows that a window may show before its height is known. */
const FIRST_SCREEN = 30

/** First row in sight of each list that was shown, for coming back to it. Lives as long as the window. */
const positions = new Map<string, number>()

/** What is shown: rows of one query. Another query takes its place once its first rows are there. */
export interface Shown {
  readonly key: string
  readonly query: ListQuery
  readonly cache: RowCache<PublicationSummary>
}

/** The list of the desk, read in windows. */
export interface Rows {
  readonly shown: Readonly<ShallowRef<Shown | null>>
  /** Grows whenever rows arrived. */
  readonly version: Readonly<Ref<number>>
  readonly total: Readonly<Ref<number | null>>
  readonly problem: Readonly<ShallowRef<Problem | null>>
  /** Says which rows are in sight; those that are missing are read. */
  see(sight: Sight): void
  /** First row that was in sight when this list was shown last. */
  position(): number
  remember(first: number): void
  /** Ids of the whole list, in its order. */
  ids(): Promise<readonly string[]>
  retry(): void
}

/** Reads the list of the desk in windows around what is in sight. Belongs to the calling scope. */
export function useRows(): Rows {
  const desk = useDesk()
  const live = useLive()
  const shown = shallowRef<Shown | null>(null)
  const version = ref(0)
  const problem = shallowRef<Problem | null>(null)
  let coming: Shown | null = null
  let stop = new AbortController()
  let sight: Sight = { first: 0, last: FIRST_SCREEN }
  const flying = new Set<number>()
  let allIds: { readonly at: string; readonly ids: Promise<readonly string[]> } | null = null

  async function load(target: Shown, page: number, signal: AbortSignal): Promise<void> {
    const { cache, query } = target
    const { revision } = cache
    flying.add(page)
    try {
      const { rows, total } = await readRows(query, page, signal)
      if (signal.aborted) return
      cache.put(page, rows, total, revision)
      problem.value = null
      if (coming === target) {
        shown.value = target
        coming = null
      }
      version.value += 1
    } catch (error) {
      if (signal.aborted || isAbort(error)) return
      problem.value = problemOf(error)
      return
    } finally {
      if (!signal.aborted) flying.delete(page)
    }
    pump()
  }

  /** Starts what is missing, most wanted first; while one scrolls fast only the last place counts. */
  function pump(): void {
    const target = coming ?? shown.value
    if (!target) return
    for (const page of target.cache.wanted(sight.first, sight.last)) {
      if (flying.size >= MOST_AT_ONCE) return
      if (!flying.has(page)) void load(target, page, stop.signal)
    }
  }

  function abandon(): void {
    stop.abort()
    stop = new AbortController()
    flying.clear()
  }

  const key = computed(() => JSON.stringify(desk.query))
  watch(
    [key, () => desk.ready],
    () => {
      if (!desk.ready) return
      abandon()
      coming = { key: key.value, query: desk.query, cache: new RowCache() }
      const first = positions.get(key.value) ?? 0
      sight = { first, last: first + FIRST_SCREEN }
      pump()
    },
    { immediate: true },
  )

  function again(): void {
    abandon()
    coming?.cache.expire()
    shown.value?.cache.expire()
    pump()
  }
  watch([() => live.publications, () => live.annotations], again)
  onScopeDispose(abandon)

  function ids(): Promise<readonly string[]> {
    const at = `${key.value} ${live.publications}`
    if (allIds?.at !== at) {
      allIds = { at, ids: api.publications.ids(desk.query) }
      allIds.ids.catch(() => (allIds = null))
    }
    return allIds.ids
  }

  return {
    shown,
    version,
    total: computed(() => (version.value >= 0 ? (shown.value?.cache.total ?? null) : null)),
    problem,
    see: (next) => {
      sight = next
      if (!coming) pump()
    },
    position: () => positions.get(shown.value?.key ?? '') ?? 0,
    remember: (first) => {
      if (shown.value && !coming) positions.set(shown.value.key, first)
    },
    ids,
    retry: again,
  }
}
