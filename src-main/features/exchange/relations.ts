import { Breath } from '../../base/breathe.ts'
import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import { applyEdit, findPublication } from '../publications/index.ts'
import type { Part, Tally } from './taking.ts'

/** Ties records to others of their file or of the library, once all are there. What a tie leads to may stay out: it is told. */
export async function takeRelations(context: Context, part: Part, tally: Tally): Promise<void> {
  const breath = new Breath()
  for (const { publicationId, record } of tally.wanted) {
    if (record.fields.relations.length === 0) continue
    const relations: { kind: (typeof record.fields.relations)[number]['kind']; targetId: string }[] = []
    for (const { kind, targetId } of record.fields.relations) {
      const target = tally.ids.get(targetId) ?? targetId
      if (target !== publicationId && (await findPublication(context.db, target)))
        relations.push({ kind, targetId: target })
      else {
        const { line, key } = record
        tally.problems.push({
          line,
          key,
          field: 'relations',
          reason: 'unknown-relation',
          value: targetId,
          lost: false,
        })
      }
    }
    if (relations.length === 0) continue
    await part((edit) => applyEdit(edit, publicationId, { relations })).catch((error: unknown) => {
      if (!(error instanceof CartableError)) throw error
    })
    await breath.take()
  }
}
