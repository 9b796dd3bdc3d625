import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Dialogs that act on chosen publications. */
export type DialogKind = 'tag' | 'collect' | 'edit' | 'merge' | 'link'

/** A dialog that is open, and the publications that it acts on. */
export interface OpenDialog {
  readonly kind: DialogKind
  readonly ids: readonly string[]
}

/** Which dialog is open. A view asks for one; the feature that owns it shows it. One at a time. */
export const useDialogs = defineStore('dialogs', () => {
  const open = shallowRef<OpenDialog | null>(null)

  /** Opens a dialog; without publications nothing happens. */
  function show(kind: DialogKind, ids: readonly string[]): void {
    if (ids.length > 0) open.value = { kind, ids: [...ids] }
  }
  function close(): void {
    open.value = null
  }

  return { open, show, close }
})
