import type { Quad, Rect } from '../../contract/values.ts'

/** A mark that must be found in the copy, as it was written. */
export interface ExpectedMark {
  /** 0-based */
  readonly pageIndex: number
  /** `/NM`; null where the way of writing carries no names. */
  readonly name: string | null
  readonly subtype: string
  readonly author: string
  readonly contents: string
  readonly rect: Rect
  readonly quads: readonly Quad[]
  /** It took the place of an annotation of the original. */
  readonly replaced: boolean
  /** Annotations that the page has more of for it. */
  readonly added: number
}

/** A mark of the original that must not be in the copy. */
export interface RemovedMark {
  /** 0-based */
  readonly pageIndex: number
  /** `/NM`; null for an annotation without, which is known by its kind and place. */
  readonly name: string | null
  readonly subtype: string
  readonly rect: Rect
  /** Annotations that the page has fewer of for it: with its window; 0 where the original had no such mark. */
  readonly fewer: number
}

/** What the gate compares. */
export interface GateRequest {
  readonly original: Uint8Array
  /** Bytes as read back from disk. */
  readonly copy: Uint8Array
  readonly password?: string | undefined
  /** The original bytes must be a prefix of the copy. */
  readonly incremental: boolean
  readonly marks: readonly ExpectedMark[]
  readonly removed: readonly RemovedMark[]
}

/** What must have happened to one page. */
export type PageChanges = Pick<GateRequest, 'marks' | 'removed'>

/** Why a copy is refused, in stable words for logs and messages. */
export type GateProblem =
  | 'original-changed'
  | 'pdfium-cannot-open'
  | 'pdfjs-cannot-open'
  | 'nothing-can-open'
  | 'page-count'
  | 'text'
  | 'annotation-count'
  | 'mark-missing'
  | 'mark-left'
  | 'mark-place'
  | 'mark-author'
  | 'mark-contents'
  | 'metadata'
  | 'outline'
  | 'labels'
  | 'attachments'
  | 'form'
  | 'structure'
  | 'signatures'
  | 'encryption'
  | 'picture'

/** Largest difference of a coordinate, in points. */
export const TOLERANCE = 0.05

/** True where two lists of coordinates agree. */
export function agrees(found: readonly number[], expected: readonly number[]): boolean {
  return (
    found.length === expected.length &&
    found.every((value, at) => Math.abs(value - (expected[at] ?? NaN)) <= TOLERANCE)
  )
}

/** Text as readers give it back: line ends differ between them. */
export function comparable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

/** What was added to and removed from one page (0-based). */
export function changesOn({ marks, removed }: PageChanges, pageIndex: number): PageChanges {
  const here = (mark: { readonly pageIndex: number }): boolean => mark.pageIndex === pageIndex
  return { marks: marks.filter(here), removed: removed.filter(here) }
}

/** Pages with changes; a page may stand here more than once. */
export function changedPages({ marks, removed }: PageChanges): number[] {
  return [...marks, ...removed].map((mark) => mark.pageIndex)
}

/** How many annotations a page has more than before; less than 0 where it has fewer. */
export function surplus({ marks, removed }: PageChanges): number {
  const added = marks.reduce((sum, mark) => sum + mark.added, 0)
  return removed.reduce((sum, mark) => sum - mark.fewer, added)
}

/** How one engine tells whether an annotation, or a mark that was written, is what a removed mark was. */
export interface Likeness<T> {
  readonly found: (annotation: T, removed: RemovedMark) => boolean
  readonly written: (mark: ExpectedMark, removed: RemovedMark) => boolean
}

/**
 * True where a page still has a mark that must be gone. Counted, not only searched: a file may hold several that are
 * alike, and a new mark may stand where an old one stood.
 */
export function isLeft<T>(
  before: readonly T[],
  after: readonly T[],
  { marks, removed }: PageChanges,
  alike: Likeness<T>,
): boolean {
  return removed.some((mark) => {
    const had = before.filter((annotation) => alike.found(annotation, mark)).length
    const has = after.filter((annotation) => alike.found(annotation, mark)).length
    const gone = removed.filter(({ name, subtype, rect }) =>
      name === null || mark.name === null
        ? name === mark.name && subtype === mark.subtype && agrees(rect, mark.rect)
        : name === mark.name,
    ).length
    const written = marks.filter((other) => alike.written(other, mark)).length
    return has > Math.max(0, had - gone) + written
  })
}
