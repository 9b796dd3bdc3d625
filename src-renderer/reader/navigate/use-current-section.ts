import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Position } from '../pane/position.ts'
import type { PdfSession } from '../pane/pdf-session.ts'
import { READING_LINE, sectionAt, type Place } from './outline.ts'

/** A section that was gone to, and where the pages came to rest. */
interface Arrival {
  readonly index: number
  /** Null until the pages have moved. */
  readonly at: Position | null
}

const same = (a: Position | null, b: Position | null): boolean =>
  a !== null && b !== null && a.page === b.page && a.offset === b.offset

/** The section that is read, and how to say that one was gone to. */
export interface CurrentSection {
  readonly current: ComputedRef<number | null>
  /** Tells that the pages are about to move to a section; it is the current one until they are moved again. */
  goneTo(index: number): void
}

/**
 * Follows the pages of a file from section to section. Right below a heading there often is another, smaller one: the
 * section that a person chose stays the current one all the same, until the pages move on.
 */
export function useCurrentSection(
  pdf: Pick<PdfSession, 'viewer' | 'ready' | 'page' | 'position'>,
  places: Readonly<ShallowRef<ReadonlyMap<number, Place>>>,
): CurrentSection {
  const position = shallowRef<Position | null>(null)
  const arrival = shallowRef<Arrival | null>(null)
  function follow(): void {
    const now = pdf.ready.value ? pdf.position() : null
    if (same(now, position.value)) return
    position.value = now
    const { value: last } = arrival
    if (!last) return
    // The first place after the choice is that of its heading.
    if (last.at === null) arrival.value = { ...last, at: now }
    else if (!same(last.at, now)) arrival.value = null
  }
  const end = new AbortController()
  onScopeDispose(() => end.abort())
  watch(
    pdf.viewer,
    (viewer) => {
      position.value = arrival.value = null
      viewer?.bus.on('updateviewarea', follow, { signal: AbortSignal.any([viewer.ended, end.signal]) })
    },
    { immediate: true },
  )
  watch([pdf.ready, pdf.page, places], follow, { immediate: true })
  const read = computed(() => {
    const at = position.value
    return at && sectionAt(places.value, { page: at.page, offset: at.offset + READING_LINE })
  })
  return {
    current: computed(() => arrival.value?.index ?? read.value),
    goneTo: (index) => void (arrival.value = { index, at: null }),
  }
}
