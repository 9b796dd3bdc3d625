import { PDFDocument, ParseSpeeds } from 'pdf-lib'
import type { BriefWarning } from '../../../contract/briefs.ts'
import { CartableError } from '../../../contract/errors.ts'
import { cleanMark, type ExportMark } from '../../annotate/mark.ts'
import { placeMarks } from '../../annotate/place.ts'
import { readPdfFile } from '../../extract/file.ts'
import { userUnitReader } from '../../extract/user-unit.ts'
import { isTrap } from '../../pdfium/errors.ts'
import { discardPdfium, openDocument, type PdfiumLink } from '../../pdfium/index.ts'
import type { JobContext } from '../../pool/job.ts'
import type { PageGeometry } from '../area.ts'
import type { AnnexPage } from '../model.ts'
import { drawingsOf, keepPageParts, type Drawing } from './page-form.ts'
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

interface Looked {
  readonly page: AnnexPage
  readonly geometry: PageGeometry
  readonly links: readonly PdfiumLink[]
}

interface Extracted {
  readonly looked: readonly Looked[]
  /** A file with these pages in their order. */
  readonly bytes: Uint8Array
}

/** One open of a file by PDFium, which reads what pdf-lib cannot, decrypts, and leaves out all that other pages use. */
async function extract(pages: readonly AnnexPage[], context: JobContext): Promise<Extracted> {
  const [first] = pages
  if (!first) throw new Error('no pages')
  const original = await readPdfFile(first.path)
  const pdfium = await context.pdfium()
  using document = openDocument(pdfium, original, first.password ?? undefined)
  const userUnit = userUnitReader(original)
  const looked = pages.flatMap((page): Looked[] => {
    if (page.pageIndex >= document.pageCount) return []
    return document.withPage(page.pageIndex, (loaded) => {
      const { cropBox, rotation, objectNumber } = loaded
      const geometry = { cropBox, rotation, userUnit: userUnit(objectNumber) }
      return [{ page, geometry, links: loaded.links() }]
    })
  })
  return { looked, bytes: document.takePages(looked.map(({ page }) => page.pageIndex)) }
}

/** A mark without what answers it: answers are not drawn on a page. */
function marksOf(looked: readonly Looked[]): ExportMark[] {
  return looked.flatMap(({ page }, at) =>
    page.marks
      .filter(({ inReplyTo }) => inReplyTo === null)
      .map((mark) => cleanMark({ ...mark, pageIndex: at })),
  )
}

async function prepare({ looked, bytes }: Extracted): Promise<TakenPage[]> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
    throwOnInvalidObject: false,
  })
  const loaded = document.getPages()
  for (const page of loaded) keepPageParts(page)
  await placeMarks(document, { marks: marksOf(looked), present: [], removed: [] })
  return looked.flatMap(({ page, geometry, links }, at) => {
    const source = loaded[at]
    if (!source) return []
    const drawings = drawingsOf(source, geometry.cropBox)
    return [{ page, placing: placePage(geometry), links, drawings, document }]
  })
}

/**
 * Takes pages of one file out of it, with the marks of the brief on them. What cannot be taken is named, to be drawn as a
 * picture instead.
 */
export async function takePages(pages: readonly AnnexPage[], context: JobContext): Promise<Taken> {
  try {
    const taken = await prepare(await extract(pages, context))
    const done = new Set(taken.map(({ page }) => page))
    return { pages: taken, failed: pages.filter((page) => !done.has(page)) }
  } catch (error) {
    if (isTrap(error)) discardPdfium()
    return { pages: [], failed: pages }
  }
}

/** Why a page is missing in the annex. */
export function annexWarning(page: AnnexPage, error: unknown): BriefWarning {
  const detail = error instanceof CartableError ? error.code : String(error).slice(0, 300)
  return { itemId: page.itemIds[0] ?? null, code: 'annex-page-failed', detail: `${page.title}: ${detail}` }
}
