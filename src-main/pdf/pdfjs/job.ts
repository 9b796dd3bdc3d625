import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { cleanText } from '../extract/characters.ts'
import { Collector, type PageReading } from '../extract/collector.ts'
import { readPdfFile } from '../extract/file.ts'
import { pageLines } from '../extract/lines.ts'
import { markFrom } from '../extract/marks.ts'
import { assembleText } from '../extract/page-text.ts'
import { TITLE_PAGES, type PdfReading, type ReadInput } from '../extract/reading.ts'
import type { JobContext } from '../pool/job.ts'
import { annotationsFrom } from './annotations.ts'
import { readPdfjsFacts } from './facts.ts'
import { openWithPdfjs, pdfjsError } from './open.ts'
import { charsOfPage, cropBoxOf, rotationOf } from './text.ts'

async function readPage(page: PDFPageProxy, index: number, label: string | null): Promise<PageReading> {
  const cropBox = cropBoxOf(page)
  const chars = await charsOfPage(page)
  const pageText = assembleText(chars, cropBox)
  const { annotations, fields } = annotationsFrom(await page.getAnnotations())
  const sizeAt = (word: number): number => chars.sizes[pageText.wordChars[word] ?? 0] ?? 0
  const { text, words } = pageText
  const rotation = rotationOf(page)
  return {
    page: { index, label, cropBox, rotation, userUnit: page.userUnit, text, words },
    lines: index < TITLE_PAGES ? pageLines(index, pageText, sizeAt) : [],
    marks: annotations.map((found) => markFrom(index, found, () => chars)).filter((mark) => mark !== null),
    fields,
    unmapped: pageText.unmapped,
  }
}

async function readPages(document: PDFDocumentProxy, context: JobContext): Promise<Collector> {
  const found = new Collector()
  const labels = await document.getPageLabels().catch(() => null)
  const total = document.numPages
  for (let index = 0; index < total && !found.full(); index++) {
    context.progress({ stage: 'text', done: index, total })
    try {
      const page = await document.getPage(index + 1)
      found.add(await readPage(page, index, cleanText(labels?.[index] ?? '') || null))
      page.cleanup()
    } catch (error) {
      found.fail(index, pdfjsError(error))
    }
  }
  found.finish()
  return found
}

/**
 * Reads a file with pdf.js, for those that PDFium cannot read; same result as `extractJob`. Slower by half, and
 * letters share the width of their run evenly, so boxes of words are approximate.
 * @throws CartableError of `readPdfFile` and `openWithPdfjs`; PDF_CORRUPT where no page can be read
 */
export async function fallbackJob(input: ReadInput, context: JobContext): Promise<PdfReading> {
  context.progress({ stage: 'open', done: 0, total: 1 })
  const document = await openWithPdfjs(await readPdfFile(input.path), input.password)
  try {
    const { pages, lines, marks, warnings, fields } = await readPages(document, context)
    const facts = await readPdfjsFacts(document, fields.toString(), warnings)
    return { facts, pages, lines, marks }
  } finally {
    await document.loadingTask.destroy()
  }
}
