import type { Reader } from '../../base/context.ts'
import type { Concept, Vocabulary } from '../../contract/vocabulary.ts'
import { foldLabel } from './label/index.ts'

const ROWS_PER_INSERT = 500

function labelRows(concept: Concept) {
  const pref = Object.entries(concept.prefLabel).map(([language, label]) => ({
    concept_id: concept.id,
    language,
    kind: 'pref' as const,
    position: 0,
    label,
    folded: foldLabel(label),
  }))
  const alt = Object.entries(concept.altLabel).flatMap(([language, labels]) =>
    labels.map((label, position) => ({
      concept_id: concept.id,
      language,
      kind: 'alt' as const,
      position,
      label,
      folded: foldLabel(label),
    })),
  )
  return [...pref, ...alt]
}

/** Adds vocabularies and their concepts. Concepts that are there already keep what they have. */
export async function insertConcepts(db: Reader, concepts: readonly Concept[]): Promise<void> {
  const schemes = [...new Set(concepts.map((concept) => concept.scheme))].map((scheme) => ({ scheme }))
  if (schemes.length === 0) return
  await db
    .insertInto('vocabularies')
    .values(schemes)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const rows = concepts.map((concept) => ({
    id: concept.id,
    scheme: concept.scheme,
    notation: concept.notation,
    broader: concept.broader,
    note: concept.note,
    source: concept.source,
    certain: concept.certain ? 1 : 0,
    from_memory: concept.fromMemory ? 1 : 0,
    seen_in: JSON.stringify(concept.seenIn),
    roles: JSON.stringify(concept.roles),
  }))
  const labels = concepts.flatMap(labelRows)
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const part = rows.slice(start, start + ROWS_PER_INSERT)
    await db
      .insertInto('concepts')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  for (let start = 0; start < labels.length; start += ROWS_PER_INSERT) {
    const part = labels.slice(start, start + ROWS_PER_INSERT)
    await db
      .insertInto('concept_labels')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Concepts of one scheme, or of all, by id. */
export async function readConcepts(db: Reader, scheme?: string): Promise<Concept[]> {
  let concepts = db.selectFrom('concepts').selectAll().orderBy('id')
  let labels = db
    .selectFrom('concept_labels')
    .innerJoin('concepts', 'concepts.id', 'concept_labels.concept_id')
    .select(['concept_id', 'language', 'kind', 'label'])
    .orderBy('position')
  if (scheme !== undefined) {
    concepts = concepts.where('scheme', '=', scheme)
    labels = labels.where('scheme', '=', scheme)
  }
  const byId = new Map<string, Concept>()
  for (const row of await concepts.execute()) {
    byId.set(row.id, {
      id: row.id,
      scheme: row.scheme,
      notation: row.notation,
      broader: row.broader,
      prefLabel: {},
      altLabel: {},
      note: row.note,
      source: row.source,
      certain: row.certain === 1,
      fromMemory: row.from_memory === 1,
      seenIn: JSON.parse(row.seen_in) as string[],
      roles: JSON.parse(row.roles) as string[],
    })
  }
  for (const { concept_id, language, kind, label } of await labels.execute()) {
    const concept = byId.get(concept_id)
    if (!concept) continue
    if (kind === 'pref') concept.prefLabel[language] = label
    else (concept.altLabel[language] ??= []).push(label)
  }
  return [...byId.values()]
}

/** Vocabularies with the number of their concepts, by name. */
export async function readVocabularies(db: Reader): Promise<Vocabulary[]> {
  const rows = await db
    .selectFrom('concepts')
    .select((eb) => [
      'scheme',
      eb.fn.countAll<number>().as('concepts'),
      eb.fn.sum<number>(eb.case().when('certain', '=', 0).then(1).else(0).end()).as('uncertain'),
    ])
    .groupBy('scheme')
    .orderBy('scheme')
    .execute()
  return rows.map((row) => ({ scheme: row.scheme, concepts: row.concepts, uncertain: Number(row.uncertain) }))
}
