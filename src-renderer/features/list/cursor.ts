import { shallowRef, watch, type ShallowRef } from 'vue'
import { useDesk } from '../../client/desk.ts'
import { useLive } from '../../client/live.ts'
import { afterRemoval, type Choice } from './choice.ts'
import { PAGE_SIZE } from '../../client/page-size.ts'
import type { Rows } from './rows.ts'

/** The row under the keyboard and the range that Shift extends. */
export interface Cursor {
  /** Place of the row under the keyboard; -1 for none. */
  readonly index: Readonly<ShallowRef<number>>
  /** The publication there, once it is read. */
  readonly id: Readonly<ShallowRef<string | null>>
  /** Moves to a row. `extend`: the range from the anchor is selected; `keep`: the selection stays as it is. */
  moveTo(index: number, choice?: Choice): void
  /** Adds a row to the selection or takes it out; with `extend` all rows from the anchor. */
  toggle(index: number, extend?: boolean): void
  /** Makes a row the one that a menu acts on; a selection that holds it stays. */
  point(index: number): void
  selectAll(): Promise<void>
  /** Clears the selection; when there is none, leaves the row. */
  escape(): void
}

/**
 * The row under the keyboard of a list that is read in windows: it stays on its publication when the list is read
 * again, waits for a row that is still on its way, and goes to the next one when its own leaves the list.
 *
 * @param reveal scrolls a row into sight
 */
export function useCursor(rows: Rows, reveal: (index: number) => void): Cursor {
  const desk = useDesk()
  const live = useLive()
  const index = shallowRef(-1)
  const id = shallowRef<string | null>(null)
  let anchor = -1
  /** A place whose row is not read yet. */
  let awaited: number | null = null
  const rowAt = (at: number) => rows.shown.value?.cache.row(at)

  /** @param show whether the publication is shown in full beside the list; what is shown already changes with it */
  function put(at: number, show = true): void {
    index.value = at
    const row = rowAt(at)
    awaited = row ? null : at
    if (!row) return
    id.value = row.id
    if (show || desk.active !== null) desk.active = row.id
  }

  async function range(a: number, b: number): Promise<readonly string[]> {
    const read = rows.shown.value?.cache.idsBetween(a, b)
    if (read) return read
    const all = await rows.ids()
    return all.slice(Math.min(a, b), Math.max(a, b) + 1)
  }

  function extendTo(at: number): void {
    if (anchor < 0) anchor = Math.max(0, index.value)
    const from = anchor
    void range(from, at).then(
      (ids) => anchor === from && desk.select(ids),
      () => undefined,
    )
  }

  function moveTo(at: number, choice: Choice = 'only'): void {
    if (choice === 'extend') extendTo(at)
    else {
      anchor = at
      if (choice === 'only' && desk.selected.size > 0) desk.select([])
    }
    put(at)
    reveal(at)
  }

  function toggle(at: number, extend = false): void {
    if (extend && anchor >= 0) extendTo(at)
    else {
      const row = rowAt(at)
      if (row) desk.toggleSelected(row.id)
      anchor = at
    }
    put(at, false)
  }

  function point(at: number): void {
    const row = rowAt(at)
    if (row && desk.selected.has(row.id)) put(at)
    else moveTo(at)
  }

  async function selectAll(): Promise<void> {
    desk.select(await rows.ids().catch((): readonly string[] => []))
  }

  function escape(): void {
    anchor = index.value
    if (desk.selected.size > 0) desk.select([])
    else desk.active = null
  }

  /** Finds the row again after a reading: the awaited one, the active one, or the one that took its place. */
  function follow(): void {
    const { cache } = rows.shown.value ?? {}
    if (!cache || cache.total === null) return
    if (awaited !== null) return put(Math.min(awaited, cache.total - 1))
    const { value: own } = id
    if (own === null || index.value < 0) return
    const at = cache.indexOf(own)
    if (at >= 0) {
      // A copy read earlier may lie on another page: the one under the keyboard counts.
      if (cache.row(index.value)?.id !== own) index.value = at
      return
    }
    const next = afterRemoval(index.value, cache.total, live.changed?.has(own) ?? false)
    if (next !== null && cache.isFresh(Math.floor(next / PAGE_SIZE))) put(next, false)
  }
  watch(rows.version, follow)
  watch(rows.shown, (now, before) => {
    if (now?.key === before?.key) return
    awaited = null
    id.value = desk.active
    anchor = index.value = desk.active === null ? -1 : (now?.cache.indexOf(desk.active) ?? -1)
  })

  /** A publication was chosen elsewhere: an import, a link, the palette. */
  async function find(wanted: string): Promise<void> {
    id.value = wanted
    let at = rows.shown.value?.cache.indexOf(wanted) ?? -1
    if (at < 0) at = (await rows.ids().catch((): readonly string[] => [])).indexOf(wanted)
    if (at < 0 || desk.active !== wanted) return
    anchor = index.value = at
    reveal(at)
  }
  watch(
    () => desk.active,
    (active) => {
      if (active !== null && active !== id.value) void find(active)
    },
    { immediate: true },
  )

  return { index, id, moveTo, toggle, point, selectAll, escape }
}
