import { Breath } from '../../../base/breathe.ts'
import type { Context } from '../../../base/context.ts'
import type { RecordProblem } from '../../../contract/exchange.ts'
import { readConcepts, schemeFacts } from '../../vocabulary/index.ts'
import { Identities, type Identified, identified, type KnownVocabulary, proposedNames } from './identify.ts'
import type { VocabularyReading } from './read.ts'

/** A file of vocabularies in the terms of this library. */
export interface Understood {
  /** Names by IRI; null for a scheme that stays out. */
  readonly names: ReadonlyMap<string, string | null>
  readonly known: KnownVocabulary
  readonly concepts: readonly Identified[]
  readonly problems: readonly RecordProblem[]
}

/** What the library has, with vocabularies that have no concepts left out. */
async function knownOf(context: Context): Promise<KnownVocabulary> {
  const concepts = new Map((await readConcepts(context.db)).map((concept) => [concept.id, concept]))
  const used = new Set([...concepts.values()].map(({ scheme }) => scheme))
  const schemes = (await schemeFacts(context.db)).filter(({ scheme }) => used.has(scheme))
  return { concepts, schemes }
}

/** @param chosen names that a person gave, by IRI */
export async function understand(
  context: Context,
  reading: VocabularyReading,
  chosen: Readonly<Record<string, string | null>> = {},
): Promise<Understood> {
  const known = await knownOf(context)
  const names = new Map<string, string | null>(proposedNames(reading.schemes, known))
  for (const [iri, name] of Object.entries(chosen)) if (names.has(iri)) names.set(iri, name)
  const ids = new Identities(reading.concepts, names, known)
  const breath = new Breath()
  const concepts: Identified[] = []
  for (const given of reading.concepts) {
    const found = identified(given, names, ids)
    if (found) concepts.push(found)
    await breath.take()
  }
  return { names, known, concepts, problems: concepts.flatMap(({ problems }) => problems) }
}
