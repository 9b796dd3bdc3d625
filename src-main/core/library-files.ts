import { existsSync } from 'node:fs'
import type { Context } from '../base/context.ts'
import { MEDIA } from '../contract/media.ts'
import { Id } from '../contract/values.ts'
import { findAttachment } from '../features/attachments/index.ts'
import type { ServedFile } from './serve-file.ts'

/** What the library serves beside its methods. */
export type FileKind = 'files' | 'covers'

/**
 * The file of an attachment, or its cover. Its address names an attachment, whose bytes never change; a cover is a
 * cache and may be made anew.
 *
 * @returns null where there is no such attachment or file
 */
export async function libraryFile(context: Context, kind: FileKind, id: string): Promise<ServedFile | null> {
  if (!Id.safeParse(id).success) return null
  const attachment = await findAttachment(context.db, id)
  if (!attachment) return null
  const { layout } = context
  if (kind === 'files') {
    const path = layout.fileOf(attachment)
    const { sha256: etag, mediaType: type, fileName: saveAs } = attachment
    // A page from elsewhere is never shown as a page of ours: only what was cleaned is.
    if (type !== MEDIA.pdf && existsSync(path)) {
      return { path, type: 'application/octet-stream', etag, cache: 'never', saveAs }
    }
    // Not kept by the browser: its cache lets ranges of one address wait for each other (up to 20 s in Chromium), would
    // write a second copy of what may be confidential, and saves no more than a read from the same disk.
    return existsSync(path) ? { path, type, etag, cache: 'never' } : null
  }
  const path = layout.thumbnail(attachment.sha256)
  if (!existsSync(path)) return null
  return { path, type: 'image/png', etag: `cover-${attachment.sha256}`, cache: 'revalidate' }
}
