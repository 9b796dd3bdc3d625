import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { Context, Reader } from '../../base/context.ts'
import { writeFileAtomically } from '../../base/files.ts'
import { Brief, BriefContent } from '../../contract/briefs.ts'
import type { Problem } from '../../contract/library.ts'
import { Id, Instant } from '../../contract/values.ts'
import { allBriefIds, allItemsOf, findBrief, putBrief, putItem } from './store.ts'

/** Version of the form of a record; raised when a reader of the old form would misread the new. */
const RECORD_VERSION = 1

const ItemRecord = z.object({
  id: Id,
  rank: z.string().min(1),
  trashedAt: Instant.nullable(),
  content: BriefContent,
})

/** All that the library knows of one brief, what lies in its trash included: its file outlives the database. */
export const BriefRecord = z.object({
  cartable: z.literal(RECORD_VERSION),
  brief: Brief.omit({ items: true }),
  items: z.array(ItemRecord),
})
export type BriefRecord = z.infer<typeof BriefRecord>

/** The record of a brief as it should be now; null where there is no such brief. */
export async function briefRecord(db: Reader, id: string): Promise<BriefRecord | null> {
  const brief = await findBrief(db, id)
  if (!brief) return null
  const items = await allItemsOf(db, id)
  return { cartable: RECORD_VERSION, brief, items: items.map(({ briefId: _, ...item }) => item) }
}

async function recordText(db: Reader, id: string): Promise<string | null> {
  const record = await briefRecord(db, id)
  return record && `${JSON.stringify(record, null, 1)}\n`
}

async function writeOne(context: Context, id: string): Promise<void> {
  const path = context.layout.briefRecord(id)
  const text = await recordText(context.db, id)
  if (text === null) await rm(path, { force: true })
  else await writeFileAtomically(path, text, context.layout.temporary)
  // An edit that came while the file was written keeps its place in the queue.
  if (text === (await recordText(context.db, id))) {
    await context.db.deleteFrom('brief_queue').where('brief_id', '=', id).execute()
  }
}

async function queued(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('brief_queue').select('brief_id').execute()
  return rows.map(({ brief_id: id }) => id)
}

/**
 * Writes the records of briefs that are older than their rows. What cannot be written stays queued; the database has it
 * all, so a failure is reported and not thrown.
 */
export async function flushBriefRecords(context: Context): Promise<void> {
  for (const id of await queued(context.db)) {
    try {
      await writeOne(context, id)
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error), 'Sidecar')
    }
  }
}

const namesIn = async (context: Context): Promise<string[]> =>
  (await readdir(context.layout.briefs).catch(() => [])).sort()

/** Records of briefs that are missing, differ from their rows or belong to none. */
export async function checkBriefRecords(context: Context): Promise<Problem[]> {
  const ids = await allBriefIds(context.db)
  const waiting = new Set(await queued(context.db))
  const problems: Problem[] = []
  for (const id of ids) {
    const detail = context.layout.briefRecord(id)
    const found = await readFile(detail, 'utf8').catch(() => null)
    if (found === null) problems.push({ code: 'sidecar-missing', subject: id, detail })
    else if (!waiting.has(id) && found !== (await recordText(context.db, id))) {
      problems.push({ code: 'sidecar-differs', subject: id, detail })
    }
  }
  const known = new Set(ids.map((id) => `${id}.json`))
  for (const name of await namesIn(context)) {
    const detail = join(context.layout.briefs, name)
    if (!known.has(name)) problems.push({ code: 'sidecar-orphan', subject: name, detail })
  }
  return problems
}

/** Records of briefs as they lie in the folder of a library, and paths of those that cannot be read. */
export async function readBriefRecords(
  context: Context,
): Promise<{ records: BriefRecord[]; unreadable: string[] }> {
  const records: BriefRecord[] = []
  const unreadable: string[] = []
  for (const name of await namesIn(context)) {
    const path = join(context.layout.briefs, name)
    try {
      records.push(BriefRecord.parse(JSON.parse(await readFile(path, 'utf8'))))
    } catch {
      unreadable.push(path)
    }
  }
  return { records, unreadable }
}

/** Enters a brief as its record tells of it. */
export async function restoreFromRecord(db: Reader, { brief, items }: BriefRecord): Promise<void> {
  await putBrief(db, brief)
  for (const item of items) await putItem(db, { ...item, briefId: brief.id })
}
