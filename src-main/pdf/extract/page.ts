import type { PdfLine } from '../../contract/pdf.ts'
import type { PdfiumDocument, PdfiumPage } from '../pdfium/index.ts'
import { cleanText } from './characters.ts'
import type { PageReading } from './collector.ts'
import { pageLines } from './lines.ts'
import { markFrom } from './marks.ts'
import { assembleText, type PageText } from './page-text.ts'
import { TITLE_PAGES } from './reading.ts'

function readLines(page: PdfiumPage, pageText: PageText): PdfLine[] {
  if (page.index >= TITLE_PAGES) return []
  return pageLines(page.index, pageText, (word) => page.text.fontSize(pageText.wordChars[word] ?? 0))
}

/** Text that a page shows only through annotations and buttons, empty where there is none. */
function shownText(document: PdfiumDocument, index: number): string {
  if (!document.flattenPage(index)) return ''
  return document.withPage(index, (page) => assembleText(page.text.chars, page.cropBox).text)
}

/** Whether anything of a page can be read without looking at what its annotations draw. */
function isBlank({ page, marks, fields }: PageReading): boolean {
  const texts = [
    page.text,
    ...marks.map(({ contents }) => contents ?? ''),
    ...fields.map(({ value }) => value),
  ]
  return texts.every((text) => text.trim() === '')
}

/**
 * Reads text, boxes, lines, marks and form fields of a page that is loaded once. A page that holds nothing but what its
 * annotations and buttons draw (a caption, a text box without contents) is read once more through their pictures.
 */
export function readPage(
  document: PdfiumDocument,
  index: number,
  userUnit: (objectNumber: number) => number,
): PageReading {
  const reading = readOnce(document, index, userUnit)
  if (!isBlank(reading)) return reading
  const value = shownText(document, index)
  return value === '' ? reading : { ...reading, fields: [{ name: `page ${index + 1}`, value }] }
}

function readOnce(
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
      unmapped: pageText.unmapped,
    }
  })
}
