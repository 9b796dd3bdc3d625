import { rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Context } from '../../base/context.ts'
import { temporaryName } from '../../base/files.ts'
import type { DocumentText } from '../../contract/documents.ts'
import { CartableError } from '../../contract/errors.ts'
import { type DocumentKind, kindOf } from '../../contract/media.ts'
import type { Attachment, CommandResult } from '../../contract/publications.ts'
import { type InterfaceLanguage, LanguageTag, titleIn } from '../../contract/values.ts'
import { requireAttachment, sourcesOf } from '../attachments/index.ts'
import { importUnder } from '../imports/index.ts'
import { requirePublication } from '../publications/index.ts'

/** What a picture is called that says nothing of itself. */
const UNNAMED: Readonly<Record<InterfaceLanguage, string>> = { en: 'Picture', fr: 'Image' }

interface StoredDocument {
  readonly attachment: Attachment
  readonly path: string
  readonly kind: DocumentKind
}

/** @throws CartableError NOT_FOUND, FILE_MISSING, FILE_UNSUPPORTED for a PDF */
async function requireDocument(context: Context, attachmentId: string): Promise<StoredDocument> {
  const attachment = await requireAttachment(context.db, attachmentId)
  const kind = kindOf(attachment.mediaType)
  if (kind === null || kind === 'pdf')
    throw new CartableError('FILE_UNSUPPORTED', { path: attachment.fileName })
  const path = context.layout.fileOf(attachment)
  if (!existsSync(path)) throw new CartableError('FILE_MISSING', { path })
  return { attachment, path, kind }
}

/** A document to be shown, converted anew from its file. @throws CartableError as {@link requireDocument}; DOCUMENT_CORRUPT */
export async function readDocument(
  context: Context,
  attachmentId: string,
  signal?: AbortSignal,
): Promise<DocumentText> {
  const { attachment, path, kind } = await requireDocument(context, attachmentId)
  const { html, dropped, language } = await context.pool.run('readDocument', { path, kind }, { signal })
  const told = LanguageTag.safeParse(language)
  return { html, dropped, language: attachment.language ?? (told.success ? told.data : null) }
}

/**
 * Sets a document as a PDF and adds it to its publication, with the address that the document came from. The same
 * document gives the same bytes, so doing it again finds the one that is there.
 *
 * @throws CartableError as {@link requireDocument}, and as an import
 */
export async function keepAsPdf(
  context: Context,
  attachmentId: string,
  fallback: InterfaceLanguage,
  signal?: AbortSignal,
): Promise<CommandResult & { attachmentId: string }> {
  const { attachment, path, kind } = await requireDocument(context, attachmentId)
  const publication = await requirePublication(context.db, attachment.publicationId)
  const language = (attachment.language ?? fallback).split('-')[0] ?? fallback
  const bytes = await context.pool.run(
    'typesetDocument',
    {
      ...{ path, kind, language },
      title: publication.title[language] ?? titleIn(publication.title, fallback),
      author: publication.creators.map(({ name }) => name).join(', '),
      issued: publication.issued ?? '',
      unnamed: UNNAMED[language === 'fr' ? 'fr' : language === 'en' ? 'en' : fallback],
    },
    { signal },
  )
  const temporary = join(context.layout.temporary, temporaryName())
  const { fileName } = attachment
  const name = `${fileName.slice(0, fileName.length - extname(fileName).length)}.pdf`
  const source = (await sourcesOf(context.db, publication.id)).find(
    (each) => each.attachmentId === attachmentId,
  )
  const origin = { url: source?.url ?? null, referrer: source?.referrer ?? null }
  try {
    await writeFile(temporary, bytes)
    const result = await importUnder(
      context,
      temporary,
      { name, signal },
      {
        publicationId: publication.id,
        language: attachment.language,
        cause: 'keep-as-pdf',
        derivedFrom: attachmentId,
        provenance: { ...origin, retrievedAt: source?.retrievedAt ?? null, via: null },
        prepare: () => Promise.resolve(null),
        work: () => Promise.resolve(),
      },
    )
    return { command: result.command, changed: result.changed, attachmentId: result.attachment.id }
  } finally {
    await rm(temporary, { force: true })
  }
}
