import { CartableError } from '../../contract/errors.ts'
import type { PdfLine, PdfMark, PdfPage } from '../../contract/pdf.ts'
import { openDocument, type PdfiumDocument } from '../pdfium/index.ts'
import type { JobContext } from '../pool/job.ts'
import { readFacts } from './facts.ts'
import { FieldText } from './fields.ts'
import { readPdfFile } from './file.ts'
import { emptyPage, readPage, type PageReading } from './page.ts'
import { MAX_PAGES, MAX_TEXT_UNITS, type PdfReading, type ReadInput } from './reading.ts'
import { userUnitReader } from './user-unit.ts'

/** After this many unreadable pages in a row the page tree is taken for invented. */
const MAX_FAILURES = 100

class Collector {
  readonly pages: PdfPage[] = []
  readonly lines: PdfLine[] = []
  readonly marks: PdfMark[] = []
  readonly warnings: string[] = []
  readonly fields = new FieldText()
  #textUnits = 0
  #failures = 0

  add({ page, lines, marks, fields }: PageReading): void {
    this.pages.push(page)
    this.lines.push(...lines)
    this.marks.push(...marks)
    this.fields.add(fields)
    this.#textUnits += page.text.length
    this.#failures = 0
  }

  /** A page that fails is left empty; the rest of the file is read. */
  fail(index: number, error: CartableError): void {
    this.pages.push(emptyPage(index))
    this.warnings.push(`page ${index + 1}: ${error.code}`)
    this.#failures++
  }

  /** True where the file must not be read further, for a reason that is noted. */
  full(): boolean {
    if (this.pages.length >= MAX_PAGES) this.warnings.push(`only the first ${MAX_PAGES} pages were read`)
    else if (this.#textUnits > MAX_TEXT_UNITS) this.warnings.push('text too long: later pages were not read')
    else if (this.#failures >= MAX_FAILURES)
      this.warnings.push('too many unreadable pages: later ones were not read')
    else return false
    return true
  }

  get readable(): boolean {
    return this.#failures < this.pages.length
  }
}

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
  const found = readPages(document, bytes, context)
  if (!found.readable) throw new CartableError('PDF_CORRUPT', { detail: 'no page can be read' })
  context.progress({ stage: 'facts', done: 0, total: 1 })
  const { pages, lines, marks, warnings } = found
  const facts = readFacts(document, bytes, { fieldText: found.fields.toString(), warnings })
  return { facts, pages, lines, marks }
}
