import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue'
import type { Match } from '../../../src-main/contract/matches.ts'
import type { ListSort, PublicationSummary } from '../../../src-main/contract/publications.ts'
import { api } from '../../client/api.ts'
import { useCommands } from '../../client/commands.ts'
import { useDesk } from '../../client/desk.ts'
import { useFetched } from '../../client/fetched.ts'
import { useLive } from '../../client/live.ts'
import { arrange, nextWaiting, places, present, type Block } from './arrange.ts'

/** Rows read at once; as they are filed, the next ones come. */
const ROWS = 200
const NEWEST: ListSort = { by: 'added', descending: true }

/** A row that was filed in this view. */
interface Filed {
  readonly row: PublicationSummary
  readonly command: string
}

/** What waits, what was filed since the view was opened, and what can be done with it. */
export interface Inbox {
  readonly blocks: ComputedRef<readonly Block[]>
  readonly order: ComputedRef<readonly string[]>
  readonly total: ComputedRef<number>
  readonly sure: ComputedRef<readonly string[]>
  readonly pending: ComputedRef<boolean>
  readonly filed: ComputedRef<ReadonlyMap<string, Filed>>
  readonly rowOf: (id: string) => PublicationSummary | undefined
  readonly matchOf: (id: string) => Match | null
  /** Accepts all guesses of publications and files them. @returns false when that failed (and was told) */
  accept(ids: readonly string[]): Promise<boolean>
  discard(id: string): Promise<boolean>
  /** Joins a pair where the first of the two stands. @returns the id of the row that stays, or null when it failed */
  join(match: Match): Promise<string | null>
  keepApart(match: Match): Promise<void>
  undo(id: string): Promise<void>
  next(from: string): string | null
}

/** The inbox, narrowed by the facets of the sidebar. */
export function useInbox(): Inbox {
  const desk = useDesk()
  const live = useLive()
  const commands = useCommands()
  const listed = useFetched(
    [() => JSON.stringify(desk.filter), () => desk.query.language, () => live.publications],
    (signal) =>
      desk.scope.kind === 'inbox'
        ? api.publications.list({ ...desk.query, sort: NEWEST, limit: ROWS }, { signal })
        : null,
  )
  const surely = useFetched([() => JSON.stringify(desk.filter), () => live.publications], (signal) => {
    const facets = { ...desk.filter.facets, guess: ['sure'] }
    return desk.scope.kind === 'inbox'
      ? api.publications.ids({ ...desk.query, filter: { ...desk.filter, facets } }, { signal })
      : null
  })
  const rows = computed(() => new Map((listed.value.value?.rows ?? []).map((row) => [row.id, row])))
  const filed = shallowRef<ReadonlyMap<string, Filed>>(new Map())
  const order = shallowRef<readonly string[]>([])
  const matched = useFetched([() => [...rows.value.keys()].join(), () => live.publications], (signal) =>
    rows.value.size > 1 ? api.matches.list({ ids: [...rows.value.keys()] }, { signal }) : null,
  )

  watch(
    [rows, filed],
    () => {
      // What was undone waits again.
      const back = [...filed.value.keys()].filter(
        (id) => rows.value.get(id)?.state === 'inbox' && settled.has(id),
      )
      if (back.length > 0) {
        filed.value = new Map([...filed.value].filter(([id]) => !back.includes(id)))
        back.forEach((id) => settled.delete(id))
      }
      for (const id of filed.value.keys()) if (!rows.value.has(id)) settled.add(id)
      order.value = places(order.value, [...rows.value.keys()])
    },
    { immediate: true },
  )
  /** Filed rows that have left the list of the core since: if one is there again, it was undone. */
  const settled = new Set<string>()
  const filedIds = computed(() => new Set(filed.value.keys()))
  const waiting = computed(() => [...rows.value.keys()].filter((id) => !filedIds.value.has(id)).length)
  const standing = computed(() => present(order.value, new Set(rows.value.keys()), filedIds.value))
  const blocks = computed(() => arrange(standing.value, matched.value.value ?? [], filedIds.value))
  const shownOrder = computed(() => blocks.value.flatMap((block) => block.ids as readonly string[]))
  const rowOf = (id: string): PublicationSummary | undefined => filed.value.get(id)?.row ?? rows.value.get(id)
  onScopeDispose(() => settled.clear())

  async function accept(ids: readonly string[]): Promise<boolean> {
    const telling = { key: 'inbox.filed', values: { n: ids.length }, quiet: ids.length === 1 }
    const work = () => api.publications.accept({ ids: [...ids], catalogued: true })
    const kept = new Map(ids.flatMap((id) => (rows.value.has(id) ? [[id, rows.value.get(id)] as const] : [])))
    const result = await commands.run(work, telling)
    if (!result) return false
    const entries = [...kept].flatMap(([id, row]) =>
      row ? [[id, { row, command: result.command }] as const] : [],
    )
    filed.value = new Map([...filed.value, ...entries])
    return true
  }
  async function discard(id: string): Promise<boolean> {
    const telling = { key: 'inbox.discarded' }
    return (await commands.run(() => api.publications.trash({ ids: [id] }), telling)) !== null
  }
  async function join({ first, second }: Match): Promise<string | null> {
    const stays = shownOrder.value.find((id) => id === first || id === second) ?? first
    const goes = stays === first ? second : first
    const work = () => api.matches.merge({ into: stays, from: [goes] })
    return (await commands.run(work, { key: 'inbox.joined' })) === null ? null : stays
  }
  async function keepApart({ first, second }: Match): Promise<void> {
    const telling = { key: 'inbox.keptApart' }
    if (await commands.run(() => api.matches.keepApart({ first, second }), telling)) await matched.reload()
  }
  async function undo(id: string): Promise<void> {
    const command = filed.value.get(id)?.command
    if (command === undefined) return
    const work = async () => {
      const done = await api.history.undo({ command })
      return { command: done.command, changed: done.restored }
    }
    await commands.run(work, { key: 'inbox.unfiled', quiet: true })
  }

  return {
    blocks,
    order: shownOrder,
    total: computed(() => {
      const gone = [...rows.value.keys()].length - waiting.value
      return Math.max(0, (listed.value.value?.total ?? 0) - gone)
    }),
    sure: computed(() => (surely.value.value ?? []).filter((id) => !filedIds.value.has(id))),
    pending: computed(() => listed.pending.value),
    filed: computed(() => filed.value),
    rowOf,
    matchOf: (id) => {
      const block = blocks.value.find((each) => (each.ids as readonly string[]).includes(id))
      return block?.kind === 'pair' ? block.match : null
    },
    accept,
    discard,
    join,
    keepApart,
    undo,
    next: (from) => nextWaiting(shownOrder.value, from, filedIds.value),
  }
}
