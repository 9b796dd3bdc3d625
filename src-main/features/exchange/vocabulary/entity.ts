import { sql } from 'kysely'
import type { EntityHandler, Reader } from '../../../base/context.ts'
import { indexPublication } from '../../search/index.ts'
import { findConcept, putConcept, type StoredConcept } from '../../vocabulary/index.ts'

/** Publications that a concept describes: what they are found by changes with its labels. */
export async function publicationsWith(db: Reader, conceptId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select publication_id as id from publication_concepts where concept_id = ${conceptId}
    union select publication_id from publication_agents where concept_id = ${conceptId}
    union select id from publications where ${conceptId} in (type, series_concept)
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** How history reads and restores concepts. It lies here, since search is told of labels and reads them itself. */
export const conceptEntity: EntityHandler = {
  read: async (db, id) => {
    const concept = await findConcept(db, id)
    return concept ? { ...concept } : null
  },
  write: async (db, id, fields) => {
    const concept = await findConcept(db, id)
    if (!concept) return
    // What was not there is null in history.
    const { details, ...rest } = fields as Partial<StoredConcept>
    const { details: _old, ...others } = concept
    const restored = 'details' in fields ? details : concept.details
    await putConcept(db, { ...others, ...rest, ...(restored ? { details: restored } : {}) })
    for (const publicationId of await publicationsWith(db, id)) await indexPublication(db, publicationId)
  },
  publicationsOf: publicationsWith,
}
