import { CartableError } from '../../contract/errors.ts'
import type { PdfThumbnail } from '../../contract/pdf.ts'
import type { Rect } from '../../contract/values.ts'
import { areaPicture } from '../brief/area.ts'
import { type Drawing, drawOn } from '../brief/drawing.ts'
import { readPdfFile } from '../extract/file.ts'
import { userUnitReader } from '../extract/user-unit.ts'
import { openDocument } from '../pdfium/index.ts'
import type { Job } from '../pool/job.ts'
import { encodeCover } from '../thumbnails/encode.ts'

/** A part of a page to be drawn. */
export interface PictureInput {
  readonly path: string
  readonly password?: string | undefined
  /** 0-based */
  readonly pageIndex: number
  /** In user space. */
  readonly rect: Rect
  /** Drawn on it. */
  readonly drawing?: Drawing | undefined
}

/**
 * Draws a part of a page as a PNG at the resolution of print, as the page looks when shown.
 * @throws CartableError PAGE_OUT_OF_RANGE {page, pages}; INVALID_VALUE where nothing of it lies on the page; as `openDocument`
 */
export const drawPictureJob: Job<PictureInput, PdfThumbnail> = async (input, context) => {
  context.progress({ stage: 'picture', done: 0, total: 1 })
  const bytes = await readPdfFile(input.path)
  const { pageIndex, rect } = input
  // Read before PDFium takes the bytes.
  const userUnit = userUnitReader(bytes)
  using document = openDocument(await context.pdfium(), bytes, input.password)
  if (pageIndex >= document.pageCount) {
    throw new CartableError('PAGE_OUT_OF_RANGE', { page: pageIndex + 1, pages: document.pageCount })
  }
  return document.withPage(pageIndex, (page) => {
    const { cropBox, rotation, objectNumber } = page
    const size = areaPicture({ cropBox, rotation, userUnit: userUnit(objectNumber) }, rect)
    if (!size) throw new CartableError('INVALID_VALUE', { field: 'rect', value: rect.join(' ') })
    if (input.drawing) drawOn(page, input.drawing)
    return encodeCover(page.renderPart(size.part))
  })
}
