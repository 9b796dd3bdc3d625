import type { Context, EntityHandler, Reader } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Attachment, CommandResult } from '../../contract/publications.ts'
import { type Command, runCommand } from '../history/index.ts'
import { indexPagesOf, indexPublication, unindexPages } from '../search/index.ts'
import {
  allFilesOf,
  attachmentsOf,
  findAttachment,
  findSource,
  ownSourcesOf,
  setLanguage,
  setPublication,
  setSupersededBy,
  setSourcePublication,
  setTrashed,
} from './store.ts'

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
    await setLanguageInside(edit, await requireAttachment(edit.trx, id), language)
  })
  return { command, changed }
}

/** Sets the language of a file inside a command. */
async function setLanguageInside(
  edit: Command,
  attachment: Attachment,
  language: string | null,
): Promise<void> {
  const { id } = attachment
  const recorded = await edit.record('attachment', id, { language: attachment.language }, { language })
  if (recorded === 0) return
  await setLanguage(edit.trx, id, language)
  await edit.touch(attachment.publicationId)
}

/** Sets the language of all files of a publication inside a command. */
export async function setLanguageOfFiles(
  edit: Command,
  publicationId: string,
  language: string | null,
): Promise<void> {
  for (const file of await attachmentsOf(edit.trx, publicationId)) {
    await setLanguageInside(edit, file, language)
  }
}

/** Moves a file to the trash (`trashed` true) or back, with its marks. @throws CartableError NOT_FOUND */
export async function setFileTrash(context: Context, id: string, trashed: boolean): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, trashed ? 'trash' : 'restore', async (edit) => {
    await trashFileInside(edit, await requireAttachment(edit.trx, id), trashed)
  })
  return { command, changed }
}

/** Moves a file to the trash or back inside a command. */
export async function trashFileInside(edit: Command, file: Attachment, trashed: boolean): Promise<void> {
  if ((file.trashedAt !== null) === trashed) return
  const trashedAt = trashed ? edit.at : null
  await edit.record('attachment', file.id, { trashedAt: file.trashedAt }, { trashedAt })
  await putTrashed(edit.trx, file.id, trashedAt)
  await indexPublication(edit.trx, file.publicationId)
  await edit.touch(file.publicationId)
}

/** What is in the trash is not found: its pages leave the index and come back with it. */
async function putTrashed(db: Reader, id: string, trashedAt: string | null): Promise<void> {
  await setTrashed(db, id, trashedAt)
  await unindexPages(db, id)
  if (trashedAt === null) await indexPagesOf(db, id)
}

/** Says inside a command that a file was replaced by a newer edition. */
export async function supersede(edit: Command, old: Attachment, by: string): Promise<void> {
  await edit.record('attachment', old.id, { supersededBy: old.supersededBy }, { supersededBy: by })
  await setSupersededBy(edit.trx, old.id, by)
  await edit.touch(old.publicationId)
}

/**
 * Moves the files of a publication and all its sources to another one, inside a command; marks and pages belong to the
 * files. The index of both must be brought up to date afterwards.
 */
export async function moveFiles(edit: Command, from: string, into: string): Promise<void> {
  const before = { publicationId: from }
  const after = { publicationId: into }
  for (const { id } of await allFilesOf(edit.trx, from)) {
    await edit.record('attachment', id, before, after)
    await setPublication(edit.trx, id, into)
  }
  for (const id of await ownSourcesOf(edit.trx, from)) {
    await edit.record('attachment', id, before, after)
    await setSourcePublication(edit.trx, id, into)
  }
  for (const id of [from, into]) {
    await indexPublication(edit.trx, id)
    await edit.touch(id)
  }
}

/** Moves a file, or a source that belongs to no file, and brings the index of both publications up to date. */
async function restorePublicationOf(db: Reader, id: string, publicationId: string): Promise<void> {
  const attachment = await findAttachment(db, id)
  if (attachment) await setPublication(db, id, publicationId)
  else await setSourcePublication(db, id, publicationId)
  const left = attachment?.publicationId
  for (const each of new Set([publicationId, ...(left === undefined ? [] : [left])])) {
    await indexPublication(db, each)
  }
}

/**
 * How history reads and restores attachments: language, publication, edition that replaced them, trash. A source
 * without a file (of a starter record) is moved in the same way, so it is found here by its own id.
 */
export const attachmentEntity: EntityHandler = {
  read: async (db, id) => {
    const attachment = await findAttachment(db, id)
    if (attachment) {
      const { language, publicationId, supersededBy, trashedAt } = attachment
      return { language, publicationId, supersededBy, trashedAt }
    }
    return findSource(db, id)
  },
  write: async (db, id, fields) => {
    if ('language' in fields) await setLanguage(db, id, fields['language'] as string | null)
    if ('supersededBy' in fields) await setSupersededBy(db, id, fields['supersededBy'] as string | null)
    if ('trashedAt' in fields) await putTrashed(db, id, fields['trashedAt'] as string | null)
    const place = fields['publicationId'] ?? (await findAttachment(db, id))?.publicationId
    if (typeof place === 'string') await restorePublicationOf(db, id, place)
  },
  publicationsOf: async (db, id) => {
    const place = (await findAttachment(db, id)) ?? (await findSource(db, id))
    return place ? [place.publicationId] : []
  },
}
