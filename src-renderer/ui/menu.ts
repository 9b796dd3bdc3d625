import type { Component } from 'vue'

/** An entry of a menu, as data. */
export interface MenuEntry {
  readonly id: string
  readonly text: string
  readonly keys?: string | undefined
  readonly icon?: Component | undefined
  readonly disabled?: boolean | undefined
  readonly danger?: boolean | undefined
  /** Shown with a tick; undefined for an entry that is not a choice. */
  readonly checked?: boolean | undefined
  /** A line above. */
  readonly line?: boolean | undefined
  /** A heading above. */
  readonly heading?: string | undefined
  run(): void
}
