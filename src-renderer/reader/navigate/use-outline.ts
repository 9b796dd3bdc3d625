import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { PDFDocumentProxy } from '../pane/pdfjs.ts'
import { placesOf } from './destinations.ts'
import { flattened, type Entry, type Place, type RawEntry } from './outline.ts'

/** The outline of a file. */
export interface Outline {
  /** Null until it is read; empty where the file has none. */
  readonly entries: Readonly<ShallowRef<readonly Entry[] | null>>
  /** Where entries begin, by index; filled after the entries. */
  readonly places: Readonly<ShallowRef<ReadonlyMap<number, Place>>>
}

/** Reads the outline of whatever document is shown. */
export function useOutline(document: Readonly<ShallowRef<PDFDocumentProxy | null>>): Outline {
  const entries = shallowRef<readonly Entry[] | null>(null)
  const places = shallowRef<ReadonlyMap<number, Place>>(new Map())
  let stop = new AbortController()

  async function read(opened: PDFDocumentProxy, signal: AbortSignal): Promise<void> {
    const raw = (await opened.getOutline().catch(() => null)) as readonly RawEntry[] | null
    if (signal.aborted) return
    const list = flattened(raw ?? [])
    entries.value = list
    const found = await placesOf(opened, list, signal).catch(() => null)
    if (found && !signal.aborted) places.value = found
  }
  watch(
    document,
    (opened) => {
      stop.abort()
      stop = new AbortController()
      entries.value = null
      places.value = new Map()
      if (opened) void read(opened, stop.signal)
    },
    { immediate: true },
  )
  onScopeDispose(() => stop.abort())
  return { entries, places }
}
