import type { PdfiumPage } from '../pdfium/index.ts'
import type { SizedChars } from '../pdfjs/chars.ts'
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

/** The characters of a page as pdf.js tells of them. */
export function pdfjsGlyphs({ codes, boxes, sizes, angles }: SizedChars): PageGlyphs {
  return {
    codes,
    glyph(index) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.subarray(index * 4, index * 4 + 4)
      return { box: [x0, y0, x1, y1], angle: angles[index] ?? 0, size: sizes[index] ?? 0 }
    },
  }
}
