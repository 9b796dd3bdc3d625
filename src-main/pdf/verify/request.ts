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

/** What the gate compares. */
export interface GateRequest {
  readonly original: Uint8Array
  /** Bytes as read back from disk. */
  readonly copy: Uint8Array
  readonly password?: string | undefined
  /** The original bytes must be a prefix of the copy. */
  readonly incremental: boolean
  readonly marks: readonly ExpectedMark[]
}

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

/** Marks that the copy has and the original had not, by page. */
export function addedOn(marks: readonly ExpectedMark[], pageIndex: number): number {
  return marks.reduce((sum, mark) => sum + (mark.pageIndex === pageIndex ? mark.added : 0), 0)
}
