import { shallowRef, watch, type ShallowRef } from 'vue'
import { useDesk } from '../../client/desk.ts'
import { useLive } from '../../client/live.ts'
import { afterRemoval, type Choice } from './choice.ts'
import { PAGE_SIZE } from './row-cache.ts'
import type { Rows } from './rows.ts'

/** The row under the keyboard and the range that Shift extends. */
export interface Cursor {
  /** Place of the row under the keyboard; -1 for none. */
  readonly index: Readonly<ShallowRef<number>>
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
  let anchor = -1
  /** A place whose row is not read yet. */
  let awaited: number | null = null
  /** The publication that this list made active; another one was chosen elsewhere. */
  let own: string | null = null

  const rowAt = (at: number) => rows.shown.value?.cache.row(at)

  function put(at: number): void {
    index.value = at
    const row = rowAt(at)
    awaited = row ? null : at
    if (!row) return
    own = row.id
    desk.active = row.id
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
    put(at)
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
    const { active } = desk
    if (active === null || index.value < 0) return
    const at = cache.indexOf(active)
    if (at >= 0) {
      // A copy read earlier may lie on another page: the one under the keyboard counts.
      if (cache.row(index.value)?.id !== active) index.value = at
      return
    }
    const next = afterRemoval(index.value, cache.total, live.changed?.has(active) ?? false)
    if (next !== null && active === own && cache.isFresh(Math.floor(next / PAGE_SIZE))) put(next)
  }
  watch(rows.version, follow)
  watch(rows.shown, (now, before) => {
    if (now?.key === before?.key) return
    awaited = null
    anchor = index.value = desk.active === null ? -1 : (now?.cache.indexOf(desk.active) ?? -1)
  })

  /** A publication was chosen elsewhere: an import, a link, the palette. */
  watch(
    () => desk.active,
    async (active) => {
      if (active === null) own = null
      if (active === null || active === own) return
      own = active
      let at = rows.shown.value?.cache.indexOf(active) ?? -1
      if (at < 0) at = (await rows.ids().catch((): readonly string[] => [])).indexOf(active)
      if (at < 0 || desk.active !== active) return
      anchor = index.value = at
      reveal(at)
    },
    { immediate: true },
  )

  return { index, moveTo, toggle, point, selectAll, escape }
}
