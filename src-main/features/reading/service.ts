import type { Context } from '../../base/context.ts'
import type { ReadingPlace } from '../../contract/reading.ts'
import { requireAttachment } from '../attachments/index.ts'
import { findPlace, lastPlace, putPlace } from './store.ts'

/**
 * Where a file was left. One that was never opened begins at its first page and is shown as the file that was read last;
 * null when none ever was.
 *
 * @throws CartableError NOT_FOUND
 */
export async function placeOf(context: Context, attachmentId: string): Promise<ReadingPlace | null> {
  await requireAttachment(context.db, attachmentId)
  const place = await findPlace(context.db, attachmentId)
  if (place) return place
  const last = await lastPlace(context.db)
  return last && { ...last, page: 1, offset: 0, rotation: 0 }
}

/** Remembers where a file was left; on disk when it returns. @throws CartableError NOT_FOUND */
export async function keepPlace(context: Context, attachmentId: string, place: ReadingPlace): Promise<null> {
  await requireAttachment(context.db, attachmentId)
  await putPlace(context.db, attachmentId, place, context.now().toISOString())
  return null
}
