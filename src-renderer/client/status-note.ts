import { onScopeDispose, shallowRef, watch, type Component, type ComputedRef } from 'vue'
import type { Hint } from './hints.ts'
import { useFront } from './layers.ts'

/** A word of the view in front for the line at the foot: how it behaves just now, what it holds. */
export interface StatusNote {
  readonly icon?: Component
  /** Key of a text, and its values. */
  readonly key?: string
  readonly values?: Readonly<Record<string, unknown>>
  /** It is good news. */
  readonly good?: boolean
  /** Shortcuts that belong to it, the most wanted first. */
  readonly hints?: readonly Hint[]
  /** Figures of what is shown. */
  readonly facts?: string | null
}

/** The note that is shown; null for none. */
export const statusNote = shallowRef<StatusNote | null>(null)

/** Shows a note while the calling view is in front. */
export function useStatusNote(note: ComputedRef<StatusNote | null>): void {
  const front = useFront()
  let mine: StatusNote | null = null
  const take = (next: StatusNote | null): void => {
    if (statusNote.value === mine || next !== null) statusNote.value = next
    mine = next
  }
  watch([note, front], () => take(front.value ? note.value : null), { immediate: true, flush: 'sync' })
  onScopeDispose(() => take(null))
}
