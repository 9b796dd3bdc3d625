import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'
import { type Concept, ConceptDetails, type Vocabulary } from '../../contract/vocabulary.ts'
import type { Schema } from '../../db/schema.ts'
import { foldLabel } from './label/index.ts'
import { insertSchemes, schemeFacts } from './schemes.ts'

const ROWS_PER_INSERT = 500

const EMPTY_DETAILS = ConceptDetails.parse({})

/** A concept as the library keeps it. */
export interface StoredConcept extends Concept {
  /** Null as long as it is as it came with Cartable. */
  readonly modifiedAt: string | null
  readonly trashedAt: string | null
}

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

function rowOf(
  concept: Concept & Partial<Pick<StoredConcept, 'modifiedAt' | 'trashedAt'>>,
): Schema['concepts'] {
  return {
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
    details: concept.details === undefined ? null : JSON.stringify(concept.details),
    modified_at: concept.modifiedAt ?? null,
    trashed_at: concept.trashedAt ?? null,
  }
}

function fromRow(row: Schema['concepts']): StoredConcept {
  return {
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
    // Written by this program: only what a later version added can be missing.
    ...(row.details === null
      ? {}
      : { details: { ...EMPTY_DETAILS, ...(JSON.parse(row.details) as Partial<ConceptDetails>) } }),
    modifiedAt: row.modified_at,
    trashedAt: row.trashed_at,
  }
}

/**
 * Adds vocabularies and their concepts. Concepts that are there already keep what they have.
 * @param modifiedAt null for what comes with Cartable
 */
export async function insertConcepts(
  db: Reader,
  concepts: readonly Concept[],
  modifiedAt: string | null = null,
): Promise<void> {
  const schemes = [...new Set(concepts.map((concept) => concept.scheme))]
  if (schemes.length === 0) return
  await insertSchemes(
    db,
    schemes.map((scheme) => ({ scheme, iri: null, title: {} })),
  )
  const rows = concepts.map((concept) => rowOf({ ...concept, modifiedAt }))
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

/** Inserts a concept or replaces the one with its id, labels included. Its vocabulary must be there. */
export async function putConcept(db: Reader, concept: StoredConcept): Promise<void> {
  const { id, ...columns } = rowOf(concept)
  await db
    .insertInto('concepts')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await db.deleteFrom('concept_labels').where('concept_id', '=', id).execute()
  const labels = labelRows(concept)
  for (let start = 0; start < labels.length; start += ROWS_PER_INSERT)
    await db
      .insertInto('concept_labels')
      .values(labels.slice(start, start + ROWS_PER_INSERT))
      .execute()
}

/** In the trash and carried by nothing: a tag that something has is never without its words. */
const GONE = sql<boolean>`(concepts.trashed_at is not null
  and not exists (select 1 from publication_concepts where concept_id = concepts.id)
  and not exists (select 1 from publication_agents where concept_id = concepts.id)
  and not exists (select 1 from publications where concepts.id in (type, series_concept))
  and not exists (select 1 from annotations, json_each(annotations.concepts) as each where each.value = concepts.id))`

async function withLabels(
  db: Reader,
  rows: readonly Schema['concepts'][],
  which: { readonly id?: string; readonly scheme?: string | undefined },
): Promise<StoredConcept[]> {
  const byId = new Map(rows.map((row) => [row.id, fromRow(row)]))
  let labels = db
    .selectFrom('concept_labels')
    .innerJoin('concepts', 'concepts.id', 'concept_labels.concept_id')
    .select(['concept_id', 'language', 'kind', 'label'])
    .orderBy('position')
  if (which.id !== undefined) labels = labels.where('concept_id', '=', which.id)
  if (which.scheme !== undefined) labels = labels.where('scheme', '=', which.scheme)
  for (const { concept_id, language, kind, label } of await labels.execute()) {
    const concept = byId.get(concept_id)
    if (!concept) continue
    if (kind === 'pref') concept.prefLabel[language] = label
    else (concept.altLabel[language] ??= []).push(label)
  }
  return [...byId.values()]
}

/** A concept as it is kept, also one in the trash, or null. */
export async function findConcept(db: Reader, id: string): Promise<StoredConcept | null> {
  const rows = await db.selectFrom('concepts').selectAll().where('id', '=', id).execute()
  return (await withLabels(db, rows, { id }))[0] ?? null
}

/** Ids of the concepts that are kept, those in the trash too. */
export async function conceptIds(db: Reader): Promise<ReadonlySet<string>> {
  return new Set((await db.selectFrom('concepts').select('id').execute()).map(({ id }) => id))
}

/** Concepts that are not as they came with Cartable, by id, those in the trash too. */
export async function ownConcepts(db: Reader): Promise<StoredConcept[]> {
  const query = db.selectFrom('concepts').selectAll().where('modified_at', 'is not', null).orderBy('id')
  const rows = await query.execute()
  return rows.length === 0 ? [] : withLabels(db, rows, {})
}

/** Concepts of one scheme, or of all, by id. */
export async function readConcepts(db: Reader, scheme?: string): Promise<Concept[]> {
  let concepts = db
    .selectFrom('concepts')
    .selectAll()
    .where((eb) => eb.not(GONE))
    .orderBy('id')
  if (scheme !== undefined) concepts = concepts.where('scheme', '=', scheme)
  const stored = await withLabels(db, await concepts.execute(), { scheme })
  return stored.map(({ modifiedAt: _m, trashedAt: _t, ...concept }) => concept)
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
    .where((eb) => eb.not(GONE))
    .groupBy('scheme')
    .orderBy('scheme')
    .execute()
  const facts = new Map((await schemeFacts(db)).map((each) => [each.scheme, each]))
  return rows.map(({ scheme, concepts, uncertain }) => {
    const { iri = null, title = {} } = facts.get(scheme) ?? {}
    return { scheme, concepts, uncertain: Number(uncertain), iri, title: { ...title } }
  })
}
