import type { Context } from '../../../base/context.ts'
import { newId } from '../../../base/ids.ts'
import { CartableError } from '../../../contract/errors.ts'
import type { KnownConcepts, VocabularyReport } from '../../../contract/exchange.ts'
import type { Concept } from '../../../contract/vocabulary.ts'
import { type Command, runCommand, undo } from '../../history/index.ts'
import { indexPublication } from '../../search/index.ts'
import {
  conceptIds,
  findConcept,
  insertSchemes,
  putConcept,
  type StoredConcept,
} from '../../vocabulary/index.ts'
import { MOST_PROBLEMS } from '../preview.ts'
import { reconciled } from './compare.ts'
import { publicationsWith } from './entity.ts'
import type { Identified } from './identify.ts'
import type { VocabularyReading } from './read.ts'
import { understand, type Understood } from './understand.ts'

/** What a caller may ask for; see the contract. */
export interface TakeVocabularyRequest {
  readonly known: KnownConcepts
  readonly schemes: Readonly<Record<string, string | null>>
}

/** Time in milliseconds that one transaction of a part aims at: others wait no longer. */
const PART_MS = 20
const FIRST_PART = 8
const LARGEST_PART = 100

interface Counts {
  added: number
  changed: number
}

/** What is known while concepts come in. */
interface Entering {
  readonly known: KnownConcepts
  /** Ids of the concepts that are kept, those in the trash too. */
  readonly stored: ReadonlySet<string>
  readonly counts: Counts
}

/** Enters a concept; one that lies in the trash comes back as the file has it. */
async function enter(edit: Command, { concept, own }: Identified, { known, stored, counts }: Entering) {
  const before = stored.has(concept.id) ? await findConcept(edit.trx, concept.id) : null
  const isNew = before === null || before.trashedAt !== null
  if (!isNew) {
    const { modifiedAt: _m, trashedAt: _t, ...here } = before
    const next = reconciled(here, concept, own, known)
    if (next !== here) await put(edit, before, next, counts)
    return
  }
  await put(edit, before, concept, counts)
}

/** Writes a concept with its history, and what publications that carry it are found by. */
async function put(edit: Command, before: StoredConcept | null, next: Concept, counts: Counts) {
  const { details, ...rest } = next
  const after: StoredConcept = {
    ...rest,
    ...(details ? { details } : {}),
    modifiedAt: edit.at,
    trashedAt: null,
  }
  await putConcept(edit.trx, after)
  // Details that are gone are told as such: what is not named has not changed.
  await edit.record('concept', after.id, before ? { ...before } : { trashedAt: edit.at }, {
    details: null,
    ...after,
  })
  counts[before === null || before.trashedAt !== null ? 'added' : 'changed'] += 1
  if (before === null) return
  for (const publicationId of await publicationsWith(edit.trx, after.id)) {
    await indexPublication(edit.trx, publicationId)
    await edit.touch(publicationId)
  }
}

function factsOf(reading: VocabularyReading, { names }: Understood) {
  return reading.schemes.flatMap(({ iri, title, extra }) => {
    const scheme = names.get(iri)
    const isOurs = iri === `urn:cartable:scheme:${scheme}`
    return scheme ? [{ scheme, iri: isOurs ? null : iri, title, extra }] : []
  })
}

/**
 * Takes the concepts of a file that was read, as one command in short parts: undoing it puts everything back, and concepts
 * that came in go to the trash.
 *
 * @throws CartableError CANCELLED, DISK_FULL and the like; what came in by then is taken back
 */
export async function takeVocabulary(
  context: Context,
  reading: VocabularyReading,
  request: TakeVocabularyRequest,
  signal?: AbortSignal,
): Promise<VocabularyReport> {
  const understood = await understand(context, reading, request.schemes)
  const { concepts, problems } = understood
  const command = newId()
  const counts: Counts = { added: 0, changed: 0 }
  const part = (work: (edit: Command) => Promise<void>) =>
    runCommand(context, 'import-vocabulary', work, command)
  const stored = await conceptIds(context.db)
  const entering = { known: request.known, stored, counts }
  await part((edit) => insertSchemes(edit.trx, factsOf(reading, understood)))
  try {
    let size = FIRST_PART
    for (let start = 0; start < concepts.length;) {
      if (signal?.aborted) throw new CartableError('CANCELLED')
      const began = performance.now()
      const own = concepts.slice(start, start + size)
      await part(async (edit) => {
        for (const each of own) await enter(edit, each, entering)
      })
      start += own.length
      const elapsed = Math.max(1, performance.now() - began)
      size = Math.max(1, Math.min(LARGEST_PART, Math.round((own.length * PART_MS) / elapsed)))
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  } catch (error) {
    // Half a vocabulary would pass for a whole one.
    if (counts.added + counts.changed > 0) await undo(context, command)
    throw error
  }
  const isSaid = reading.schemes.some(({ extra }) => extra.said.length + extra.resources.length > 0)
  if (counts.added + counts.changed > 0 || isSaid) context.events.emit('vocabularies.changed', {})
  return {
    ...{ command, ...counts },
    problems: [...reading.problems, ...problems].slice(0, MOST_PROBLEMS),
    problemCount: reading.problemCount + problems.length,
  }
}
