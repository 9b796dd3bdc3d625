import type { Context } from '../../base/context.ts'
import { type DocumentKind, kindOf } from '../../contract/media.ts'
import type { PdfExtract } from '../../contract/pdf.ts'
import type { Attachment } from '../../contract/publications.ts'
import { readPdf } from '../../pdf/extract/index.ts'

/** How the reading of a document is followed and stopped. */
export interface ReadingOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (stage: string, done: number, total: number) => void
}

/** What an import keeps of a file that is no PDF. @throws CartableError DOCUMENT_CORRUPT, PDF_MEMORY, PDF_TIMEOUT, CANCELLED */
export async function readDocument(
  context: Context,
  input: { readonly path: string; readonly kind: DocumentKind },
  { signal, onProgress }: ReadingOptions = {},
): Promise<PdfExtract> {
  const { extract } = await context.pool.run('readDocument', input, {
    signal,
    onProgress: ({ stage, done, total }) => onProgress?.(stage, done, total),
  })
  return extract
}

/** Reads a file of the library again. @throws CartableError as reading it for an import */
export function readStored(context: Context, attachment: Attachment): Promise<PdfExtract> {
  const path = context.layout.fileOf(attachment)
  const kind = kindOf(attachment.mediaType)
  return kind === null || kind === 'pdf' ? readPdf(context.pool, path) : readDocument(context, { path, kind })
}
