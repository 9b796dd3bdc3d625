import type { Reader } from '../../base/context.ts'
import type { PdfPage } from '../../contract/pdf.ts'
import { indexPages, unindexPages } from '../search/index.ts'

/** Rows of one insert: building the SQL costs more than running it, and a row binds nine values of at most 32,766. */
const PAGES_PER_INSERT = 64

/** Replaces the pages of an attachment and their index. */
export async function writePages(db: Reader, attachmentId: string, pages: readonly PdfPage[]): Promise<void> {
  await unindexPages(db, attachmentId)
  await db.deleteFrom('pages').where('attachment_id', '=', attachmentId).execute()
  const last = await db
    .selectFrom('pages')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  const first = (last?.id ?? 0) + 1
  const rows = pages.map((page, at) => ({
    id: first + at,
    attachment_id: attachmentId,
    page_index: page.index,
    label: page.label,
    crop_box: JSON.stringify(page.cropBox),
    rotation: page.rotation,
    user_unit: page.userUnit,
    text: page.text,
    words: new Uint8Array(page.words.buffer, page.words.byteOffset, page.words.byteLength),
  }))
  for (let start = 0; start < rows.length; start += PAGES_PER_INSERT) {
    const part = rows.slice(start, start + PAGES_PER_INSERT)
    await db.insertInto('pages').values(part).execute()
    await indexPages(db, part)
  }
}

/** A file that a process said it would move into the store. */
export interface Intent {
  readonly sha256: string
  /** Number of the process. */
  readonly process: number
}

/** Says that this process is about to move a file into the store; committed before the move. */
export async function declareIntent(db: Reader, sha256: string, at: string): Promise<void> {
  await db
    .insertInto('import_intents')
    .values({ sha256, process: process.pid, started_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The file is part of the library now. */
export async function clearIntent(db: Reader, intent: Intent): Promise<void> {
  await db
    .deleteFrom('import_intents')
    .where('sha256', '=', intent.sha256)
    .where('process', '=', intent.process)
    .execute()
}

/** Moves that were announced and not concluded: under way, or what a crash left. */
export async function openIntents(db: Reader): Promise<Intent[]> {
  return db.selectFrom('import_intents').select(['sha256', 'process']).execute()
}

/**
 * Gives up an intent; `remove` is called when nothing else claims the file: no attachment, no other process. The write
 * lock is held meanwhile, so that nobody can claim it between the look and the removal.
 */
export async function abandonIntent(db: Reader, intent: Intent, remove: () => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await clearIntent(trx, intent)
    const { sha256 } = intent
    const file = await trx
      .selectFrom('attachments')
      .select('id')
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    const other = await trx
      .selectFrom('import_intents')
      .select('process')
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (!file && !other) await remove()
  })
}
