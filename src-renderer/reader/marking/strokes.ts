import { shallowRef, type ShallowRef } from 'vue'
import { markColour } from '../../../src-main/contract/annotations.ts'
import type { Marks } from '../marks.ts'
import { inkOf, inkRect, tidied, type InkPoint } from './ink.ts'

/** Strokes that follow each other within this time are one drawing, milliseconds. */
export const JOINED_MS = 1000

/** Strokes of a drawing that is not saved yet. */
export interface Drawing {
  readonly pageIndex: number
  readonly strokes: readonly (readonly InkPoint[])[]
}

/** Drawing by strokes: those that follow each other become one mark. */
export interface Strokes {
  /** What is on the pages and not saved yet. */
  readonly drawings: Readonly<ShallowRef<readonly Drawing[]>>
  /** A stroke begins: the drawing waits for its end. */
  hold(): void
  add(pageIndex: number, stroke: readonly InkPoint[]): void
  /** Takes the last stroke that is not saved back. @returns whether there was one */
  takeBack(): boolean
  /** Saves what waits. */
  save(): Promise<void>
}

/** See {@link Strokes}. */
export function useStrokes(marks: Pick<Marks, 'draw'>): Strokes {
  const drawings = shallowRef<readonly Drawing[]>([])
  /** The drawing that takes further strokes. */
  let open: Drawing | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const replace = (before: Drawing | null, after: Drawing | null): void => {
    drawings.value = [...drawings.value.filter((each) => each !== before), ...(after ? [after] : [])]
  }
  async function save(): Promise<void> {
    clearTimeout(timer)
    const drawing = open
    open = null
    if (!drawing) return
    const ink = inkOf(drawing.strokes.map((stroke) => tidied(stroke)))
    const { pageIndex } = drawing
    await marks.draw({ pageIndex, kind: 'ink', rect: inkRect(ink), ...ink, colour: markColour('ink') })
    replace(drawing, null)
  }
  return {
    drawings,
    save,
    hold: () => clearTimeout(timer),
    add(pageIndex, stroke) {
      clearTimeout(timer)
      if (open && open.pageIndex !== pageIndex) void save()
      const next: Drawing = { pageIndex, strokes: [...(open?.strokes ?? []), stroke] }
      replace(open, next)
      open = next
      timer = setTimeout(() => void save(), JOINED_MS)
    },
    takeBack() {
      if (!open) return false
      const strokes = open.strokes.slice(0, -1)
      const next = strokes.length === 0 ? null : { ...open, strokes }
      replace(open, next)
      open = next
      return true
    },
  }
}
