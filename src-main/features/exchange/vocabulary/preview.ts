import type { Context } from '../../../base/context.ts'
import type { SchemeRow, VocabularyPreview } from '../../../contract/exchange.ts'
import { MOST_PROBLEMS } from '../preview.ts'
import { reconciled, saysSame } from './compare.ts'
import type { VocabularyReading } from './read.ts'
import { understand, type Understood } from './understand.ts'

function rowOf(
  { iri, title }: VocabularyReading['schemes'][number],
  { names, known, concepts }: Understood,
): SchemeRow {
  const scheme = names.get(iri) ?? ''
  const own = concepts.filter(({ concept }) => concept.scheme === scheme)
  const row = { iri, scheme, title, concepts: own.length, added: 0, changed: 0, same: 0 }
  for (const { concept, own: words } of own) {
    const here = known.concepts.get(concept.id)
    if (!here) row.added += 1
    else if (saysSame(here, reconciled(here, concept, words, 'replace'))) row.same += 1
    else row.changed += 1
  }
  return { ...row, known: known.schemes.some((each) => each.scheme === scheme) }
}

/** Tells what a file of vocabularies holds, and how it compares with the library. Nothing changes. */
export async function vocabularyPreview(
  context: Context,
  reading: VocabularyReading,
): Promise<VocabularyPreview> {
  const understood = await understand(context, reading)
  const { id, name, format, problems, problemCount } = reading
  return {
    ...{ reading: id, name, format },
    schemes: reading.schemes.map((scheme) => rowOf(scheme, understood)),
    problems: [...problems, ...understood.problems].slice(0, MOST_PROBLEMS),
    problemCount: problemCount + understood.problems.length,
  }
}
