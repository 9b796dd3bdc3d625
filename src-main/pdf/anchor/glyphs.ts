import type { PdfiumPage } from '../pdfium/index.ts'
import type { PageGlyphs } from './anchor.ts'

/** The characters of a page as PDFium reads them. */
export function pdfiumGlyphs(page: PdfiumPage): PageGlyphs {
  const { text } = page
  const { codes, boxes } = text.chars
  return {
    codes,
    glyph(index) {
      const at = index * 4
      const hasBox = (boxes[at + 2] ?? 0) > (boxes[at] ?? 0) && (boxes[at + 3] ?? 0) > (boxes[at + 1] ?? 0)
      const box = hasBox ? text.looseBox(index) : ([0, 0, 0, 0] as const)
      // PDFium's number counts clockwise (`atan2(c, a)` of the text matrix).
      return { box: [...box], angle: -text.angle(index), size: text.fontSize(index) }
    },
  }
}
