import type { PublicationSummary } from '../../../src-main/contract/publications.ts'
import { runAction } from '../../client/actions.ts'
import { shortcutOf } from '../../client/keys.ts'
import { choiceOf } from './choice.ts'
import type { Cursor } from './cursor.ts'
import type { Pane } from './pane.ts'
import type { Rows } from './rows.ts'
import { moveBy } from './viewport.ts'

/** What keys and the pointer act on. */
interface Parts {
  readonly rows: Rows
  readonly cursor: Cursor
  readonly pane: Pane
  readonly open: (row: PublicationSummary) => void
  readonly unlock: (row: PublicationSummary) => void
}

/** Handlers of the scroller; its rows have none, which keeps them cheap. */
export interface PaneInput {
  key(event: KeyboardEvent): void
  click(event: MouseEvent): void
  doubleClick(event: MouseEvent): void
  contextMenu(event: MouseEvent): void
  rowOf(event: Event): PublicationSummary | undefined
}

const hasMod = (event: MouseEvent | KeyboardEvent): boolean => event.ctrlKey || event.metaKey

/** Place of the row that an event is on, and what of the row (`data-act`). */
function placeOf(event: Event): { readonly index: number; readonly act: string | null } {
  const target = event.target instanceof Element ? event.target : null
  const at = target?.closest('[data-index]')?.getAttribute('data-index')
  const act = target?.closest('[data-act]')?.getAttribute('data-act') ?? null
  return { index: at === null || at === undefined ? -1 : Number(at), act }
}

/** Reads keys and pointer over the list. */
export function usePaneInput({ rows, cursor, pane, open, unlock }: Parts): PaneInput {
  const rowAt = (index: number): PublicationSummary | undefined => rows.shown.value?.cache.row(index)

  /** Keys that choose instead of moving. @returns whether it was one */
  function chose(event: KeyboardEvent): boolean {
    switch (shortcutOf(event)) {
      case 'mod+a':
        void cursor.selectAll()
        return true
      case 'mod+space':
        if (cursor.index.value >= 0) cursor.toggle(cursor.index.value)
        return true
      case 'escape':
        cursor.escape()
        return true
      default:
        return false
    }
  }

  function key(event: KeyboardEvent): void {
    // Keys on a button of the head are its own.
    if (event.target !== event.currentTarget || event.altKey) return
    const { columns } = pane.layout.value
    const list = { count: rows.total.value ?? 0, columns, page: pane.page.value }
    const to = moveBy(event.key, cursor.index.value, list)
    if (to !== null) cursor.moveTo(to, choiceOf({ shiftKey: event.shiftKey, mod: hasMod(event) }))
    else if (!chose(event)) return
    event.preventDefault()
  }

  /** The "…" of a row opens the menu that the right button opens. */
  function openMenu(event: MouseEvent): void {
    const at = { bubbles: true, cancelable: true, clientX: event.clientX, clientY: event.clientY }
    event.target?.dispatchEvent(new MouseEvent('contextmenu', at))
  }

  function click(event: MouseEvent): void {
    const { index, act } = placeOf(event)
    if (index < 0 || !(event.currentTarget instanceof HTMLElement)) return
    event.currentTarget.focus({ preventScroll: true })
    const row = rowAt(index)
    if (act === 'check') return cursor.toggle(index, event.shiftKey)
    if (act === 'menu') return openMenu(event)
    if (act === null && hasMod(event)) return cursor.toggle(index)
    cursor.moveTo(index, act === null && event.shiftKey ? 'extend' : 'only')
    if (act === 'open' && row) open(row)
    if (act === 'unlock' && row) unlock(row)
    if (act === 'tag') runAction('tag')
  }

  return {
    key,
    click,
    doubleClick: (event) => {
      const { index, act } = placeOf(event)
      const row = rowAt(index)
      if (row && act === null && !hasMod(event) && !event.shiftKey) open(row)
    },
    contextMenu: (event) => {
      const { index } = placeOf(event)
      const row = rowAt(index)
      if (row) cursor.point(index)
    },
    rowOf: (event) => rowAt(placeOf(event).index),
  }
}
