import { readFile } from 'node:fs/promises'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { CartableError } from '../../contract/errors.ts'
import type { PdfEngine } from '../../contract/pdf.ts'
import type { Rect } from '../../contract/values.ts'
import { onFile } from '../annotate/output-file.ts'
import { openDocument, type PdfiumPage } from '../pdfium/index.ts'
import type { SizedChars } from '../pdfjs/chars.ts'
import { openWithPdfjs, pdfjsError } from '../pdfjs/open.ts'
import { charsOfPage, cropBoxOf, rotationOf } from '../pdfjs/text.ts'
import type { JobContext } from '../pool/job.ts'
import type { PageGlyphs } from './anchor.ts'
import { pdfiumGlyphs, pdfjsGlyphs } from './glyphs.ts'

/** A file, and the library that opens it: what PDFium cannot read is read by pdf.js, with less exact boxes. */
export interface EngineFile {
  readonly path: string
  readonly password?: string | undefined
  /** PDFium where it is not said. */
  readonly engine?: PdfEngine | undefined
}

/** A page that marks are anchored on, whichever library reads it. */
export interface AnchorPage {
  readonly index: number
  readonly cropBox: Rect
  /** Clockwise turn when shown, degrees. */
  readonly rotation: 0 | 90 | 180 | 270
  /** Left, bottom, right, top of each character in user space. */
  readonly boxes: Float32Array
  readonly glyphs: PageGlyphs
}

/** A page of PDFium; to be used while it is open. */
export function pdfiumAnchorPage(page: PdfiumPage): AnchorPage {
  const { index, cropBox, rotation, text } = page
  return { index, cropBox, rotation, boxes: text.chars.boxes, glyphs: pdfiumGlyphs(page) }
}

/** A page of pdf.js with its characters. */
export function pdfjsAnchorPage(index: number, page: PDFPageProxy, chars: SizedChars): AnchorPage {
  const [cropBox, rotation] = [cropBoxOf(page), rotationOf(page)]
  return { index, cropBox, rotation, boxes: chars.boxes, glyphs: pdfjsGlyphs(chars) }
}

function requirePage(pageIndex: number, pages: number): void {
  if (pageIndex >= pages) throw new CartableError('PAGE_OUT_OF_RANGE', { page: pageIndex + 1, pages })
}

async function onPdfjsPage<T>(
  bytes: Uint8Array,
  { password, pageIndex }: Omit<EngineFile, 'path'> & { readonly pageIndex: number },
  read: (page: AnchorPage) => T,
): Promise<T> {
  const document = await openWithPdfjs(bytes, password)
  try {
    requirePage(pageIndex, document.numPages)
    const page = await document.getPage(pageIndex + 1).catch((error: unknown) => {
      throw pdfjsError(error)
    })
    return read(pdfjsAnchorPage(pageIndex, page, await charsOfPage(page)))
  } finally {
    await document.loadingTask.destroy()
  }
}

/**
 * Reads one page of a file.
 * @throws CartableError PAGE_OUT_OF_RANGE {page, pages}, FILE_NOT_FOUND, the `PDF_*` codes
 */
export async function onPage<T>(
  file: EngineFile & { readonly pageIndex: number },
  context: JobContext,
  read: (page: AnchorPage) => T,
): Promise<T> {
  const bytes = await onFile(file.path, () => readFile(file.path))
  if (file.engine === 'pdfjs') return onPdfjsPage(bytes, file, read)
  using document = openDocument(await context.pdfium(), bytes, file.password)
  requirePage(file.pageIndex, document.pageCount)
  return document.withPage(file.pageIndex, (page) => read(pdfiumAnchorPage(page)))
}
