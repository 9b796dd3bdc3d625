import type { PdfLine, PdfMark, PdfPage } from '../../contract/pdf.ts'
import type { PdfiumDocument, PdfiumField, PdfiumPage } from '../pdfium/index.ts'
import { cleanText } from './characters.ts'
import { pageLines } from './lines.ts'
import { markFrom } from './marks.ts'
import { assembleText, type PageText } from './page-text.ts'
import { TITLE_PAGES } from './reading.ts'

/** Everything of one page. */
export interface PageReading {
  readonly page: PdfPage
  readonly lines: readonly PdfLine[]
  readonly marks: readonly PdfMark[]
  readonly fields: readonly PdfiumField[]
}

function readLines(page: PdfiumPage, pageText: PageText): PdfLine[] {
  if (page.index >= TITLE_PAGES) return []
  return pageLines(page.index, pageText, (word) => page.text.fontSize(pageText.wordChars[word] ?? 0))
}

/** Reads text, boxes, lines, marks and form fields of a page that is loaded once. */
export function readPage(
  document: PdfiumDocument,
  index: number,
  userUnit: (objectNumber: number) => number,
): PageReading {
  const label = cleanText(document.pageLabel(index))
  return document.withPage(index, (page) => {
    const { cropBox } = page
    const pageText = assembleText(page.text.chars, cropBox)
    const marks = page.annotations().map((found) => markFrom(index, found, () => page.text.chars))
    return {
      page: {
        index,
        label: label === '' ? null : label,
        cropBox,
        rotation: page.rotation,
        userUnit: userUnit(page.objectNumber),
        text: pageText.text,
        words: pageText.words,
      },
      lines: readLines(page, pageText),
      marks: marks.filter((mark) => mark !== null),
      fields: page.fields(),
    }
  })
}

/** Stands for a page that could not be read, so that the numbers of the others stay right. */
export function emptyPage(index: number): PdfPage {
  return {
    index,
    label: null,
    cropBox: [0, 0, 612, 792],
    rotation: 0,
    userUnit: 1,
    text: '',
    words: new Float32Array(0),
  }
}
