import type { EntityKind } from '../contract/history.ts'
import type { Db } from '../db/open.ts'
import type { PdfPool } from '../pdf/pool/index.ts'
import type { Events } from './events.ts'
import type { Layout } from './layout.ts'

/** The open transaction of a command, or the database itself for reading. */
export type Reader = Db

/** How history restores the fields of one kind of entity. */
export interface EntityHandler {
  /** Current fields as JSON values; null where there is no such entity. */
  read(db: Reader, id: string): Promise<Readonly<Record<string, unknown>> | null>
  /** Sets some of those fields. Values come from a history row, so they were valid once. */
  write(db: Reader, id: string, fields: Readonly<Record<string, unknown>>): Promise<void>
  /** The publications whose sidecars tell of this entity. */
  publicationsOf(db: Reader, id: string): Promise<readonly string[]>
}

/** What every service is given: one library, open. Made once, in `core/library.ts`. */
export interface Context {
  readonly db: Db
  readonly layout: Layout
  readonly pool: PdfPool
  readonly events: Events
  /** Name written into marks and history. */
  readonly actor: string
  /** The present moment; a function so that tests can hold it still. */
  readonly now: () => Date
  readonly entities: Readonly<Record<EntityKind, EntityHandler>>
  /** Damage of the database file itself, see `db/open.ts`. */
  readonly databaseProblems: () => { kind: 'integrity' | 'foreign-key'; detail: string }[]
  readonly schemaVersion: number
}
