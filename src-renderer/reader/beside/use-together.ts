import { useEventListener } from '@vueuse/core'
import { nextTick, ref, watch, type Ref, type ShallowRef } from 'vue'
import type { OpenFile } from '../open-file.ts'
import { across, type Alignment } from './align.ts'
import { bringToLine, placeAtLine } from './line.ts'
import type { SideName } from './side.ts'
import { useAlignment } from './use-alignment.ts'

/** Two files that scroll together. */
export interface Together {
  readonly linked: Ref<boolean>
  /** How the files run beside each other; null before both are open. */
  readonly alignment: Readonly<ShallowRef<Alignment | null>>
  /** Moves one side alone by a line; from then on both keep that distance. */
  shift(side: SideName, by: -1 | 1): void
}

/** What scrolls together. */
interface TogetherParts {
  readonly files: Readonly<Record<SideName, OpenFile | null>>
  readonly front: Readonly<Ref<boolean>>
  /** The side that the other one follows at first. */
  readonly leading: () => SideName
}

const SHIFT_PX = 22
/** Linked again, sides that were moved this far apart (pages) or less keep their distance; else it is forgotten. */
const NEAR = 1.5
const other = (side: SideName): SideName => (side === 'left' ? 'right' : 'left')

/**
 * Keeps the line that is read at the same text on both sides. The side that a person scrolls leads; what is scrolled
 * here is told from it by the position that was set.
 */
export function useTogether({ files, front, leading }: TogetherParts): Together {
  const linked = ref(true)
  const alignment = useAlignment(
    () => files.left?.pdf.document.value ?? null,
    () => files.right?.pdf.document.value ?? null,
  )
  /** Pages that the right side stands further than the alignment says. */
  let shifted = 0
  const set: Record<SideName, number | null> = { left: null, right: null }
  let frame = 0

  function follow(side: SideName): void {
    const [from, to] = [files[side], files[other(side)]]
    const at = from && placeAtLine(from)
    if (!alignment.value || !to || at === null) return
    const place =
      side === 'left'
        ? across(alignment.value, at, 'left') + shifted
        : across(alignment.value, at - shifted, 'right')
    set[other(side)] = bringToLine(to, place)
  }
  function measure(): number {
    const left = files.left && placeAtLine(files.left)
    const right = files.right && placeAtLine(files.right)
    if (left === null || right === null || !alignment.value) return 0
    return right - across(alignment.value, left, 'left')
  }
  function onScroll(side: SideName): void {
    const top = files[side]?.container.value?.scrollTop ?? 0
    const mine = set[side]
    set[side] = null
    if (mine !== null && Math.abs(top - mine) < 2) return
    if (!linked.value || !front.value) return
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => follow(side))
  }
  for (const side of ['left', 'right'] as const) {
    useEventListener(
      () => files[side]?.container.value,
      'scroll',
      () => onScroll(side),
      { passive: true },
    )
  }

  watch(linked, (on) => {
    if (!on) return
    const apart = measure()
    shifted = Math.abs(apart) <= NEAR ? apart : 0
    follow(leading())
  })
  watch(
    [
      () => files.left?.pdf.ready.value,
      () => files.right?.pdf.ready.value,
      () => alignment.value !== null,
    ] as const,
    async (ready) => {
      if (ready.some((each) => !each)) return
      shifted = 0
      await nextTick()
      requestAnimationFrame(() => linked.value && follow(leading()))
    },
    { flush: 'post' },
  )

  return {
    linked,
    alignment,
    shift(side, by) {
      const pane = files[side]?.container.value
      if (!pane) return
      pane.scrollTop += by * SHIFT_PX
      set[side] = pane.scrollTop
      shifted = measure()
    },
  }
}
