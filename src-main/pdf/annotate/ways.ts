import { writeProtected } from './protected.ts'
import { writeThroughPdfjs } from './through-pdfjs.ts'
import { writeAnew, writeIncremental, type WriteRequest, type Written } from './writers.ts'

/** A way of writing marks into a copy. */
export interface Way {
  /** For the log. */
  readonly name: string
  readonly mode: 'incremental' | 'rewrite' | 'pdfjs'
  /** The original bytes stay a prefix, so that signatures stay valid. */
  readonly incremental: boolean
  /** The marks carry their names (`/NM`), by which a later export finds them. */
  readonly named: boolean
  /** Files that it serves: encrypted ones, the others, or both. */
  readonly encrypted: boolean | 'either'
  /** @throws WriteProblem where it cannot serve the file */
  write(request: WriteRequest): Promise<Written>
}

/** In the order in which they are tried. */
export const WAYS: readonly Way[] = [
  {
    name: 'incremental',
    mode: 'incremental',
    incremental: true,
    named: true,
    encrypted: false,
    write: writeIncremental,
  },
  {
    name: 'rewrite',
    mode: 'rewrite',
    incremental: false,
    named: true,
    encrypted: false,
    write: writeAnew,
  },
  {
    name: 'rewrite-protected',
    mode: 'rewrite',
    incremental: false,
    named: true,
    encrypted: true,
    write: writeProtected,
  },
  {
    name: 'pdfjs',
    mode: 'pdfjs',
    incremental: false,
    named: false,
    encrypted: 'either',
    write: writeThroughPdfjs,
  },
]
