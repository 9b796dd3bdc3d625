import { resolve } from 'node:path'
import { Breath } from '../../../base/breathe.ts'
import type { Context } from '../../../base/context.ts'
import { writeFileAtomically } from '../../../base/files.ts'
import { CartableError } from '../../../contract/errors.ts'
import type { SkosFormat } from '../../../contract/exchange.ts'
import {
  JSON_LD_HEAD,
  JSON_LD_TAIL,
  jsonLdPart,
  skosParts,
  type Triple,
  TURTLE_HEAD,
  turtlePart,
} from '../../../formats/skos/index.ts'
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

const FORMS = {
  turtle: { head: TURTLE_HEAD, part: turtlePart, between: '', tail: '' },
  'json-ld': { head: JSON_LD_HEAD, part: jsonLdPart, between: ',', tail: JSON_LD_TAIL },
} as const

/** Text of statements in parts; others get their turn between them. */
async function* textOf(parts: Iterable<Triple[]>, format: SkosFormat): AsyncGenerator<string> {
  const { head, part, between, tail } = FORMS[format]
  const breath = new Breath()
  yield head
  let isFirst = true
  for (const triples of parts) {
    yield `${isFirst ? '' : between}${part(triples)}`
    isFirst = false
    await breath.take()
  }
  yield tail
}

/**
 * Writes vocabularies to `path`, whole or not at all: the same bytes as long as they say the same.
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
  const all = await readConcepts(context.db)
  const there = new Set(all.map(({ scheme }) => scheme))
  const { schemes, format } = request
  for (const id of schemes)
    if (!there.has(id)) throw new CartableError('NOT_FOUND', { entity: 'vocabulary', id })
  const wanted = new Set(schemes.length === 0 ? there : schemes)
  const facts = (await schemeFacts(context.db)).filter(({ scheme }) => wanted.has(scheme))
  const concepts = all.filter(({ scheme }) => wanted.has(scheme))
  await writeFileAtomically(outPath, textOf(skosParts(facts, concepts, all), format))
  return { path: outPath, concepts: concepts.length }
}
