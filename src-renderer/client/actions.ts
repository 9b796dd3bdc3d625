import type { Component } from 'vue'
import { onScopeDispose, shallowReactive, watch } from 'vue'
import { useFront } from './layers.ts'

/** Something a person can do, as data: the palette, the menus, the shortcuts and the help all read it. */
export interface Action {
  /** Stable name; the native menu sends it too. */
  readonly id: string
  /** Key of its name in the locale texts, and values for it. */
  readonly label: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly group: 'go' | 'publication' | 'library' | 'view' | 'edit' | 'brief' | 'help'
  readonly icon?: Component
  /** Shortcuts, for instance `mod+k`, `t`, `shift+enter`; `mod` is Command on a Mac and Ctrl elsewhere. */
  readonly keys?: readonly string[]
  /** Whether it can be done now. */
  readonly when?: () => boolean
  /** Shortcuts of one letter do not work while a person types, unless this is set. */
  readonly whileTyping?: boolean
  run(): void
}

/** All actions by id, in the order in which they were registered. */
export const actions: Map<string, Action> = shallowReactive(new Map())

/** Registers actions for as long as the calling scope lives and its view is in front. */
export function useActions(list: readonly Action[]): void {
  const remove = (): void => {
    for (const action of list) if (actions.get(action.id) === action) actions.delete(action.id)
  }
  const front = useFront()
  watch(
    front,
    (is) => {
      if (is) for (const action of list) actions.set(action.id, action)
      else remove()
    },
    { immediate: true, flush: 'sync' },
  )
  onScopeDispose(remove)
}

/** Runs an action by its id, if it exists and can be done now. @returns whether it ran */
export function runAction(id: string): boolean {
  const action = actions.get(id)
  if (!action || action.when?.() === false) return false
  action.run()
  return true
}
