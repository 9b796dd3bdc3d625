import type { Context } from '../../base/context.ts'
import { fileError } from '../../base/files.ts'
import { CartableError } from '../../contract/errors.ts'
import type { MediaKind } from '../../contract/media.ts'
import type { PdfExtract } from '../../contract/pdf.ts'
import type { Attachment } from '../../contract/publications.ts'
import { readPdf } from '../../pdf/extract/index.ts'
import { findByHash, trashFileInside } from '../attachments/index.ts'
import { type Command, runCommand } from '../history/index.ts'
import { enterUnder } from './enter.ts'
import type { ImportOptions } from './one.ts'
import { type Provenance, readProvenance } from './provenance/index.ts'
import { readDocument } from './read-stored.ts'
import { sniff } from './sniff.ts'
import { discard, takeCopy } from './take.ts'

/** A file on its way in: already of the library, or copied and read. */
export interface Incoming {
  readonly path: string
  /** Of a file that is here already. */
  readonly attachment: Attachment | null
  /** Of a new one. */
  readonly extract: PdfExtract | null
}

/** Where a file goes, and what is done with it. */
export interface UnderRequest<Prepared> {
  readonly publicationId: string
  /** Language to keep where the file does not tell its own. */
  readonly language: string | null
  readonly cause: string
  /** The attachment that the file was made from. */
  readonly derivedFrom?: string
  /** Whether other files than PDF are taken too; they are not. */
  readonly accept?: 'pdf' | 'any'
  /** Where the file came from, where its own attributes do not say. */
  readonly provenance?: Provenance
  /** Takes its time before the transaction. */
  prepare(incoming: Incoming): Promise<Prepared>
  /** Belongs to the transaction that enters the file. */
  work(edit: Command, attachment: Attachment, prepared: Prepared): Promise<void>
}

export interface UnderResult {
  readonly attachment: Attachment
  readonly command: string
  readonly changed: number
}

async function known<P>(
  context: Context,
  attachment: Attachment,
  request: UnderRequest<P>,
): Promise<UnderResult> {
  if (attachment.publicationId !== request.publicationId) {
    throw new CartableError('EDITION_ELSEWHERE', { publication: attachment.publicationId })
  }
  if (attachment.state !== 'ready') {
    throw new CartableError('ATTACHMENT_NOT_READY', { id: attachment.id, state: attachment.state })
  }
  const path = context.layout.fileOf(attachment)
  const prepared = await request.prepare({ path, attachment, extract: null })
  const { command, changed } = await runCommand(context, request.cause, async (edit) => {
    await trashFileInside(edit, attachment, false)
    await request.work(edit, attachment, prepared)
  })
  return { attachment, command, changed }
}

/** What a file is, if it may come in. @throws CartableError NOT_A_PDF, FILE_UNSUPPORTED */
async function kindFor(path: string, source: string, accept: 'pdf' | 'any'): Promise<MediaKind> {
  const kind = await sniff(path, source)
  if (kind === 'pdf') return kind
  if (accept === 'pdf' || kind === 'not-pdf' || kind === 'empty')
    throw new CartableError('NOT_A_PDF', { path: source })
  if (kind === 'other') throw new CartableError('FILE_UNSUPPORTED', { path: source })
  return kind
}

/** Reads a file; null for one that waits for its password, where that may come in too. */
async function readFor(
  context: Context,
  { path, kind }: { readonly path: string; readonly kind: MediaKind },
  options: ImportOptions,
  accept: 'pdf' | 'any',
): Promise<PdfExtract | null> {
  if (kind !== 'pdf') return readDocument(context, { path, kind }, options)
  try {
    return await readPdf(context.pool, path, {
      password: options.password,
      signal: options.signal,
      onProgress: ({ stage, done, total }) => options.onProgress?.(stage, done, total),
    })
  } catch (error) {
    if (accept === 'any' && error instanceof CartableError && error.code === 'PDF_PASSWORD') return null
    throw error
  }
}

/**
 * Imports a PDF file into a publication that is there already, by the same stages as any import; a file that the
 * publication holds already is used as it is. All or nothing.
 *
 * @throws CartableError NOT_A_PDF, EDITION_ELSEWHERE, ATTACHMENT_NOT_READY, CANCELLED, and as reading and entering
 */
export async function importUnder<P>(
  context: Context,
  path: string,
  options: ImportOptions,
  request: UnderRequest<P>,
): Promise<UnderResult> {
  const source = options.name ?? path
  try {
    const kind = await kindFor(path, source, request.accept ?? 'pdf')
    const taken = await takeCopy(context.layout, path, options.signal)
    try {
      const existing = await findByHash(context.db, taken.sha256)
      if (existing) return await known(context, existing, request)
      const extract = await readFor(context, { path: taken.path, kind }, options, request.accept ?? 'pdf')
      const provenance = request.provenance ?? (await readProvenance(path))
      const prepared = await request.prepare({ path: taken.path, attachment: null, extract })
      const { publicationId, language, cause, derivedFrom } = request
      const arrival = {
        source,
        taken,
        kind,
        extract,
        provenance,
        ...(derivedFrom ? { derivedFrom } : {}),
      }
      return await enterUnder(context, arrival, { publicationId, language, cause }, (edit, attachment) =>
        request.work(edit, attachment, prepared),
      )
    } finally {
      await discard(taken)
    }
  } catch (error) {
    throw fileError(error, source)
  }
}
