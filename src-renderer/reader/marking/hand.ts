import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { isForeign, markColour } from '../../../src-main/contract/annotations.ts'
import { useSession } from '../../client/session.ts'
import type { Marks } from '../marks.ts'
import type { Tool } from '../open-file.ts'
import type { Viewport } from '../pane/viewer.ts'
import { rectBetween } from './geometry.ts'
import { erasedAlong } from './erase.ts'
import { inkOf, inkRect, pointsOf, type InkPoint } from './ink.ts'
import { movability, placed, useMoves, type Movability, type Moves } from './moves.ts'
import { hangingFrom, type Point } from './sheet.ts'
import { useStrokes, type Strokes } from './strokes.ts'
import { useTyping, type Typing } from './typing.ts'

/** Side of a note's icon, points. */
const ICON = 20
/** A text box where the page was clicked and not drawn on, points. */
const TEXT_BOX = { width: 180, height: 24 }
/** Shorter ways are clicks, points. */
const LEAST = 4
/** Radius of the eraser, points. */
export const ERASER = 5

/** A point that keys move over the pages while a tool is in hand. */
export interface Aim {
  readonly pageIndex: number
  /** User space. */
  readonly at: Point
  /** Where an area, a box or a line begins, once that was said. */
  readonly from: Point | null
}

/** What tools do to the pages, whether a pointer or keys hold them. */
export interface Hand {
  readonly moves: Moves
  readonly strokes: Strokes
  readonly typing: Typing
  readonly aim: ShallowRef<Aim | null>
  /** Id of a mark that is to take the keyboard. */
  readonly grip: ShallowRef<string | null>
  /** What a screen reader is told. */
  readonly said: ShallowRef<string>
  /** What a person may do with the place of a mark. */
  movability(id: string): Movability
  /** Places a note, a text box or an area between two points of user space; the same point twice is a click. */
  place(pageIndex: number, viewport: Viewport, from: Point, to: Point): Promise<void>
  /** Takes away what lies on a way of the eraser; nothing is saved before `erased`. */
  erase(pageIndex: number, way: readonly InkPoint[]): void
  erased(): Promise<void>
  /** The eraser was not meant. */
  keepErased(): void
}

interface Parts {
  readonly attachmentId: () => string
  readonly marks: Marks
  readonly ready: Readonly<Ref<boolean>>
  readonly active: ShallowRef<string | null>
  readonly written: ShallowRef<string | null>
  readonly tool: ShallowRef<Tool>
}

/** The hand of a file, for as long as the calling scope lives. */
export function useHand({ attachmentId, marks, ready, active, written, tool }: Parts): Hand {
  const session = useSession()
  const actor = (): string => session.status?.actor ?? ''
  const moves = useMoves(marks)
  const strokes = useStrokes(marks)
  const typing = useTyping({ attachmentId, marks, ready })
  const aim = shallowRef<Aim | null>(null)
  const grip = shallowRef<string | null>(null)
  /** Drawings that the eraser touched since it went down. */
  const touched = new Set<string>()

  async function make(kind: 'note' | 'area', pageIndex: number, rect: ReturnType<typeof rectBetween>) {
    const id = await marks.draw({ pageIndex, kind, rect, ink: [], colour: markColour(kind) })
    if (id === null) return
    active.value = id
    if (kind === 'note') written.value = id
    else grip.value = id
    tool.value = 'select'
  }
  watch(tool, (now) => {
    aim.value = null
    if (now !== 'ink') void strokes.save()
  })
  const onHide = (): void => void strokes.save()
  window.addEventListener('pagehide', onHide)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', onHide)
    void strokes.save()
  })

  return {
    moves,
    strokes,
    typing,
    aim,
    grip,
    said: shallowRef(''),
    movability(id) {
      const mark = marks.list.value.find((each) => each.id === id)
      return mark ? movability(mark, actor()) : 'stays'
    },
    async place(pageIndex, viewport, from, to) {
      const rect = rectBetween(from, to)
      const isClick = rect[2] - rect[0] < LEAST || rect[3] - rect[1] < LEAST
      if (tool.value === 'note') {
        await make('note', pageIndex, hangingFrom(viewport, from, { width: ICON, height: ICON }))
      } else if (tool.value === 'freetext') {
        typing.begin(pageIndex, isClick ? hangingFrom(viewport, from, TEXT_BOX) : rect)
        tool.value = 'select'
      } else if (tool.value === 'area' && !isClick) await make('area', pageIndex, rect)
    },
    erase(pageIndex, way) {
      for (const mark of marks.list.value) {
        if (mark.kind !== 'ink' || mark.pageIndex !== pageIndex) continue
        if (mark.origin === 'file' || isForeign(mark, actor())) continue
        const { ink, inkWidths } = placed(mark, moves.places.value.get(mark.id))
        const drawn = ink.map((stroke, at) => pointsOf(stroke, inkWidths?.[at]))
        const left = erasedAlong(drawn, way, ERASER)
        if (left === drawn) continue
        touched.add(mark.id)
        const kept = inkOf(left)
        moves.show(mark.id, { rect: left.length === 0 ? mark.rect : inkRect(kept), ...kept })
      }
    },
    async erased() {
      const ids = [...touched]
      touched.clear()
      for (const id of ids) await moves.save(id)
    },
    keepErased() {
      for (const id of touched) moves.drop(id)
      touched.clear()
    },
  }
}
