import { sql, type SqlBool } from 'kysely'
import { EMPTY_FIELDS } from '../../contract/empty-fields.ts'
import type { Reader } from '../../base/context.ts'
import type { Schema } from '../../db/schema.ts'
import type { FieldOrigin, Publication, PublicationFields } from '../../contract/publications.ts'
import { writeChildren } from './children.ts'
import { type ChildFields, readChildren, readChildrenOf } from './read-children.ts'
import { fromRow, guessColumn, toColumns } from './rows.ts'

/** Origins of the fields of a publication, by field name. */
export type Origins = Record<string, FieldOrigin>

function publicationOf(row: Schema['publications'], children: ChildFields): Publication {
  return {
    id: row.id,
    ...fromRow(row),
    ...children,
    origins: JSON.parse(row.origins) as Origins,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    trashedAt: row.trashed_at,
  }
}

/** A publication with all its fields, or null. */
export async function readPublication(db: Reader, id: string): Promise<Publication | null> {
  const row = await db.selectFrom('publications').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? publicationOf(row, await readChildren(db, id)) : null
}

/** Publications with all their fields, in the order of their ids given; those that do not exist are left out. */
export async function readPublications(db: Reader, ids: readonly string[]): Promise<Publication[]> {
  const rows = await db
    .selectFrom('publications')
    .selectAll()
    .where(sql<SqlBool>`id in (select value from json_each(${JSON.stringify(ids)}))`)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const children = await readChildrenOf(db, ids)
  return ids.flatMap((id) => {
    const [row, own] = [byId.get(id), children.get(id)]
    return row && own ? [publicationOf(row, own)] : []
  })
}

/** Inserts a publication; fields that are not given are empty. */
export async function insertPublication(
  db: Reader,
  id: string,
  at: string,
  fields: Partial<PublicationFields> & Pick<PublicationFields, 'title'>,
  origins: Origins,
): Promise<void> {
  const all = { ...EMPTY_FIELDS, ...fields }
  await db
    .insertInto('publications')
    .values({
      id,
      title: JSON.stringify(all.title),
      read_state: all.readState,
      state: all.state,
      subtitle: '{}',
      abstract: '{}',
      identifiers: '[]',
      url: '{}',
      languages: '[]',
      ...toColumns(all),
      origins: JSON.stringify(origins),
      guess: guessColumn(origins),
      created_at: at,
      modified_at: at,
    })
    .execute()
  await writeChildren(db, id, all)
}

/** Sets some fields of a publication. */
export async function updatePublication(
  db: Reader,
  id: string,
  at: string,
  fields: Partial<PublicationFields>,
): Promise<void> {
  await db
    .updateTable('publications')
    .set({ ...toColumns(fields), modified_at: at })
    .where('id', '=', id)
    .execute()
  await writeChildren(db, id, fields)
}

/** Replaces what is known of where values came from. */
export async function updateOrigins(db: Reader, id: string, origins: Origins): Promise<void> {
  await db
    .updateTable('publications')
    .set({ origins: JSON.stringify(origins), guess: guessColumn(origins) })
    .where('id', '=', id)
    .execute()
}

/** Sets or clears the time at which a publication went to the trash. */
export async function setTrashed(db: Reader, id: string, trashedAt: string | null): Promise<void> {
  await db.updateTable('publications').set({ trashed_at: trashedAt }).where('id', '=', id).execute()
}

/** Ids of all publications, also those in the trash, oldest first. */
export async function allPublicationIds(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('publications').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}

/** Enters a publication under its old id and times, without its relations: their targets may come later. */
export async function restorePublication(db: Reader, publication: Publication): Promise<void> {
  const { id, createdAt, modifiedAt, trashedAt, origins, ...fields } = publication
  await insertPublication(db, id, createdAt, { ...fields, relations: [] }, origins as Origins)
  await db
    .updateTable('publications')
    .set({ modified_at: modifiedAt, trashed_at: trashedAt })
    .where('id', '=', id)
    .execute()
}

/** Ids of the publications that have a relation to one, also those in the trash, oldest first. */
export async function relatedTo(db: Reader, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('publication_relations')
    .select('publication_id')
    .distinct()
    .where('target_id', '=', id)
    .orderBy('publication_id')
    .execute()
  return rows.map((row) => row.publication_id)
}

/** Enters the relations of a publication whose targets are there. */
export async function restoreRelations(db: Reader, publication: Publication): Promise<void> {
  const targets = publication.relations.map((relation) => relation.targetId)
  const rows = await db.selectFrom('publications').select('id').where('id', 'in', targets).execute()
  const known = new Set(rows.map((row) => row.id))
  const relations = publication.relations.filter((relation) => known.has(relation.targetId))
  await writeChildren(db, publication.id, { relations })
}
