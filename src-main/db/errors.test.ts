import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/library.ts'
import { databaseError } from './errors.ts'

/** What SQLite throws for `sql`. */
function failureOf(database: DatabaseSync, sql: string): unknown {
  try {
    database.exec(sql)
  } catch (error) {
    return error
  }
  return null
}

describe('databaseError', () => {
  it('knows a full disk', async () => {
    const database = new DatabaseSync(join(await testFolder(), 'a.sqlite'))
    database.exec('pragma page_size = 1024; create table t (x); pragma max_page_count = 3')
    const failure = failureOf(database, 'insert into t values (zeroblob(100000))')
    expect(databaseError(failure, 'a')).toMatchObject({ code: 'DISK_FULL', data: { path: 'a' } })
    database.close()
  })

  it('knows a database that another program writes to', async () => {
    const path = join(await testFolder(), 'a.sqlite')
    const [first, second] = [new DatabaseSync(path), new DatabaseSync(path)]
    first.exec('create table t (x); begin immediate')
    expect(databaseError(failureOf(second, 'begin immediate'), path)).toMatchObject({
      code: 'LIBRARY_LOCKED',
    })
    first.close()
    second.close()
  })

  it('leaves defects as they are', () => {
    const database = new DatabaseSync(':memory:')
    const failure = failureOf(database, 'select nothing')
    expect(databaseError(failure, 'a')).toBe(failure)
    database.close()
  })
})
