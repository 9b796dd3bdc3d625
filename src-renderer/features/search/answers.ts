import { computed, type Ref } from 'vue'
import type { PublicationSummary } from '../../../src-main/contract/publications.ts'
import type { SearchResult } from '../../../src-main/contract/search.ts'
import { api } from '../../client/api.ts'
import { useDesk } from '../../client/desk.ts'
import { useFetched, type Fetched } from '../../client/fetched.ts'
import { useLive } from '../../client/live.ts'
import { useSettings } from '../../client/settings.ts'
import type { Order } from './hits.ts'
import { settled } from './settle.ts'

/** Pages of one publication shown at first, and how many more at a time. */
export const PAGES = { first: 3, more: 20 }
/** Hits asked for at first: what a window shows; then more. */
export const LIMITS = [12, 60, 200, 500] as const
const MOST = 500
/** What is not needed to show hits waits until keys rest, so that the next key is answered first. */
const REST_MS = { rows: 120, counts: 200 }

/** An answer, and what it answers. */
interface Answer {
  readonly result: SearchResult
  readonly query: string
  readonly seconds: number
}

/** What is asked, and who is told when an answer is on its way and when it is here, or failed. */
interface Asking {
  readonly asked: Readonly<Ref<string>>
  readonly isOpen: Readonly<Ref<boolean>>
  /** Place in {@link LIMITS}. */
  readonly step: Readonly<Ref<number>>
  /** Pages shown of publications whose further ones were asked for. */
  readonly more: Readonly<Ref<ReadonlyMap<string, number>>>
  readonly order: Readonly<Ref<Order>>
  onBegin(): void
  onEnd(): void
}

/** Answers of the core to what is asked: hits first, then rows of their publications, then numbers that took longer. */
export function useAnswers({ asked, isOpen, step, more, order, onBegin, onEnd }: Asking) {
  const desk = useDesk()
  const settings = useSettings()
  const live = useLive()
  let turn = 0

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
    onBegin()
    try {
      const result = await ask(query, signal)
      return { result, query, seconds: (performance.now() - began) / 1000 }
    } finally {
      if (mine === turn) onEnd()
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
  return { value, problem, shown, rows }
}
