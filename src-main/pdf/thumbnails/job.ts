import type { PdfThumbnail } from '../../contract/pdf.ts'
import { readPdfFile } from '../extract/file.ts'
import { openDocument } from '../pdfium/index.ts'
import type { JobContext } from '../pool/job.ts'
import { encodeCover } from './encode.ts'
import { coverSize } from './size.ts'

/** A file to draw. */
export interface ThumbnailInput {
  readonly path: string
  readonly password?: string | undefined
}

/**
 * Draws the first page, {@link COVER_WIDTH} pixels wide. A job of its own: drawing fails or hangs more often
 * than reading, and must not cost the text.
 * @throws CartableError as `openDocument`
 */
export async function thumbnailJob(input: ThumbnailInput, context: JobContext): Promise<PdfThumbnail> {
  context.progress({ stage: 'thumbnail', done: 0, total: 1 })
  using document = openDocument(await context.pdfium(), await readPdfFile(input.path), input.password)
  const picture = document.withPage(0, (page) => page.render(coverSize(page.width, page.height)))
  return encodeCover(picture)
}
