import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { EXCHANGE_HEAD, type ExchangeKind, exchangeKindOf } from '../../src-main/contract/exchange-kind.ts'
import { api } from './api.ts'
import { nameOfSource, type RecordSource } from './records.ts'

/** What leaves, as a person asked for it: what the list shows, chosen publications, or a collection. */
export type ExportAsk =
  | { readonly kind: 'list' }
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'collection'; readonly id: string }

/** A file that is asked about before anything of it comes in. */
export interface ImportAsk {
  readonly kind: ExchangeKind
  readonly source: RecordSource
}

/** What a file holds. One that cannot be looked at is what its name says: the dialog then tells why it is not read. */
async function kindOf(source: RecordSource): Promise<ExchangeKind> {
  const name = nameOfSource(source)
  try {
    if ('path' in source) return await api.exchange.kind({ path: source.path })
    return exchangeKindOf(name, await source.file.slice(0, EXCHANGE_HEAD).text())
  } catch {
    return exchangeKindOf(name, '')
  }
}

/** What is to leave or to come in. A view asks; `features/exchange` shows the dialogs, one after another. */
export const useExchange = defineStore('exchange', () => {
  const exporting = shallowRef<ExportAsk | null>(null)
  /** Files that wait to be read; the first one is shown. */
  const waiting = shallowRef<readonly ImportAsk[]>([])
  /** Files that were done with: each has a dialog of its own. */
  const turn = shallowRef(0)

  function askImport(kind: ExchangeKind, sources: readonly RecordSource[]): void {
    waiting.value = [...waiting.value, ...sources.map((source) => ({ kind, source }))]
  }
  /** Asks about files of any kind, in their order. */
  async function askAll(sources: readonly RecordSource[]): Promise<void> {
    const kinds = await Promise.all(sources.map(kindOf))
    sources.forEach((source, at) => askImport(kinds[at] ?? 'records', [source]))
  }

  return {
    turn,
    exporting,
    asked: computed(() => waiting.value[0] ?? null),
    waiting,
    askExport: (what: ExportAsk): void => {
      exporting.value = what
    },
    askImport,
    askAll,
    /** The file that was shown is done with. */
    next: (): void => {
      waiting.value = waiting.value.slice(1)
      turn.value += 1
    },
  }
})
