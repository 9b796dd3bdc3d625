import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'
import type { Brief, BriefSummary } from '../../contract/briefs.ts'
import { fromBrief, fromItem, type StoredBrief, type StoredItem, toBrief, toItem } from './rows.ts'

export type { StoredBrief, StoredItem } from './rows.ts'

/** Says that the record of a brief is older than its rows. Same transaction as the edit. */
async function queueRecord(db: Reader, briefId: string): Promise<void> {
  await db
    .insertInto('brief_queue')
    .values({ brief_id: briefId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Inserts a brief or replaces its fields; its record is written after the transaction. */
export async function putBrief(db: Reader, brief: StoredBrief): Promise<void> {
  const { id, ...columns } = fromBrief(brief)
  await db
    .insertInto('briefs')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await queueRecord(db, id)
}

/** Says when a brief was last changed. */
export async function touchBrief(db: Reader, id: string, at: string): Promise<void> {
  await db.updateTable('briefs').set({ modified_at: at }).where('id', '=', id).execute()
  await queueRecord(db, id)
}

/** A brief, also one in the trash, or null. */
export async function findBrief(db: Reader, id: string): Promise<StoredBrief | null> {
  const row = await db.selectFrom('briefs').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toBrief(row) : null
}

/** Inserts an item or replaces it; the brief's record is queued. */
export async function putItem(db: Reader, item: StoredItem): Promise<void> {
  const { id, ...columns } = fromItem(item)
  await db
    .insertInto('brief_items')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await queueRecord(db, item.briefId)
}

/** An item, also one in the trash, or null. */
export async function findItem(db: Reader, id: string): Promise<StoredItem | null> {
  const row = await db.selectFrom('brief_items').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toItem(row) : null
}

/** Items of a brief that are not in the trash, in their order. */
export async function itemsOf(db: Reader, briefId: string): Promise<StoredItem[]> {
  return (await allItemsOf(db, briefId)).filter(({ trashedAt }) => trashedAt === null)
}

/** Items of a brief in their order, also those in the trash. */
export async function allItemsOf(db: Reader, briefId: string): Promise<StoredItem[]> {
  const rows = await db
    .selectFrom('brief_items')
    .selectAll()
    .where('brief_id', '=', briefId)
    .orderBy('rank')
    .orderBy('id')
    .execute()
  return rows.map(toItem)
}

interface SummaryRow {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly language: Brief['language']
  readonly modifiedAt: string
  readonly excerpts: number
  readonly publications: number
}

/** Briefs of the desk or of the trash, last changed first. */
export async function briefSummaries(db: Reader, trashed: boolean): Promise<BriefSummary[]> {
  const { rows } = await sql<SummaryRow>`
    select b.id, b.title, b.subtitle, b.language, b.modified_at as "modifiedAt",
      count(case when i.kind = 'excerpt' then 1 end) as excerpts,
      count(distinct coalesce(a.publication_id, json_extract(i.content, '$.provenance.publicationId'))) as publications
    from briefs b
    left join brief_items i on i.brief_id = b.id and i.trashed_at is null
    left join attachments a on a.id = i.attachment_id
    where (b.trashed_at is not null) = ${trashed ? 1 : 0}
    group by b.id order by b.modified_at desc, b.id desc
  `.execute(db)
  return rows.map((row) => ({ ...row }))
}

/** Ids of all briefs, also of those in the trash. */
export async function allBriefIds(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('briefs').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Briefs of the desk in which marks stand, by id of the mark. */
export async function briefsOfMarks(
  db: Reader,
  annotationIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('brief_items as i')
    .innerJoin('briefs as b', 'b.id', 'i.brief_id')
    .select(['i.annotation_id as mark', 'b.id as brief'])
    .distinct()
    .where('i.annotation_id', 'in', annotationIds)
    .where('i.trashed_at', 'is', null)
    .where('b.trashed_at', 'is', null)
    .orderBy('b.id')
    .execute()
  const found = new Map<string, string[]>()
  for (const { mark, brief } of rows) {
    if (mark !== null) found.set(mark, [...(found.get(mark) ?? []), brief])
  }
  return found
}
