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

/** Says that a file is about to be moved into the store; committed before the move. */
export async function declareIntent(db: Reader, sha256: string, at: string): Promise<void> {
  await db
    .insertInto('import_intents')
    .values({ sha256, started_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The file is part of the library now, or gone. */
export async function clearIntent(db: Reader, sha256: string): Promise<void> {
  await db.deleteFrom('import_intents').where('sha256', '=', sha256).execute()
}

/** Files whose move was announced and not concluded: what a crash may have left. */
export async function openIntents(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('import_intents').select('sha256').execute()
  return rows.map((row) => row.sha256)
}
