import { readFile } from 'node:fs/promises'
import { CartableError } from '../../../contract/errors.ts'
import { onFile } from '../../annotate/output-file.ts'
import { openDocument, type PdfiumDocument } from '../../pdfium/index.ts'
import { openWithPdfjs } from '../../pdfjs/open.ts'
import { charsOfPage } from '../../pdfjs/text.ts'
import type { JobContext } from '../../pool/job.ts'
import { type AnchorPage, type EngineFile, pdfiumAnchorPage, pdfjsAnchorPage } from '../page.ts'
import { FoldedDocument } from './folded-document.ts'
import { type Picture, pictureOf } from './same-picture.ts'
import type { ReadEdition, ReadPage } from './source.ts'

/** An edition of a file, open, whichever library reads it. */
export interface Edition extends AsyncDisposable {
  /** All its text. */
  readonly read: ReadEdition
  /** @throws CartableError for a page that cannot be read */
  withPage<T>(index: number, use: (page: AnchorPage) => T): T
  /** A small picture of a page; null where there is none to compare. */
  picture(index: number): Picture | null
}

const NOTHING: ReadPage = { codes: new Uint32Array(0), boxes: new Float32Array(0), cropBox: [0, 0, 0, 0] }

function editionOf(pages: readonly ReadPage[]): ReadEdition {
  return { pages, text: new FoldedDocument(pages.map(({ codes }) => codes)) }
}

/** A page that cannot be read has no text; the others do. */
function readOne(document: PdfiumDocument, index: number): ReadPage {
  try {
    return document.withPage(index, ({ text, cropBox }) => {
      const { codes, boxes } = text.chars
      return { codes, boxes, cropBox }
    })
  } catch (error) {
    if (!(error instanceof CartableError)) throw error
    return NOTHING
  }
}

async function withPdfium(
  bytes: Uint8Array,
  { password }: EngineFile,
  stage: string,
  context: JobContext,
): Promise<Edition> {
  const document = openDocument(await context.pdfium(), bytes, password)
  const pages: ReadPage[] = []
  for (let index = 0; index < document.pageCount; index++) {
    context.progress({ stage, done: index, total: document.pageCount })
    pages.push(readOne(document, index))
  }
  return {
    read: editionOf(pages),
    withPage: (index, use) => document.withPage(index, (page) => use(pdfiumAnchorPage(page))),
    picture: (index) => (index < document.pageCount ? document.withPage(index, pictureOf) : null),
    [Symbol.asyncDispose]: () => Promise.resolve(document[Symbol.dispose]()),
  }
}

async function withPdfjs(
  bytes: Uint8Array,
  { password }: EngineFile,
  stage: string,
  context: JobContext,
): Promise<Edition> {
  const document = await openWithPdfjs(bytes, password)
  const pages: (AnchorPage | null)[] = []
  const total = document.numPages
  for (let index = 0; index < total; index++) {
    context.progress({ stage, done: index, total })
    const page = await document.getPage(index + 1).catch(() => null)
    const chars = page && (await charsOfPage(page).catch(() => null))
    pages.push(page && chars && pdfjsAnchorPage(index, page, chars))
    page?.cleanup()
  }
  const read = pages.map((page): ReadPage => {
    if (!page) return NOTHING
    const { glyphs, boxes, cropBox } = page
    return { codes: Uint32Array.from(glyphs.codes), boxes, cropBox }
  })
  return {
    read: editionOf(read),
    withPage(index, use) {
      const page = pages[index]
      if (!page) throw new CartableError('PDF_CORRUPT', { detail: `page ${index + 1}` })
      return use(page)
    },
    picture: () => null,
    [Symbol.asyncDispose]: () => document.loadingTask.destroy(),
  }
}

/**
 * Opens an edition and reads its text; tells of each page under `stage`.
 * @throws CartableError FILE_NOT_FOUND, the `PDF_*` codes
 */
export async function openEdition(file: EngineFile, stage: string, context: JobContext): Promise<Edition> {
  const bytes = await onFile(file.path, () => readFile(file.path))
  return file.engine === 'pdfjs'
    ? withPdfjs(bytes, file, stage, context)
    : withPdfium(bytes, file, stage, context)
}
