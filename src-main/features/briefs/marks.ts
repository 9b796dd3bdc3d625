import type { Reader } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import { findAnnotations } from '../annotations/index.ts'
import type { MarkToday } from './excerpt.ts'
import { knownFiles } from './provenance.ts'

/** Marks as they are now, also those in the trash, by id. Marks that are not in the library are left out. */
export async function marksToday(db: Reader, ids: readonly string[]): Promise<Map<string, MarkToday>> {
  const marks = await findAnnotations(db, ids)
  const files = await knownFiles(
    db,
    marks.map(({ attachmentId }) => attachmentId),
  )
  return new Map(
    marks.flatMap((mark) => {
      const file = files.get(mark.attachmentId)
      return file ? [[mark.id, { mark, file }] as const] : []
    }),
  )
}

/** A mark of the desk among those that were read. @throws CartableError NOT_FOUND */
export function requireMark(marks: ReadonlyMap<string, MarkToday>, id: string): MarkToday {
  const found = marks.get(id)
  if (!found || found.mark.trashedAt !== null)
    throw new CartableError('NOT_FOUND', { entity: 'annotation', id })
  return found
}
