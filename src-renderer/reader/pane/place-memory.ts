import { useDebounceFn, useEventListener } from '@vueuse/core'
import { onScopeDispose, watch, type Ref } from 'vue'
import { ReadingPlace, type ReaderPanel } from '../../../src-main/contract/reading.ts'
import { api } from '../../client/api.ts'
import type { PdfSession } from './pdf-session.ts'

/** A place is written when a person rests for this long, and at the latest after the second time. */
const REST_MS = 600
const LATEST_MS = 2000

/** What is remembered of a file, and where it is read from. */
export interface Remembered {
  readonly attachmentId: () => string
  readonly pdf: PdfSession
  readonly night: Ref<boolean>
  readonly panels: Ref<readonly ReaderPanel[]>
}

interface Unkept {
  readonly id: string
  readonly place: ReadingPlace
}

/** Keeps where a file is and how it is shown, for as long as the calling scope lives; the last place is kept on leaving. */
export function usePlaceMemory({ attachmentId, pdf, night, panels }: Remembered): void {
  let unkept: Unkept | null = null
  let last: Unkept | null = null

  function look(): void {
    const position = pdf.position()
    if (!position) return
    const place = ReadingPlace.safeParse({
      ...position,
      zoom: pdf.zoom.value,
      layout: pdf.layout.value,
      rotation: pdf.rotation.value,
      night: night.value,
      panels: [...panels.value],
    })
    if (place.success) last = unkept = { id: attachmentId(), place: place.data }
  }
  function write(): void {
    const { id, place } = unkept ?? {}
    unkept = null
    // A place that cannot be kept is no reason to disturb a reader: the next one is tried again.
    if (id && place) void api.reading.keep({ attachmentId: id, place }).catch(() => undefined)
  }
  /** The file is closed, or may be: its record is written too. */
  function leave(): void {
    unkept = null
    if (last)
      void api.reading.keep({ attachmentId: last.id, place: last.place, left: true }).catch(() => undefined)
    last = null
  }
  const writeSoon = useDebounceFn(write, REST_MS, { maxWait: LATEST_MS })
  const changed = (): void => {
    if (!pdf.ready.value) return
    look()
    void writeSoon()
  }

  watch(pdf.viewer, (viewer) => viewer?.bus.on('updateviewarea', changed))
  watch([pdf.zoom, pdf.layout, pdf.rotation, night, panels], changed)
  // Another file takes the place of this one: what is not yet kept belongs to this one.
  watch(attachmentId, leave, { flush: 'sync' })
  useEventListener(window, 'pagehide', leave)
  useEventListener(document, 'visibilitychange', () => document.hidden && write())
  onScopeDispose(leave)
}
