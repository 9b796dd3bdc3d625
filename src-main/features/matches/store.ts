import type { Reader } from '../../base/context.ts'

/** Two publications that a person keeps apart. */
export interface Apart {
  readonly id: string
  readonly firstId: string
  readonly secondId: string
  readonly trashedAt: string | null
}

/** A pair that is kept apart, also one that is no longer, or null. */
export async function findApart(db: Reader, id: string): Promise<Apart | null> {
  const row = await db.selectFrom('kept_apart').selectAll().where('id', '=', id).executeTakeFirst()
  return row
    ? { id: row.id, firstId: row.first_id, secondId: row.second_id, trashedAt: row.trashed_at }
    : null
}

/** Inserts a pair or replaces its fields. */
export async function putApart(db: Reader, apart: Apart): Promise<void> {
  const columns = { first_id: apart.firstId, second_id: apart.secondId, trashed_at: apart.trashedAt }
  await db
    .insertInto('kept_apart')
    .values({ id: apart.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
}

/** Key of a pair, whichever comes first. */
export function pairKey(first: string, second: string): string {
  return first < second ? `${first} ${second}` : `${second} ${first}`
}

/** Keys of all pairs that are kept apart. */
export async function apartKeys(db: Reader): Promise<Set<string>> {
  const rows = await db.selectFrom('kept_apart').selectAll().where('trashed_at', 'is', null).execute()
  return new Set(rows.map((row) => pairKey(row.first_id, row.second_id)))
}
