import type { Context, EntityHandler, Reader } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Attachment, CommandResult } from '../../contract/publications.ts'
import { runCommand } from '../history/index.ts'
import { findAttachment, setLanguage } from './store.ts'

/** @throws CartableError NOT_FOUND */
export async function requireAttachment(db: Reader, id: string): Promise<Attachment> {
  const attachment = await findAttachment(db, id)
  if (!attachment) throw new CartableError('NOT_FOUND', { entity: 'attachment', id })
  return attachment
}

/** Sets the language of a file; null where nobody knows. @throws CartableError NOT_FOUND */
export async function setAttachmentLanguage(
  context: Context,
  id: string,
  language: string | null,
): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, 'edit', async (edit) => {
    const attachment = await requireAttachment(edit.trx, id)
    const recorded = await edit.record('attachment', id, { language: attachment.language }, { language })
    if (recorded === 0) return
    await setLanguage(edit.trx, id, language)
    await edit.touch(attachment.publicationId)
  })
  return { command, changed }
}

/** How history reads and restores attachments: only the language can be edited. */
export const attachmentEntity: EntityHandler = {
  read: async (db, id) => {
    const attachment = await findAttachment(db, id)
    return attachment ? { language: attachment.language } : null
  },
  write: (db, id, fields) => setLanguage(db, id, fields['language'] as string | null),
  publicationsOf: async (db, id) => {
    const attachment = await findAttachment(db, id)
    return attachment ? [attachment.publicationId] : []
  },
}
