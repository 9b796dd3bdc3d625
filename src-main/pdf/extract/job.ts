import { CartableError } from '../../contract/errors.ts'
import { openDocument, type PdfiumDocument } from '../pdfium/index.ts'
import type { JobContext } from '../pool/job.ts'
import { Collector } from './collector.ts'
import { readFacts } from './facts.ts'
import { readPdfFile } from './file.ts'
import { readPage } from './page.ts'
import type { PdfReading, ReadInput } from './reading.ts'
import { userUnitReader } from './user-unit.ts'

function readPages(document: PdfiumDocument, bytes: Uint8Array, context: JobContext): Collector {
  const found = new Collector()
  const userUnit = userUnitReader(bytes)
  const total = document.pageCount
  for (let index = 0; index < total && !found.full(); index++) {
    context.progress({ stage: 'text', done: index, total })
    try {
      found.add(readPage(document, index, userUnit))
    } catch (error) {
      if (!(error instanceof CartableError)) throw error
      found.fail(index, error)
    }
  }
  found.finish()
  return found
}

/**
 * Reads text with word boxes, lines of the first pages, marks, form values and facts of a file with PDFium, each
 * page loaded once. A page that cannot be read is left empty and noted in the warnings.
 * @throws CartableError of `readPdfFile` and `openDocument`; PDF_CORRUPT where no page can be read
 */
export async function extractJob(input: ReadInput, context: JobContext): Promise<PdfReading> {
  context.progress({ stage: 'open', done: 0, total: 1 })
  const bytes = await readPdfFile(input.path)
  using document = openDocument(await context.pdfium(), bytes, input.password)
  const { pages, lines, marks, warnings, fields } = readPages(document, bytes, context)
  context.progress({ stage: 'facts', done: 0, total: 1 })
  const facts = readFacts(document, bytes, { fieldText: fields.toString(), warnings })
  return { facts, pages, lines, marks }
}
