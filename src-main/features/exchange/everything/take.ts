import { Breath } from '../../../base/breathe.ts'
import type { Context } from '../../../base/context.ts'
import type { Concept } from '../../../contract/vocabulary.ts'
import { findAnnotation, saveAnnotations } from '../../annotations/index.ts'
import { findByHash } from '../../attachments/index.ts'
import { findBrief, restoreFromRecord } from '../../briefs/index.ts'
import { conceptIds, insertConcepts, insertSchemes } from '../../vocabulary/index.ts'
import type { Reading } from '../read.ts'
import type { Part, Tally } from '../taking.ts'
import { type KindName, SCHEMAS } from './kinds.ts'

interface Found<T> {
  readonly line: number
  readonly value: T
}

function* valuesOf<T>(
  { entities }: Reading,
  kind: KindName,
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  onBad: (line: number) => void,
): Generator<Found<T>> {
  for (const entity of entities) {
    if (entity.kind !== kind) continue
    const parsed = schema.safeParse(entity.value)
    if (parsed.success && parsed.data !== undefined) yield { line: entity.line, value: parsed.data }
    else onBad(entity.line)
  }
}

/**
 * Vocabularies and concepts that the library does not have come before the publications that carry them; what is here stays
 * as it is.
 */
export async function takeConcepts(context: Context, reading: Reading, part: Part): Promise<void> {
  const found = [...valuesOf(reading, 'vocabulary', SCHEMAS.vocabulary, () => undefined)]
  if (found.length > 0)
    await part((edit) =>
      insertSchemes(
        edit.trx,
        found.map(({ value }) => value),
      ),
    )
  const concepts: Concept[] = []
  for (const { value } of valuesOf(reading, 'concept', SCHEMAS.concept, () => undefined)) concepts.push(value)
  const known = await conceptIds(context.db)
  const missing = concepts.filter(({ id, scheme }) => !known.has(id) && id.startsWith(`${scheme}:`))
  if (missing.length > 0) await part((edit) => insertConcepts(edit.trx, missing, edit.at))
  else if (found.length === 0) return
  context.events.emit('vocabularies.changed', {})
}

const bad =
  (tally: Tally, field: string) =>
  (line: number): void => {
    tally.problems.push({ line, key: null, field, reason: 'bad-value', value: null, lost: true })
  }

/** Marks go onto their files, which are known by their hash; one whose file is not here is told. */
async function takeMarks(context: Context, reading: Reading, part: Part, tally: Tally): Promise<void> {
  const breath = new Breath()
  const changed = new Set<string>()
  for (const { line, value } of valuesOf(
    reading,
    'annotation',
    SCHEMAS.annotation,
    bad(tally, 'annotation'),
  )) {
    const { sha256, ...mark } = value
    const attachment = await findByHash(context.db, sha256)
    if (attachment === null) {
      tally.problems.push({
        line,
        key: null,
        field: 'annotation',
        reason: 'no-attachment',
        value: sha256,
        lost: true,
      })
    } else if ((await findAnnotation(context.db, mark.id)) === null) {
      const after = { ...mark, attachmentId: attachment.id, trashedAt: null }
      await part((edit) => saveAnnotations(edit, attachment.publicationId, [{ before: null, after }]))
      changed.add(attachment.id)
    }
    await breath.take()
  }
  for (const attachmentId of changed) context.events.emit('annotations.changed', { attachmentId })
}

async function takeBriefs(context: Context, reading: Reading, part: Part, tally: Tally): Promise<void> {
  for (const { value } of valuesOf(reading, 'brief', SCHEMAS.brief, bad(tally, 'brief'))) {
    const { id, title } = value.brief
    if ((await findBrief(context.db, id)) !== null) continue
    await part(async (edit) => {
      await restoreFromRecord(edit.trx, value)
      await edit.record('brief', id, { trashedAt: edit.at }, { trashedAt: null, title })
    })
  }
}

/** What names publications and their files comes after them: marks and briefs. What the library has already stays as it is. */
export async function takeRest(context: Context, reading: Reading, part: Part, tally: Tally): Promise<void> {
  await takeMarks(context, reading, part, tally)
  await takeBriefs(context, reading, part, tally)
}
