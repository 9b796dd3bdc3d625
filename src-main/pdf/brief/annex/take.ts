import { PDFDocument, ParseSpeeds } from 'pdf-lib'
import { cleanMark, type ExportMark } from '../../annotate/mark.ts'
import { placeMarks } from '../../annotate/place.ts'
import { readPdfFile } from '../../extract/file.ts'
import { isTrap } from '../../pdfium/errors.ts'
import { discardPdfium, openDocument, type PdfiumDocument, type PdfiumLink } from '../../pdfium/index.ts'
import type { JobContext } from '../../pool/job.ts'
import type { AnnexPage } from '../model.ts'
import { drawingsOf, keepPageParts, type Drawing } from './page-form.ts'
import { geometryOf, hasLinks } from './page-facts.ts'
import { placePage, type Placing } from './placing.ts'

/** A page that was taken out of its file, ready to be laid on a sheet. */
export interface TakenPage {
  readonly page: AnnexPage
  readonly placing: Placing
  readonly links: readonly PdfiumLink[]
  readonly drawings: readonly Drawing[]
  /** Of the file that the drawings are in; pages of one file share it. */
  readonly document: PDFDocument
}

/** Pages taken, and those that must come as pictures. */
export interface Taken {
  readonly pages: readonly TakenPage[]
  readonly failed: readonly AnnexPage[]
}

/** One open of a file by PDFium, which reads what pdf-lib cannot, decrypts, and leaves out all that other pages use. */
async function openSource(pages: readonly AnnexPage[], context: JobContext): Promise<PdfiumDocument> {
  const [first] = pages
  if (!first) throw new Error('no pages')
  const original = await readPdfFile(first.path)
  return openDocument(await context.pdfium(), original, first.password ?? undefined)
}

/** A mark without what answers it: answers are not drawn on a page. */
function marksOf(pages: readonly AnnexPage[]): ExportMark[] {
  return pages.flatMap(({ marks }, at) =>
    marks.filter(({ inReplyTo }) => inReplyTo === null).map((mark) => cleanMark({ ...mark, pageIndex: at })),
  )
}

async function take(
  pages: readonly AnnexPage[],
  context: JobContext,
  tell: (done: number) => void,
): Promise<TakenPage[]> {
  tell(0)
  using source = await openSource(pages, context)
  const present = pages.filter(({ pageIndex }) => pageIndex < source.pageCount)
  const document = await PDFDocument.load(source.takePages(present.map(({ pageIndex }) => pageIndex)), {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
    throwOnInvalidObject: false,
  })
  const loaded = document.getPages()
  const links = present.map(({ pageIndex }, at) =>
    loaded[at] && hasLinks(loaded[at]) ? source.withPage(pageIndex, (page) => page.links()) : [],
  )
  for (const page of loaded) keepPageParts(page)
  await placeMarks(document, { marks: marksOf(present), present: [], removed: [] })
  return present.flatMap((page, at) => {
    const copy = loaded[at]
    if (!copy) return []
    tell(at + 1)
    const geometry = geometryOf(copy)
    const drawings = drawingsOf(copy, geometry.cropBox)
    return [{ page, placing: placePage(geometry), links: links[at] ?? [], drawings, document }]
  })
}

/**
 * Takes pages of one file out of it, with the marks of the brief on them. What cannot be taken is named, to be drawn as a
 * picture instead.
 * @param tell is told how many pages of the file are taken
 */
export async function takePages(
  pages: readonly AnnexPage[],
  context: JobContext,
  tell: (done: number) => void = () => undefined,
): Promise<Taken> {
  try {
    const taken = await take(pages, context, tell)
    const done = new Set(taken.map(({ page }) => page))
    return { pages: taken, failed: pages.filter((page) => !done.has(page)) }
  } catch (error) {
    if (isTrap(error)) discardPdfium()
    return { pages: [], failed: pages }
  }
}
