import { computed, type ComputedRef } from 'vue'
import {
  markColour,
  type Annotation,
  type AnnotationKind,
  type Place,
} from '../../src-main/contract/annotations.ts'
import { api } from '../client/api.ts'
import { useCommands } from '../client/commands.ts'
import { useFetched } from '../client/fetched.ts'
import { useLive } from '../client/live.ts'
import { usePasswords } from '../client/passwords.ts'
import { isAbort, problemOf, type Problem } from '../client/problems.ts'
import { useToasts } from '../client/toasts.ts'
import type { Selected } from './marking/selection.ts'

export { colourKey as keyOf } from '../../src-main/contract/annotations.ts'

/** A mark that was placed or drawn on a page, and what was written into it there. */
export type DrawnMark = Pick<Annotation, 'pageIndex' | 'kind' | 'rect' | 'ink' | 'inkWidths' | 'colour'> &
  Partial<Pick<Annotation, 'comment'>>

/** Marks of one attachment. */
export interface Marks {
  readonly list: ComputedRef<readonly Annotation[]>
  /** Those that a new edition left without a place. */
  readonly lost: ComputedRef<readonly Annotation[]>
  readonly problem: ComputedRef<Problem | null>
  /** Marks what is selected, one mark a page. @returns the ids, none when it failed (and was told) */
  create(selected: Pick<Selected, 'anchors'>, kind: AnnotationKind, key: number): Promise<string[]>
  /** Makes a mark that is not about words. @returns its id, null when it failed (and was told) */
  draw(mark: DrawnMark): Promise<string | null>
  /** Moves a mark that is not about words, or changes its strokes. */
  move(id: string, place: Place): Promise<boolean>
  comment(id: string, text: string): Promise<boolean>
  /** Writes another text into a text box, and gives it the place that the text takes. */
  rewrite(id: string, text: string, place: Place): Promise<boolean>
  recolour(mark: Annotation, key: number): Promise<boolean>
  remove(id: string): Promise<void>
}

/** Reads and edits the marks of an attachment; they follow changes made elsewhere. */
export function useMarks(attachmentId: () => string): Marks {
  const live = useLive()
  const commands = useCommands()
  const toasts = useToasts()
  const passwords = usePasswords()
  const { value, problem, reload } = useFetched([attachmentId, () => live.annotations], (signal) =>
    api.annotations.list({ attachmentId: attachmentId() }, { signal }),
  )

  async function told<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const result = await commands.follow(work)
      await reload()
      return result
    } catch (error) {
      if (!isAbort(error)) toasts.add({ kind: 'failed', key: 'reader.notSaved', problem: problemOf(error) })
      return null
    }
  }
  const toldWhenOpen = <T>(work: () => Promise<T>): Promise<T | null> =>
    told(() => passwords.settled(attachmentId()).then(work))

  return {
    // Those without a place in this edition are listed apart, see `editions/LostMarks.vue`.
    list: computed(() => (value.value ?? []).filter(({ anchoring }) => anchoring !== 'lost')),
    lost: computed(() => (value.value ?? []).filter(({ anchoring }) => anchoring === 'lost')),
    problem: computed(() => problem.value),
    create: async (selected, kind, key) => {
      const [id, anchors] = [attachmentId(), selected.anchors()]
      // Its failure is told below.
      anchors.catch(() => undefined)
      const made = await toldWhenOpen(async () =>
        Promise.all(
          (await anchors).map((anchor) =>
            api.annotations.create({
              ...anchor,
              attachmentId: id,
              kind,
              colour: markColour(kind, key),
              password: passwords.of(id),
            }),
          ),
        ),
      )
      return (made ?? []).map((mark) => mark.id)
    },
    draw: async (mark) => {
      const place = { quads: [], quote: null, prefix: null, suffix: null, attachmentId: attachmentId() }
      const made = await toldWhenOpen(() => api.annotations.create({ ...place, ...mark }))
      return made?.id ?? null
    },
    move: async (id, place) => (await told(() => api.annotations.update({ id, place }))) !== null,
    comment: async (id, text) => (await told(() => api.annotations.update({ id, comment: text }))) !== null,
    rewrite: async (id, comment, place) =>
      (await told(() => api.annotations.update({ id, comment, place }))) !== null,
    recolour: async (mark, key) =>
      (await told(() => api.annotations.update({ id: mark.id, colour: markColour(mark.kind, key) }))) !==
      null,
    remove: async (id) => {
      const removed = await told(() => api.annotations.remove({ id }))
      if (!removed) return
      const undo = (): void => void commands.takeBack(removed.command, 'commands.undone')
      toasts.add({ kind: 'done', key: 'reader.removed', action: { key: 'commands.undo', run: undo } })
    },
  }
}
