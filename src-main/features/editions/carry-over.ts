import type { Anchor } from '../../contract/annotations.ts'
import type { PdfMark } from '../../contract/pdf.ts'
import type { Reanchored } from '../../pdf/anchor/index.ts'
import type { StoredAnnotation } from '../annotations/index.ts'

/** A mark before and after it went over to a new edition. */
export interface CarriedMark {
  readonly before: StoredAnnotation
  readonly after: StoredAnnotation
}

/** Marks of other programs that the new file holds as well: they come in with it. */
export function withoutTwins(
  marks: readonly StoredAnnotation[],
  found: readonly PdfMark[],
  edited: ReadonlySet<string>,
): StoredAnnotation[] {
  const isTwin = (mark: StoredAnnotation, other: PdfMark): boolean =>
    other.kind === mark.kind &&
    (other.contents ?? '') === mark.comment &&
    (other.name === mark.externalName || other.quote === mark.quote)
  return marks.filter(
    (mark) => mark.origin !== 'file' || edited.has(mark.id) || !found.some((other) => isTwin(mark, other)),
  )
}

/** An answer stands where the mark that it answers stands. */
function rootOf(mark: StoredAnnotation, byId: ReadonlyMap<string, StoredAnnotation>): StoredAnnotation {
  let root = mark
  for (let depth = 0; depth < byId.size && root.inReplyTo !== null; depth++) {
    const parent = byId.get(root.inReplyTo)
    if (!parent) break
    root = parent
  }
  return root
}

/** Marks that are looked for; answers follow the mark that they answer. */
export function rootsOf(marks: readonly StoredAnnotation[]): StoredAnnotation[] {
  const byId = new Map(marks.map((mark) => [mark.id, mark]))
  return marks.filter((mark) => rootOf(mark, byId) === mark)
}

function anchored(mark: StoredAnnotation, root: StoredAnnotation, anchor: Anchor): Anchor {
  if (mark === root) return anchor
  const [dx, dy] = [anchor.rect[0] - root.rect[0], anchor.rect[3] - root.rect[3]]
  const [x0, y0, x1, y1] = mark.rect
  return {
    ...anchor,
    rect: [x0 + dx, y0 + dy, x1 + dx, y1 + dy],
    quads: mark.quads.length === 0 ? [] : anchor.quads,
    ink: [],
    quote: mark.quote === null ? null : anchor.quote,
  }
}

/**
 * The marks of an old edition on the new one. Those that another program left in the old file are not in the new one: from
 * now on a copy must be given them, as if they had been made here.
 */
export function carryOver(
  marks: readonly StoredAnnotation[],
  places: readonly Reanchored[],
  attachmentId: string,
): CarriedMark[] {
  const byId = new Map(marks.map((mark) => [mark.id, mark]))
  const placeOf = new Map(places.map((place) => [place.id, place]))
  return marks.flatMap((before) => {
    const root = rootOf(before, byId)
    const place = placeOf.get(root.id)
    if (!place) return []
    const lost = place.anchoring === 'lost'
    const anchor = lost ? {} : anchored(before, root, place.anchor)
    const own = { origin: 'cartable', externalName: null } as const
    // A place that a person gave stays one where nothing moved.
    const still = place.anchoring === 'exact' && before.anchoring !== 'lost'
    const anchoring = still ? before.anchoring : lost ? 'lost' : 'moved'
    return [{ before, after: { ...before, ...own, ...anchor, attachmentId, anchoring } }]
  })
}
