import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { CartableError } from '../contract/errors.ts'
import { nodeSqliteDialect } from './dialect.ts'
import { databaseError } from './errors.ts'
import { migrate, schemaVersion } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Schema } from './schema.ts'

/** The one database of a library. Inside a transaction use the transaction, never this. */
export type Db = Kysely<Schema>

/** An open database and the few things that Kysely does not do. */
export interface OpenDatabase {
  readonly db: Db
  readonly version: number
  /** Rows of `PRAGMA integrity_check` and `PRAGMA foreign_key_check` that are not "ok". */
  problems(): { kind: 'integrity' | 'foreign-key'; detail: string }[]
  /** Folds the write-ahead log into the file and closes. */
  close(): Promise<void>
}

/** Offset of `user_version` in the header of a SQLite file (https://www.sqlite.org/fileformat2.html §1.3). */
const USER_VERSION_OFFSET = 60
const HEADER_SIZE = 100

/** Reads the header without opening the database, so that a file of a newer version is not touched at all. */
function headerVersion(path: string): number {
  const header = Buffer.alloc(HEADER_SIZE)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, header, 0, HEADER_SIZE, 0) < HEADER_SIZE) return 0
  } finally {
    closeSync(file)
  }
  if (header.toString('latin1', 0, 15) !== 'SQLite format 3') {
    throw new CartableError('LIBRARY_DAMAGED', { path })
  }
  return header.readUInt32BE(USER_VERSION_OFFSET)
}

function problemsOf(raw: DatabaseSync): { kind: 'integrity' | 'foreign-key'; detail: string }[] {
  const integrity = raw
    .prepare('pragma integrity_check(50)')
    .all()
    .map((row) => String(Object.values(row)[0]))
    .filter((text) => text !== 'ok')
    .map((detail) => ({ kind: 'integrity' as const, detail }))
  const foreign = raw
    .prepare('pragma foreign_key_check')
    .all()
    .slice(0, 50)
    .map((row) => ({ kind: 'foreign-key' as const, detail: JSON.stringify(row) }))
  return [...integrity, ...foreign]
}

/**
 * Opens or makes the database at `path` and brings it to the newest schema.
 *
 * WAL with `synchronous = FULL`: a confirmed edit survives a power cut, readers never wait for a writer.
 *
 * @throws CartableError LIBRARY_NEWER, LIBRARY_DAMAGED, LIBRARY_LOCKED, LIBRARY_READ_ONLY, PERMISSION_DENIED, DISK_FULL
 */
export function openDatabase(path: string): OpenDatabase {
  const newest = migrations.at(-1)?.version ?? 0
  let raw: DatabaseSync | undefined
  try {
    if (path !== ':memory:' && existsSync(path)) {
      const found = headerVersion(path)
      if (found > newest) throw new CartableError('LIBRARY_NEWER', { found, supported: newest })
    }
    raw = new DatabaseSync(path, {
      timeout: 5000,
      allowExtension: false,
      enableDoubleQuotedStringLiterals: false,
    })
    raw.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma foreign_keys = on;
      pragma trusted_schema = off;
      pragma temp_store = memory;
      pragma wal_autocheckpoint = 4000;
      pragma cache_size = -65536;
      pragma mmap_size = 268435456;
    `)
    migrate(raw, migrations)
    // A database on a read-only disk opens and reads well; a write that is taken back tells before the first edit.
    raw.exec(`begin immediate; pragma user_version = ${schemaVersion(raw)}; rollback`)
  } catch (error) {
    raw?.close()
    throw databaseError(error, path)
  }
  const open = raw
  return {
    db: new Kysely<Schema>({ dialect: nodeSqliteDialect(open) }),
    version: schemaVersion(open),
    problems: () => problemsOf(open),
    close: async () => {
      await Promise.resolve()
      if (open.isOpen) {
        open.exec('pragma optimize')
        open.close()
      }
    },
  }
}
