import type { RecordField } from '../contract/exchange-parts.ts'
import type { Read } from './record.ts'
import type { Leaving, WriteOptions } from './view.ts'

/** Writes records one after the other: head, records, tail. Everything between is text that is complete in itself. */
export interface RecordWriter {
  readonly head: string
  one(leaving: Leaving): string
  tail(): string
}

/** A form of records: how it is read, where its columns go, how it is written. */
export interface Form {
  /**
   * Reads a text. What is broken is named with its line, and the rest is read. Never throws.
   *
   * @param onProgress told now and then how far it is, in records
   */
  read(text: string, onProgress: (done: number) => void): Read
  /** Field that a column of this form holds; null for one that nothing is known of. */
  propose(column: string): RecordField | null
  writer(options: WriteOptions): RecordWriter
}
