import type { Reader } from '../../base/context.ts'
import type { Agent, PublicationFields } from '../../contract/publications.ts'
import { foldLabel } from '../vocabulary/index.ts'
import { agentRows } from './rows.ts'

/** Sorts and removes doubles of the lists that are sets, as {@link readChildren} returns them. */
export function normaliseChildren(fields: Partial<PublicationFields>): Partial<PublicationFields> {
  const unique = (values: readonly string[]): string[] => [...new Set(values)].sort()
  const result = { ...fields }
  if (fields.concepts) result.concepts = unique(fields.concepts)
  if (fields.collections) result.collections = unique(fields.collections)
  if (fields.keywords) {
    const byFold = new Map(fields.keywords.map((keyword) => [foldLabel(keyword), keyword]))
    result.keywords = [...byFold].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, keyword]) => keyword)
  }
  if (fields.relations) {
    const byKey = new Map(
      fields.relations.map((relation) => [`${relation.kind} ${relation.targetId}`, relation]),
    )
    result.relations = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, relation]) => relation)
  }
  return result
}

async function writeAgents(
  db: Reader,
  id: string,
  role: 'creator' | 'publisher',
  agents: Agent[],
): Promise<void> {
  await db
    .deleteFrom('publication_agents')
    .where('publication_id', '=', id)
    .where('role', '=', role)
    .execute()
  if (agents.length > 0)
    await db
      .insertInto('publication_agents')
      .values(agentRows(id, role, agents))
      .execute()
}

/** Replaces the child rows of the fields given; the others stay. */
export async function writeChildren(
  db: Reader,
  id: string,
  fields: Partial<PublicationFields>,
): Promise<void> {
  if (fields.creators) await writeAgents(db, id, 'creator', fields.creators)
  if (fields.publishers) await writeAgents(db, id, 'publisher', fields.publishers)
  if (fields.concepts) {
    await db.deleteFrom('publication_concepts').where('publication_id', '=', id).execute()
    const rows = fields.concepts.map((concept_id) => ({ publication_id: id, concept_id }))
    if (rows.length > 0) await db.insertInto('publication_concepts').values(rows).execute()
  }
  if (fields.keywords) {
    await db.deleteFrom('publication_keywords').where('publication_id', '=', id).execute()
    const rows = fields.keywords.map((keyword) => ({
      publication_id: id,
      keyword,
      folded: foldLabel(keyword),
    }))
    if (rows.length > 0) await db.insertInto('publication_keywords').values(rows).execute()
  }
  if (fields.relations) {
    await db.deleteFrom('publication_relations').where('publication_id', '=', id).execute()
    const rows = fields.relations.map(({ kind, targetId }) => ({
      publication_id: id,
      kind,
      target_id: targetId,
    }))
    if (rows.length > 0) await db.insertInto('publication_relations').values(rows).execute()
  }
  if (fields.collections) {
    await db.deleteFrom('collection_publications').where('publication_id', '=', id).execute()
    const rows = fields.collections.map((collection_id) => ({ publication_id: id, collection_id }))
    if (rows.length > 0) await db.insertInto('collection_publications').values(rows).execute()
  }
  if (fields.notes) {
    await db.deleteFrom('notes').where('publication_id', '=', id).execute()
    const rows = fields.notes.map((note, position) => ({
      id: note.id,
      publication_id: id,
      position,
      text: note.text,
      shareable: note.shareable ? 1 : 0,
    }))
    if (rows.length > 0) await db.insertInto('notes').values(rows).execute()
  }
}
