import { CartableError, type ErrorCode } from '../contract/errors.ts'

/** What SQLite says, and what it means to a person (https://www.sqlite.org/rescode.html). */
const MEANINGS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/readonly|read-only/i, 'LIBRARY_READ_ONLY'],
  [/locked|busy/i, 'LIBRARY_LOCKED'],
  [/malformed|not a database|corrupt/i, 'LIBRARY_DAMAGED'],
  [/unable to open|permission/i, 'PERMISSION_DENIED'],
  [/disk is full|disk I\/O/i, 'DISK_FULL'],
]

/** Turns a failure of SQLite into an error that a person can act on; others pass unchanged. `path` is the database. */
export function databaseError(error: unknown, path: string): unknown {
  if (error instanceof CartableError || !(error instanceof Error)) return error
  if (!('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return error
  const [, code] = MEANINGS.find(([pattern]) => pattern.test(error.message)) ?? []
  return code ? new CartableError(code, { path }, { cause: error }) : error
}
