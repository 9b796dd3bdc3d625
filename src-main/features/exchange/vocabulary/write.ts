import { resolve } from 'node:path'
import type { Context } from '../../../base/context.ts'
import { writeFileAtomically } from '../../../base/files.ts'
import { CartableError } from '../../../contract/errors.ts'
import type { SkosFormat } from '../../../contract/exchange.ts'
import { jsonLdOf, skosTriples, turtleOf } from '../../../formats/skos/index.ts'
import { exists } from '../../exports/index.ts'
import { readConcepts, schemeFacts } from '../../vocabulary/index.ts'

/** What a caller may ask for; see the contract. */
export interface WriteVocabularyRequest {
  /** All where none is named. */
  readonly schemes: readonly string[]
  readonly format: SkosFormat
  readonly overwrite: boolean
}

/** End of the name of a file of each form. */
export const SKOS_EXTENSIONS: Readonly<Record<SkosFormat, string>> = { turtle: '.ttl', 'json-ld': '.jsonld' }

/**
 * Vocabularies as SKOS: the same text as long as they say the same.
 * @throws CartableError NOT_FOUND for a vocabulary that is not there
 */
export async function vocabularyText(
  context: Context,
  { schemes, format }: Omit<WriteVocabularyRequest, 'overwrite'>,
): Promise<{ text: string; concepts: number }> {
  const all = await readConcepts(context.db)
  const there = new Set(all.map(({ scheme }) => scheme))
  for (const id of schemes)
    if (!there.has(id)) throw new CartableError('NOT_FOUND', { entity: 'vocabulary', id })
  const wanted = new Set(schemes.length === 0 ? there : schemes)
  const facts = (await schemeFacts(context.db)).filter(({ scheme }) => wanted.has(scheme))
  const concepts = all.filter(({ scheme }) => wanted.has(scheme))
  const triples = skosTriples(facts, concepts, all)
  return { text: format === 'turtle' ? turtleOf(triples) : jsonLdOf(triples), concepts: concepts.length }
}

/**
 * Writes vocabularies to `path`, whole or not at all.
 * @throws CartableError NOT_FOUND, EXPORT_REFUSED (`output-exists`), DISK_FULL, PERMISSION_DENIED
 */
export async function writeVocabulary(
  context: Context,
  request: WriteVocabularyRequest,
  path: string,
): Promise<{ path: string; concepts: number }> {
  const outPath = resolve(path)
  if (!request.overwrite && (await exists(outPath)))
    throw new CartableError('EXPORT_REFUSED', { reason: 'output-exists', path: outPath })
  const { text, concepts } = await vocabularyText(context, request)
  await writeFileAtomically(outPath, text)
  return { path: outPath, concepts }
}
