import type { Anchor } from '../../../contract/annotations.ts'
import { CartableError } from '../../../contract/errors.ts'
import type { Job, JobContext } from '../../pool/job.ts'
import { anchorOf } from '../anchor.ts'
import type { AnchorPage, EngineFile } from '../page.ts'
import { type Edition, openEdition } from './edition.ts'
import { placeMarks, shifted, type Target } from './place-marks.ts'
import { isSamePicture } from './same-picture.ts'
import type { OldMark } from './source.ts'

/** Two editions of a file and the marks on the old one. */
export interface ReanchorInput {
  readonly old: EngineFile
  readonly next: EngineFile
  readonly marks: readonly OldMark[]
}

/** What became of a mark. A lost one keeps its old place, which means nothing in the new file. */
export interface Reanchored {
  readonly id: string
  readonly anchoring: 'exact' | 'moved' | 'lost'
  readonly anchor: Anchor
}

/** Points by which quads may differ and still be the same place. */
const SAME_PLACE = 1

/** The old file, or null where it cannot be opened: then marks are found by what was kept with them. */
async function openOld(file: EngineFile, context: JobContext): Promise<Edition | null> {
  try {
    return await openEdition(file, 'old', context)
  } catch (error) {
    if (error instanceof CartableError && error.code !== 'CANCELLED') return null
    throw error
  }
}

function isSamePlace(a: Anchor, b: Anchor): boolean {
  const near = (x: number, y: number | undefined): boolean => Math.abs(x - (y ?? Infinity)) <= SAME_PLACE
  return (
    a.pageIndex === b.pageIndex &&
    a.rect.every((value, at) => near(value, b.rect[at])) &&
    a.quads.length === b.quads.length &&
    a.quads.every((quad, line) => quad.every((value, at) => near(value, b.quads[line]?.[at])))
  )
}

/** The icon of a note and the like stand apart from the words: they keep their distance from them. */
function withOwnRect(mark: OldMark, anchor: Anchor, page: AnchorPage): Anchor {
  const [old] = mark.quads
  const [next] = anchor.quads
  const inside =
    mark.quads.length > 0 && mark.rect.some((value, at) => Math.abs(value - boundsAt(mark, at)) > 2)
  if (!old || !next || !inside) return anchor
  const shift = [(next[0] ?? 0) - (old[0] ?? 0), (next[1] ?? 0) - (old[1] ?? 0)] as const
  return { ...anchor, rect: shifted(mark.rect, shift, page.cropBox) }
}

function boundsAt({ quads }: OldMark, side: number): number {
  const values = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === side % 2))
  return side < 2 ? Math.min(...values) : Math.max(...values)
}

function beside(mark: OldMark, page: AnchorPage, wanted: readonly [number, number]): Anchor {
  const rect = shifted(mark.rect, wanted, page.cropBox)
  const [dx, dy] = [rect[0] - mark.rect[0], rect[1] - mark.rect[1]]
  const move = (values: readonly number[]): number[] =>
    values.map((value, at) => value + (at % 2 === 0 ? dx : dy))
  return {
    ...mark,
    pageIndex: page.index,
    rect,
    quads: mark.quads.map((quad) => move(quad) as typeof quad),
    ink: mark.ink.map(move),
  }
}

function placed(mark: OldMark, target: Target, documents: Documents): Anchor | null {
  const { old, next } = documents
  switch (target.to) {
    case 'nowhere':
      return null
    case 'words':
      return next.withPage(target.pageIndex, (page) => {
        const anchor = anchorOf(page.glyphs, target.pageIndex, target)
        return anchor && withOwnRect(mark, anchor, page)
      })
    case 'beside':
      return next.withPage(target.pageIndex, (page) => beside(mark, page, target.shift))
    case 'same-picture': {
      const same = old !== null && isSamePicture(old.picture(mark.pageIndex), next.picture(target.pageIndex))
      return same ? { ...mark, pageIndex: target.pageIndex } : null
    }
  }
}

interface Documents {
  readonly old: Edition | null
  readonly next: Edition
}

function plain(anchor: Anchor): Anchor {
  const { pageIndex, rect, quads, ink, inkWidths, quote, prefix, suffix } = anchor
  return { pageIndex, rect, quads, ink, inkWidths, quote, prefix, suffix }
}

/**
 * Finds the marks of an old edition in a new one, see {@link placeMarks}, and anchors them there. The stages are `old`,
 * `new` (pages) and `place` (marks).
 * @throws CartableError as `openEdition` for the new file
 */
export const reanchorJob: Job<ReanchorInput, Reanchored[]> = async (input, context) => {
  await using old = await openOld(input.old, context)
  await using next = await openEdition(input.next, 'new', context)
  const total = input.marks.length
  const place = (done: number): void => context.progress({ stage: 'place', done, total: total * 2 })
  const targets = placeMarks(input.marks, old && old.read, next.read, place)
  return input.marks.map((mark, at): Reanchored => {
    place(total + at)
    const target = targets[at]
    const anchor = target ? placed(mark, target, { old, next }) : null
    if (!anchor) return { id: mark.id, anchoring: 'lost', anchor: plain(mark) }
    const same = isSamePlace(mark, anchor)
    return { id: mark.id, anchoring: same ? 'exact' : 'moved', anchor: plain(same ? mark : anchor) }
  })
}
