import { os } from '../../base/implement.ts'
import { defined } from '../../base/objects.ts'
import type { PublicationFields } from '../../contract/publications.ts'
import { requireAttachment, setAttachmentLanguage, setFileTrash } from '../attachments/index.ts'
import { listIds, listPublications, summaries } from '../catalogue/index.ts'
import { acceptGuesses } from './accept.ts'
import { collectPublications } from './collecting.ts'
import { createPublication, editPublications, previewEdit, publicationDetail, setTrash } from './service.ts'
import { tagPublications } from './tagging.ts'

const { publications } = os

/** `publications` of the contract, each method tied to its service. */
export const publicationsRouter = {
  list: publications.list.handler(({ input, context }) => listPublications(context, input)),
  ids: publications.ids.handler(({ input, context }) => listIds(context, input)),
  rows: publications.rows.handler(({ input, context }) => summaries(context.db, input.ids)),
  get: publications.get.handler(({ input, context }) => publicationDetail(context.db, input.id)),
  ofAttachment: publications.ofAttachment.handler(async ({ input, context }) => {
    const { publicationId } = await requireAttachment(context.db, input.attachmentId)
    return publicationDetail(context.db, publicationId)
  }),
  create: publications.create.handler(({ input, context }) =>
    createPublication(context, {
      ...defined<Partial<PublicationFields>>(input.fields),
      title: input.fields.title,
    }),
  ),
  edit: publications.edit.handler(({ input, context }) =>
    editPublications(
      context,
      input.ids,
      defined<Partial<PublicationFields>>(input.fields),
      input.fileLanguage,
    ),
  ),
  previewEdit: publications.previewEdit.handler(({ input, context }) =>
    previewEdit(context, input.ids, defined<Partial<PublicationFields>>(input.fields)),
  ),
  tag: publications.tag.handler(({ input, context }) => tagPublications(context, input)),
  collect: publications.collect.handler(({ input, context }) => collectPublications(context, input)),
  accept: publications.accept.handler(({ input, context }) => acceptGuesses(context, input.ids, input)),
  trash: publications.trash.handler(({ input, context }) => setTrash(context, input.ids, true)),
  restore: publications.restore.handler(({ input, context }) => setTrash(context, input.ids, false)),
  trashFile: publications.trashFile.handler(({ input, context }) =>
    setFileTrash(context, input.attachmentId, true),
  ),
  restoreFile: publications.restoreFile.handler(({ input, context }) =>
    setFileTrash(context, input.attachmentId, false),
  ),
  setAttachmentLanguage: publications.setAttachmentLanguage.handler(({ input, context }) =>
    setAttachmentLanguage(context, input.attachmentId, input.language),
  ),
}
