import { shallowRef, type ShallowRef } from 'vue'
import { api } from '../../client/api.ts'
import { carriesMarks, carriesPublications, droppedMarks, droppedPublications } from '../../client/drag.ts'
import { problemOf } from '../../client/problems.ts'
import { useToasts } from '../../client/toasts.ts'
import { dragged } from './drag-items.ts'
import { dropLine, dropPlace, type Extent } from './drop-place.ts'
import type { OpenBrief } from './open-brief.ts'
import { moveTo } from './order.ts'
import { putMarks } from './put-marks.ts'

/** Marks, publications and items of the brief that are dropped into its text. */
export interface TextDrop {
  /** Height of the line that shows where what is dragged would go; null: nowhere. */
  readonly line: Readonly<ShallowRef<number | null>>
  over(event: DragEvent): void
  leave(event: DragEvent): void
  drop(event: DragEvent): void
}

/** Ids of all marks of publications. */
async function marksOf(publicationIds: readonly string[]): Promise<string[]> {
  const toasts = useToasts()
  try {
    const { marks } = await api.briefs.candidates({ publicationIds: [...publicationIds], limit: 2000 })
    if (marks.length === 0) toasts.add({ kind: 'done', key: 'briefs.done.noMarks' })
    return marks.map(({ annotationId }) => annotationId)
  } catch (error) {
    toasts.add({ kind: 'failed', key: 'commands.failed', problem: problemOf(error) })
    return []
  }
}

/** @param list element whose `[data-item]` children are the items, in their order */
export function useTextDrop(brief: OpenBrief, list: Readonly<ShallowRef<HTMLElement | null>>): TextDrop {
  const line = shallowRef<number | null>(null)

  function extents(): Extent[] {
    const elements = list.value?.querySelectorAll<HTMLElement>(':scope > [data-item]') ?? []
    return [...elements].map(({ offsetTop, offsetHeight }) => ({ top: offsetTop, height: offsetHeight }))
  }
  const heightOf = (event: DragEvent): number =>
    event.clientY - (list.value?.getBoundingClientRect().top ?? 0)
  const takes = (event: DragEvent): boolean =>
    carriesMarks(event) || carriesPublications(event) || dragged.value?.briefId === brief.id.value

  async function take(event: DragEvent, place: number): Promise<void> {
    const [marks, publications] = [droppedMarks(event), droppedPublications(event)]
    const behind = brief.items.value[place - 1]?.id ?? null
    const own = dragged.value
    if (own) {
      const move = moveTo(brief.items.value, own.ids, place)
      if (move) await brief.edits.move(move)
    } else if (marks.length > 0) await putMarks(brief, marks, () => behind)
    else if (publications.length > 0) await putMarks(brief, await marksOf(publications), () => behind)
  }
  return {
    line,
    over(event) {
      if (!takes(event)) return
      event.preventDefault()
      const all = extents()
      line.value = dropLine(all, dropPlace(all, heightOf(event)))
    },
    leave(event) {
      const to = event.relatedTarget
      if (!(to instanceof Node && list.value?.contains(to))) line.value = null
    },
    drop(event) {
      if (!takes(event)) return
      event.preventDefault()
      line.value = null
      void take(event, dropPlace(extents(), heightOf(event)))
    },
  }
}
