import { EMPTY_FIELDS } from '../contract/empty-fields.ts'
import type { PublicationFields } from '../contract/publications.ts'

/** A note as files carry it: its id is a library's own. */
export interface PortableNote {
  readonly text: string
  readonly shareable: boolean
}

/**
 * Fields of a publication as files carry them. Collections are paths of names. `type` is a concept or, where only that is
 * known, a word. Concepts and agents are those that the file names exactly; words for them stand in `keywords` and names.
 */
export interface PortableFields extends Omit<PublicationFields, 'collections' | 'notes'> {
  collections: readonly (readonly string[])[]
  notes: readonly PortableNote[]
}
export type PortableField = keyof PortableFields

/** A file that a record names. */
export interface NamedFile {
  /** As the file of records has it: relative to that file, absolute, or a `file:` address. */
  readonly path: string
  readonly title: string | null
}

/** A publication as a file tells of it. */
export interface PortableRecord {
  /** Id of the publication where Cartable wrote it. */
  readonly id: string | null
  /** Name of the record in its file. */
  readonly key: string | null
  /** 1-based line where it begins. */
  readonly line: number | null
  readonly fields: PortableFields
  /** Fields that Cartable wrote itself and nobody edited since: they are what they were, not words to be understood. */
  readonly exact: ReadonlySet<PortableField>
  readonly files: readonly NamedFile[]
}

/** What a field is when a file says nothing of it. */
export const EMPTY_PORTABLE: PortableFields = { ...EMPTY_FIELDS, title: {}, collections: [], notes: [] }

/** Values of a record by column, in their order, as words; all that the forms have in common. */
export interface Cells {
  readonly line: number | null
  readonly key: string | null
  readonly columns: Readonly<Record<string, readonly string[]>>
}

/** A place in a file and what is wrong there; see the contract. */
export interface Fault {
  readonly line: number | null
  readonly key: string | null
  readonly reason: 'syntax' | 'unclosed' | 'too-long' | 'too-many' | 'duplicate-key' | 'bad-value'
  readonly value: string | null
  /** Whether a record stays out because of it. */
  readonly lost: boolean
}

/** What was read of a text: records in their order, and what could not be read. */
export interface Read {
  readonly records: readonly Cells[]
  readonly faults: readonly Fault[]
  /** Program that wrote it, where it can be told. */
  readonly program: string | null
  /** Folders in which the file says that files lie whose paths are relative, most particular first. */
  readonly folders?: readonly string[]
}
