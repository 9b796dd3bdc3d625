import type { Context } from '../../base/context.ts'
import type { LockedSource, Passwords } from '../../contract/briefs.ts'
import { CartableError } from '../../contract/errors.ts'
import { findAttachment } from '../attachments/index.ts'
import { requireBrief } from './service.ts'
import { itemsOf } from './store.ts'

async function opens(
  { pool, layout }: Context,
  sha256: string,
  password: string | undefined,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await pool.run('verifyQuotes', { path: layout.file(sha256), password, sha256, passages: [] }, { signal })
    return true
  } catch (error) {
    if (!(error instanceof CartableError) || error.code === 'CANCELLED') throw error
    // What else is wrong with a file is told by the check and the export themselves.
    return error.code !== 'PDF_PASSWORD'
  }
}

/**
 * Sources of a brief that do not open with the passwords given. Only files that are encrypted are tried.
 * @throws CartableError NOT_FOUND, CANCELLED by the signal
 */
export async function lockedSources(
  context: Context,
  briefId: string,
  passwords: Passwords,
  signal?: AbortSignal,
): Promise<LockedSource[]> {
  await requireBrief(context.db, briefId)
  const items = await itemsOf(context.db, briefId)
  const sources = new Map(
    items.flatMap(({ content }) =>
      'provenance' in content ? [[content.provenance.attachmentId, content.provenance.sha256] as const] : [],
    ),
  )
  const locked: LockedSource[] = []
  for (const [attachmentId, sha256] of sources) {
    const attachment = await findAttachment(context.db, attachmentId)
    if (!attachment?.encrypted) continue
    const password = passwords[attachmentId]
    if (await opens(context, sha256, password, signal)) continue
    locked.push({ attachmentId, fileName: attachment.fileName, wrong: password !== undefined })
  }
  return locked
}
