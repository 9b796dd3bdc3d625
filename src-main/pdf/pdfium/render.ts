import { CartableError } from '../../contract/errors.ts'
import type { Pdfium } from './load.ts'

/** `FPDF_ANNOT` and `FPDF_REVERSE_BYTE_ORDER` (red first) of fpdfview.h. */
const DRAW_ANNOTATIONS = 0x01
const RED_FIRST = 0x10
const WHITE = 0xffffffff
const OPAQUE = 255

/** Size of a picture in pixels. */
export interface RenderSize {
  readonly width: number
  readonly height: number
}

/** What part of a page to draw: the whole page takes `page` pixels, and the picture begins at `left`, `top` of it. */
export interface RenderPart extends RenderSize {
  readonly left: number
  readonly top: number
  readonly page: RenderSize
}

/** A picture, four bytes (red, green, blue, alpha = 255) a pixel, rows from the top without padding. */
export interface PdfiumBitmap extends RenderSize {
  readonly data: Uint8Array
}

/** What to draw: a loaded page, and the form fill environment it was loaded into or 0. */
interface RenderSource {
  readonly pdfium: Pdfium
  readonly page: number
  readonly form: number
}

function draw(
  { pdfium: { api }, page, form }: RenderSource,
  bitmap: number,
  { width, height, left, top, page: whole }: RenderPart,
): void {
  const flags = DRAW_ANNOTATIONS | RED_FIRST
  api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
  api.FPDF_RenderPageBitmap(bitmap, page, -left, -top, whole.width, whole.height, 0, flags)
  if (form !== 0) api.FPDF_FFLDraw(form, bitmap, page, -left, -top, whole.width, whole.height, 0, flags)
}

/**
 * Draws a whole page, stretched to `size`, with annotations and form fields (which the plain renderer leaves
 * blank) on white.
 * @throws CartableError PDF_MEMORY where the picture does not fit into memory
 */
export function renderPage(source: RenderSource, size: RenderSize): PdfiumBitmap {
  return renderPart(source, { ...size, left: 0, top: 0, page: size })
}

/** Draws a part of a page, as {@link renderPage} draws a whole one. */
export function renderPart(source: RenderSource, part: RenderPart): PdfiumBitmap {
  const { api, heap } = source.pdfium
  const { width, height } = part
  const bitmap = api.FPDFBitmap_Create(width, height, 0)
  if (bitmap === 0) throw new CartableError('PDF_MEMORY', { detail: `picture of ${width} × ${height}` })
  try {
    draw(source, bitmap, part)
    const start = api.FPDFBitmap_GetBuffer(bitmap)
    const stride = api.FPDFBitmap_GetStride(bitmap)
    const data = new Uint8Array(width * height * 4)
    for (let row = 0; row < height; row++) {
      const from = start + row * stride
      data.set(heap.bytes.subarray(from, from + width * 4), row * width * 4)
    }
    for (let at = 3; at < data.length; at += 4) data[at] = OPAQUE
    return { width, height, data }
  } finally {
    api.FPDFBitmap_Destroy(bitmap)
  }
}
