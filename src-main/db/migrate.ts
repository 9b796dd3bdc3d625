import type { DatabaseSync } from 'node:sqlite'
import { CartableError } from '../contract/errors.ts'

/** One step of the schema. `version` is what `PRAGMA user_version` holds afterwards. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** Marks a SQLite file as a Cartable library (`PRAGMA application_id`): "Cart" in ASCII. */
export const APPLICATION_ID = 0x43617274

/** `PRAGMA user_version`: 0 for a new file. */
export function schemaVersion(database: DatabaseSync): number {
  const row = database.prepare('pragma user_version').get()
  return Number(row?.['user_version'] ?? 0)
}

/**
 * Brings a database to the newest of `migrations`, each step in a transaction of its own, so that a failure
 * leaves the last whole version.
 *
 * @throws CartableError LIBRARY_NEWER when the file was made by a newer Cartable; nothing is changed then.
 */
export function migrate(database: DatabaseSync, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0
  const found = schemaVersion(database)
  if (found > newest) throw new CartableError('LIBRARY_NEWER', { found, supported: newest })
  for (const migration of migrations) {
    if (migration.version <= found) continue
    database.exec('begin immediate')
    try {
      database.exec(migration.sql)
      database.exec(`pragma user_version = ${migration.version}`)
      database.exec(`pragma application_id = ${APPLICATION_ID}`)
      database.exec('commit')
    } catch (error) {
      database.exec('rollback')
      throw error
    }
  }
}
