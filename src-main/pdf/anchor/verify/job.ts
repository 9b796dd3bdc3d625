import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { CartableError } from '../../../contract/errors.ts'
import { onFile } from '../../annotate/output-file.ts'
import { openDocument, type PdfiumDocument } from '../../pdfium/index.ts'
import type { Job } from '../../pool/job.ts'
import { findPassages, type Found, type Passage } from './search.ts'

/** A file and the quotations that were taken from it. */
export interface VerifyQuotesInput {
  readonly path: string
  readonly password?: string | undefined
  /** Of the file that they were taken from. */
  readonly sha256: string
  readonly passages: readonly Passage[]
}

/** What a file holds of its quotations; another file under the same name is not looked into. */
export type VerifiedFile =
  | { readonly kind: 'other-file' }
  | { readonly kind: 'read'; readonly pageCount: number; readonly found: readonly Found[] }

function codesOn(document: PdfiumDocument, pageIndex: number): ArrayLike<number> {
  try {
    return document.withPage(pageIndex, ({ text }) => text.chars.codes)
  } catch (error) {
    // One page that cannot be read costs its own quotations only.
    if (error instanceof CartableError) return []
    throw error
  }
}

/**
 * Re-reads quotations in their file: the bytes by their hash, then the words as PDFium reads them now.
 * @throws CartableError FILE_NOT_FOUND, the `PDF_*` codes
 */
export const verifyQuotesJob: Job<VerifyQuotesInput, VerifiedFile> = async (input, context) => {
  const { path, password, sha256, passages } = input
  const bytes = await onFile(path, () => readFile(path))
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return { kind: 'other-file' }
  using document = openDocument(await context.pdfium(), bytes, password)
  const { pageCount } = document
  const source = { pageCount, codes: (pageIndex: number) => codesOn(document, pageIndex) }
  const found = findPassages(source, passages, (done) =>
    context.progress({ stage: 'verify', done, total: pageCount }),
  )
  return { kind: 'read', pageCount, found }
}
