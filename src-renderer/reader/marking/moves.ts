import { shallowRef, type ShallowRef } from 'vue'
import { isForeign, type Annotation, type Place } from '../../../src-main/contract/annotations.ts'
import type { Marks } from '../marks.ts'

/** How a mark can be changed in its place: one about words not at all. */
export type Movability = 'stays' | 'moves' | 'resizes'

/**
 * What a person may do with the place of a mark. Marks of others stay where they are, and so do those that the file
 * brought along: they are part of its drawing.
 *
 * @param actor whose marks are one's own
 */
export function movability(mark: Annotation, actor: string): Movability {
  if (mark.origin === 'file' || mark.anchoring === 'lost' || mark.inReplyTo !== null) return 'stays'
  if (isForeign(mark, actor) || (mark.quads.length > 0 && mark.kind !== 'note')) return 'stays'
  switch (mark.kind) {
    case 'note':
    case 'ink':
      return 'moves'
    case 'freetext':
    case 'area':
      return 'resizes'
    default:
      return 'stays'
  }
}

/** A mark at another place. */
export function placed(mark: Annotation, place: Place | undefined): Annotation {
  if (!place) return mark
  const { rect, ink = mark.ink, inkWidths = mark.inkWidths } = place
  return { ...mark, rect, ink, inkWidths }
}

/** Places of marks that are being changed and not saved yet: the pages show them there. */
export interface Moves {
  /** By id of the mark. */
  readonly places: Readonly<ShallowRef<ReadonlyMap<string, Place>>>
  show(id: string, place: Place): void
  /** Forgets a place: the mark is again where it is saved. */
  drop(id: string): void
  /** Saves the place of a mark, as one edit; drawings without strokes are removed. A failure was told. */
  save(id: string): Promise<void>
}

/** See {@link Moves}. */
export function useMoves(marks: Pick<Marks, 'move' | 'remove'>): Moves {
  const places = shallowRef<ReadonlyMap<string, Place>>(new Map())
  const drop = (id: string): void => {
    const rest = new Map(places.value)
    if (rest.delete(id)) places.value = rest
  }
  return {
    places,
    drop,
    show: (id, place) => void (places.value = new Map(places.value).set(id, place)),
    async save(id) {
      const place = places.value.get(id)
      if (!place) return
      if (place.ink?.length === 0) await marks.remove(id)
      else await marks.move(id, place)
      // What was changed meanwhile is saved by whoever changed it.
      if (places.value.get(id) === place) drop(id)
    },
  }
}
