import { sql, type SqlBool } from 'kysely'
import type { Reader } from '../../base/context.ts'
import type { Agent, PublicationFields, Relation } from '../../contract/publications.ts'

/** Fields of a publication that are rows of other tables. */
export type ChildFields = Pick<
  PublicationFields,
  'creators' | 'publishers' | 'concepts' | 'keywords' | 'relations' | 'collections' | 'notes'
>

const none = (): ChildFields => ({
  creators: [],
  publishers: [],
  concepts: [],
  keywords: [],
  relations: [],
  collections: [],
  notes: [],
})

/** Rows of publications; one parameter however many there are. */
const among = (ids: readonly string[]) =>
  sql<SqlBool>`publication_id in (select value from json_each(${JSON.stringify(ids)}))`

/**
 * Reads the child rows of publications, by id. Lists without an order of their own come sorted, so that equal is equal.
 * Seven queries, however many publications.
 */
export async function readChildrenOf(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ChildFields>> {
  const found = new Map(ids.map((id) => [id, none()] as const))
  const where = among(ids)
  const agents = await db
    .selectFrom('publication_agents')
    .select(['publication_id', 'role', 'kind', 'name', 'concept_id'])
    .where(where)
    .orderBy('position')
    .execute()
  for (const { publication_id, role, kind, name, concept_id } of agents) {
    const agent: Agent = { kind: kind as Agent['kind'], name, conceptId: concept_id }
    found.get(publication_id)?.[role === 'creator' ? 'creators' : 'publishers'].push(agent)
  }
  const concepts = await db
    .selectFrom('publication_concepts')
    .select(['publication_id', 'concept_id'])
    .where(where)
    .orderBy('concept_id')
    .execute()
  for (const row of concepts) found.get(row.publication_id)?.concepts.push(row.concept_id)
  const keywords = await db
    .selectFrom('publication_keywords')
    .select(['publication_id', 'keyword'])
    .where(where)
    .orderBy('folded')
    .execute()
  for (const row of keywords) found.get(row.publication_id)?.keywords.push(row.keyword)
  const relations = await db
    .selectFrom('publication_relations')
    .select(['publication_id', 'kind', 'target_id'])
    .where(where)
    .orderBy('kind')
    .orderBy('target_id')
    .execute()
  for (const { publication_id, kind, target_id } of relations) {
    found.get(publication_id)?.relations.push({ kind: kind as Relation['kind'], targetId: target_id })
  }
  const collections = await db
    .selectFrom('collection_publications')
    .select(['publication_id', 'collection_id'])
    .where(where)
    .orderBy('collection_id')
    .execute()
  for (const row of collections) found.get(row.publication_id)?.collections.push(row.collection_id)
  const notes = await db
    .selectFrom('notes')
    .select(['publication_id', 'id', 'text', 'shareable'])
    .where(where)
    .orderBy('position')
    .execute()
  for (const { publication_id, id, text, shareable } of notes) {
    found.get(publication_id)?.notes.push({ id, text, shareable: shareable === 1 })
  }
  return found
}

/** Reads the child rows of one publication, see {@link readChildrenOf}. */
export async function readChildren(db: Reader, id: string): Promise<ChildFields> {
  return (await readChildrenOf(db, [id])).get(id) ?? none()
}
