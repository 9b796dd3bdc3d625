import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'

/** Statements kept prepared. Import and lists repeat a few dozen; one-off SQL falls out of the end. */
const CACHE_SIZE = 200

/** Booleans and `undefined` have no SQLite type; everything else passes as it is. */
function bind(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (typeof value === 'boolean') return value ? 1 : 0
    if (value === undefined) return null
    return value as SQLInputValue
  })
}

function adapt(statement: StatementSync): SqliteStatement {
  const reader = statement.columns().length > 0
  return {
    reader,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) => statement.run(...bind(parameters)),
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  }
}

/**
 * Kysely's SQLite dialect on `node:sqlite`. Transactions begin `immediate`: a deferred one that first reads and
 * then writes fails with SQLITE_BUSY_SNAPSHOT when another process wrote in between, and no timeout helps.
 */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  const cache = new Map<string, SqliteStatement>()
  const adapter: SqliteDatabase = {
    close: () => {
      cache.clear()
      database.close()
    },
    prepare: (sql) => {
      const text = sql === 'begin' ? 'begin immediate' : sql
      const known = cache.get(text)
      if (known) {
        cache.delete(text)
        cache.set(text, known)
        return known
      }
      const statement = adapt(database.prepare(text))
      cache.set(text, statement)
      if (cache.size > CACHE_SIZE) {
        const oldest = cache.keys().next().value
        if (oldest !== undefined) cache.delete(oldest)
      }
      return statement
    },
  }
  return new SqliteDialect({ database: adapter })
}
