import * as z from 'zod'
import type { Reader } from '../../base/context.ts'
import { ReadingPlace } from '../../contract/reading.ts'
import { Id, Instant } from '../../contract/values.ts'

/** Where a file was left, and when. */
export const PlaceRecord = z.object({ attachmentId: Id, readAt: Instant, place: ReadingPlace })
export type PlaceRecord = z.infer<typeof PlaceRecord>

/** Where a file was left; null when it was never opened, or when a later Cartable wrote what this one cannot read. */
export async function findPlace(db: Reader, attachmentId: string): Promise<ReadingPlace | null> {
  const places = db.selectFrom('reading_places').select('place')
  return placeIn(await places.where('attachment_id', '=', attachmentId).executeTakeFirst())
}

/** Where the file that was read last was left; null when none ever was. */
export async function lastPlace(db: Reader): Promise<ReadingPlace | null> {
  return placeIn(
    await db.selectFrom('reading_places').select('place').orderBy('read_at', 'desc').executeTakeFirst(),
  )
}

function placeIn(row: { place: string } | undefined): ReadingPlace | null {
  if (!row) return null
  const place = ReadingPlace.safeParse(JSON.parse(row.place))
  return place.success ? place.data : null
}

/** Sets where a file was left. */
export async function putPlace(
  db: Reader,
  attachmentId: string,
  place: ReadingPlace,
  at: string,
): Promise<void> {
  const columns = { place: JSON.stringify(place), read_at: at }
  await db
    .insertInto('reading_places')
    .values({ attachment_id: attachmentId, ...columns })
    .onConflict((conflict) => conflict.column('attachment_id').doUpdateSet(columns))
    .execute()
}

/** Where the files of a publication were left, by id of the file. */
export async function placesOfPublication(db: Reader, publicationId: string): Promise<PlaceRecord[]> {
  const rows = await db
    .selectFrom('reading_places as place')
    .innerJoin('attachments as file', 'file.id', 'place.attachment_id')
    .select(['place.attachment_id as attachmentId', 'place.read_at as readAt', 'place.place as place'])
    .where('file.publication_id', '=', publicationId)
    .orderBy('place.attachment_id')
    .execute()
  return rows.flatMap(({ attachmentId, readAt, place }) => {
    const read = PlaceRecord.safeParse({ attachmentId, readAt, place: JSON.parse(place) })
    return read.success ? [read.data] : []
  })
}

/** Enters a place as it was kept in a record. */
export function restorePlace(db: Reader, { attachmentId, place, readAt }: PlaceRecord): Promise<void> {
  return putPlace(db, attachmentId, place, readAt)
}
