import { sql } from 'kysely'
import type { Db } from './open.ts'

/**
 * A number that changes when, and only when, another connection wrote to the database: another window, the command
 * line. Own writes leave it as it is (https://www.sqlite.org/pragma.html#pragma_data_version).
 */
export async function dataVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db)
  return rows[0]?.data_version ?? 0
}
