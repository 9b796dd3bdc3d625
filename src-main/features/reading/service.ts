import type { Context } from '../../base/context.ts'
import type { ReadingPlace } from '../../contract/reading.ts'
import { requireAttachment } from '../attachments/index.ts'
import { queueSidecar } from '../history/index.ts'
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

/** A place to keep; `left`: the file was closed there. */
interface Kept {
  readonly attachmentId: string
  readonly place: ReadingPlace
  readonly left: boolean
}

/**
 * Remembers where a file was left; in the database when it returns. The record of the publication, which a catalogue is
 * rebuilt from, is written anew when the file is closed or with the next edit: while somebody scrolls, it only waits for it.
 *
 * @throws CartableError NOT_FOUND
 */
export async function keepPlace(context: Context, { attachmentId, place, left }: Kept): Promise<null> {
  const { publicationId } = await requireAttachment(context.db, attachmentId)
  await context.db.transaction().execute(async (trx) => {
    await putPlace(trx, attachmentId, place, context.now().toISOString())
    await queueSidecar(trx, publicationId)
  })
  if (left) context.events.emit('reading.left', { attachmentId })
  return null
}
