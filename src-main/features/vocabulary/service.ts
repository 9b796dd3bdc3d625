import type { Context, Reader } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Concept, Vocabulary } from '../../contract/vocabulary.ts'
import type { Db } from '../../db/open.ts'
import { buildLabelIndex, type LabelIndex } from './label/index.ts'
import { readConcepts, readVocabularies } from './store.ts'

/** One index a library; vocabularies change seldom and whole (see {@link forgetLabels}). */
const indexes = new WeakMap<Db, Promise<LabelIndex>>()

/** Labels of all concepts of the library, ready to be resolved. Made on first use. */
export function labelIndex(db: Db): Promise<LabelIndex> {
  const known = indexes.get(db)
  if (known) return known
  const made = readConcepts(db).then(buildLabelIndex)
  indexes.set(db, made)
  made.catch(() => indexes.delete(db))
  return made
}

/** To be called after vocabularies changed. */
export function forgetLabels(db: Db): void {
  indexes.delete(db)
}

/** Concept schemes of the library, by name. */
export function listVocabularies(context: Context): Promise<Vocabulary[]> {
  return readVocabularies(context.db)
}

/** Every concept of every scheme, by id, without what its makers say beyond its fields. */
export async function allConcepts(context: Context): Promise<Concept[]> {
  const all = await readConcepts(context.db)
  return all.map((concept) =>
    concept.details && concept.details.extra.length > 0
      ? { ...concept, details: { ...concept.details, extra: [] } }
      : concept,
  )
}

/** Concepts of a scheme. @throws CartableError NOT_FOUND for a scheme that is not there */
export async function showVocabulary(context: Context, scheme: string): Promise<Concept[]> {
  const concepts = await readConcepts(context.db, scheme)
  if (concepts.length === 0) throw new CartableError('NOT_FOUND', { entity: 'vocabulary', id: scheme })
  return concepts
}

/** The one concept that a label names. @throws CartableError CONCEPT_UNKNOWN, CONCEPT_AMBIGUOUS with the candidates */
export async function resolveConcept(context: Context, label: string, scheme?: string): Promise<Concept> {
  const id = conceptOf(await labelIndex(context.db), label, scheme)
  const concept = (await readConcepts(context.db, id.slice(0, id.indexOf(':')))).find(
    (each) => each.id === id,
  )
  if (!concept) throw new CartableError('CONCEPT_UNKNOWN', { label })
  return concept
}

/** Id of the one concept that a label names. @throws CartableError CONCEPT_UNKNOWN, CONCEPT_AMBIGUOUS */
export function conceptOf(labels: LabelIndex, label: string, scheme?: string): string {
  const found = labels.resolve(label, scheme === undefined ? {} : { scheme })
  if (found.kind === 'one') return found.id
  if (found.kind === 'none') throw new CartableError('CONCEPT_UNKNOWN', { label })
  throw new CartableError('CONCEPT_AMBIGUOUS', {
    label,
    candidates: found.candidates.map((candidate) => candidate.id),
  })
}

/** Ids of the concepts that labels name, in order, without doubles. @throws as {@link conceptOf} */
export async function conceptsOf(db: Reader, labels: readonly string[]): Promise<string[]> {
  if (labels.length === 0) return []
  const index = await labelIndex(db)
  return [...new Set(labels.map((label) => conceptOf(index, label)))]
}
