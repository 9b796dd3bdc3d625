import type { RecordProblem, TakingEvent } from '../../contract/exchange.ts'
import type { PortableRecord } from '../../formats/record.ts'
import type { Command } from '../history/index.ts'
import type { Entering } from './enter-record.ts'
import type { Columns } from './understanding.ts'

/** A record that came in, and the publication that it became. */
export interface Wanted {
  readonly publicationId: string
  readonly record: PortableRecord
}

/** What a caller may ask for; see the contract. */
export interface TakeRequest {
  readonly mapping: Columns
  readonly duplicates: Entering['duplicates']
  readonly without: readonly number[]
  readonly collection: string | null
  readonly files: 'none' | 'beside' | 'anywhere'
}

/** How taking is followed and stopped. */
export interface TakeOptions {
  readonly emit: (event: TakingEvent) => void
  readonly signal: AbortSignal
  /** Whether a path that a record names may be read. @throws CartableError PERMISSION_DENIED */
  readonly mayRead: (path: string) => void
}

/** What is done so far. */
export interface Tally {
  readonly problems: RecordProblem[]
  readonly added: string[]
  /** Publications by the ids that they have in the file. */
  readonly ids: Map<string, string>
  readonly wanted: Wanted[]
  filled: number
  skipped: number
  failed: number
}

/** Runs a part of the one command that all of it is. */
export type Part = <T>(work: (edit: Command) => Promise<T>) => Promise<T>
