import type { Reader } from '../../base/context.ts'
import type { SavedSearch } from '../../contract/saved-searches.ts'
import type { Schema } from '../../db/schema.ts'

/** A stored question and whether it is in the trash. */
export type StoredSearch = SavedSearch & { readonly trashedAt: string | null }

function fromRow(row: Schema['saved_searches']): StoredSearch {
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    filter: JSON.parse(row.filter) as SavedSearch['filter'],
    sort: row.sort === null ? null : (JSON.parse(row.sort) as SavedSearch['sort']),
    trashedAt: row.trashed_at,
  }
}

/** Stored questions that are not in the trash, oldest first. */
export async function liveSearches(db: Reader): Promise<SavedSearch[]> {
  const rows = await db
    .selectFrom('saved_searches')
    .selectAll()
    .where('trashed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(fromRow).map(({ trashedAt: _, ...search }) => search)
}

/** A stored question, also one in the trash, or null. */
export async function findSearch(db: Reader, id: string): Promise<StoredSearch | null> {
  const row = await db.selectFrom('saved_searches').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Inserts a stored question or replaces its fields. */
export async function putSearch(db: Reader, search: StoredSearch): Promise<void> {
  const columns = {
    name: search.name,
    query: search.query,
    filter: JSON.stringify(search.filter),
    sort: search.sort === null ? null : JSON.stringify(search.sort),
    trashed_at: search.trashedAt,
  }
  await db
    .insertInto('saved_searches')
    .values({ id: search.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
}
