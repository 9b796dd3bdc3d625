import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { RecordSource } from './records.ts'

/** What leaves, as a person asked for it: what the list shows, chosen publications, or a collection. */
export type ExportAsk =
  | { readonly kind: 'list' }
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'collection'; readonly id: string }

/** Records that are to leave or to come in. A view asks; `features/exchange` shows the dialog. */
export const useExchange = defineStore('exchange', () => {
  const exporting = shallowRef<ExportAsk | null>(null)
  /** Files that wait to be read; the first one is shown. */
  const waiting = shallowRef<readonly RecordSource[]>([])

  /** Files that were done with: each has a dialog of its own. */
  const turn = shallowRef(0)

  return {
    turn,
    exporting,
    source: computed(() => waiting.value[0] ?? null),
    waiting,
    askExport: (what: ExportAsk): void => {
      exporting.value = what
    },
    askImport: (sources: readonly RecordSource[]): void => {
      waiting.value = [...waiting.value, ...sources]
    },
    /** The file that was shown is done with. */
    next: (): void => {
      waiting.value = waiting.value.slice(1)
      turn.value += 1
    },
  }
})
