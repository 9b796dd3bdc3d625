import type { Reader } from '../../base/context.ts'
import type { Collection } from '../../contract/collections.ts'

/** A collection without its count, as history keeps it. */
export interface CollectionRow {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly trashedAt: string | null
}

/** Collections that are not in the trash, by name, each with how many publications it holds itself. */
export async function liveCollections(db: Reader): Promise<Collection[]> {
  const rows = await db
    .selectFrom('collections')
    .select((eb) => [
      'id',
      'name',
      'parent_id',
      eb
        .selectFrom('collection_publications')
        .innerJoin('publications', 'publications.id', 'publication_id')
        .whereRef('collection_id', '=', 'collections.id')
        .where('publications.trashed_at', 'is', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('count'),
    ])
    .where('trashed_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, parentId: row.parent_id, count: row.count ?? 0 }))
}

/** A collection, also one in the trash, or null. */
export async function findCollection(db: Reader, id: string): Promise<CollectionRow | null> {
  const row = await db.selectFrom('collections').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { id: row.id, name: row.name, parentId: row.parent_id, trashedAt: row.trashed_at } : null
}

/** Inserts a collection or replaces its fields. */
export async function putCollection(db: Reader, row: CollectionRow): Promise<void> {
  const columns = { parent_id: row.parentId, name: row.name, trashed_at: row.trashedAt }
  await db
    .insertInto('collections')
    .values({ id: row.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
}
