import { sql } from 'kysely'
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

/** Publications in a collection or in one below it: their sidecars name it. */
export async function publicationsBelow(db: Reader, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below (id) as (
      select ${id} union select c.id from collections c join below b on c.parent_id = b.id
    )
    select distinct publication_id as id from collection_publications where collection_id in (select id from below)
  `.execute(db)
  return rows.map((row) => row.id)
}

/** Collections of a publication and those above them, by id. */
export async function collectionsOf(db: Reader, publicationId: string): Promise<CollectionRow[]> {
  const { rows } = await sql<CollectionRow>`
    with recursive above (id) as (
      select collection_id from collection_publications where publication_id = ${publicationId}
      union select c.parent_id from collections c join above a on c.id = a.id where c.parent_id is not null
    )
    select id, name, parent_id as "parentId", trashed_at as "trashedAt" from collections where id in (select id from above) order by id
  `.execute(db)
  return rows
}
