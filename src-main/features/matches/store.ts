import * as z from 'zod'
import type { Reader } from '../../base/context.ts'
import { Id } from '../../contract/values.ts'
import type { Schema } from '../../db/schema.ts'

/** Two publications that a person keeps apart, as a record tells of them. */
export const ApartRecord = z.object({ id: Id, firstId: Id, secondId: Id })
export type ApartRecord = z.infer<typeof ApartRecord>

/** Two publications that a person keeps apart, or no longer does. */
export interface Apart extends ApartRecord {
  readonly trashedAt: string | null
}

function fromRow(row: Schema['kept_apart']): Apart {
  return { id: row.id, firstId: row.first_id, secondId: row.second_id, trashedAt: row.trashed_at }
}

/** A pair that is kept apart, also one that is no longer, or null. */
export async function findApart(db: Reader, id: string): Promise<Apart | null> {
  const row = await db.selectFrom('kept_apart').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Pairs that a publication is one of, those that are kept apart now. */
export async function apartOf(db: Reader, publicationId: string): Promise<ApartRecord[]> {
  const rows = await db
    .selectFrom('kept_apart')
    .selectAll()
    .where((where) =>
      where.or([where('first_id', '=', publicationId), where('second_id', '=', publicationId)]),
    )
    .where('trashed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(fromRow).map(({ id, firstId, secondId }) => ({ id, firstId, secondId }))
}

/** Enters a pair as it was kept in a record, where both publications are there. */
export async function restoreApart(db: Reader, apart: ApartRecord): Promise<void> {
  const ids = [apart.firstId, apart.secondId]
  const known = await db.selectFrom('publications').select('id').where('id', 'in', ids).execute()
  if (known.length === ids.length) await putApart(db, { ...apart, trashedAt: null })
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
