import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import type { Rect } from '../../contract/values.ts'
import { loadPdfium } from '../pdfium/index.ts'
import type { JobContext } from '../pool/job.ts'
import type { ExportMark } from './mark.ts'

/** What a job gets, for tests that call it in their own process. */
export const context: JobContext = { pdfium: loadPdfium, progress: () => undefined }

let counter = 0

/** A mark for tests: a highlight over the title of {@link paper} unless told otherwise. */
export function mark(changes: Partial<ExportMark> = {}): ExportMark {
  counter += 1
  const rect: Rect = [50, 695, 250, 720]
  return {
    id: `0198c0de-0000-7000-8000-${String(counter).padStart(12, '0')}`,
    kind: 'highlight',
    pageIndex: 0,
    rect,
    quads: [[50, 720, 250, 720, 50, 695, 250, 695]],
    ink: [],
    quote: 'Mixed migration',
    prefix: '',
    suffix: '',
    author: 'Zoë Œuvre',
    colour: '#ffd100',
    comment: 'remarque – ملاحظة',
    origin: 'cartable',
    anchoring: 'exact',
    firstAuthor: null,
    externalName: null,
    inReplyTo: null,
    createdAt: '2026-11-23T18:00:00.000Z',
    modifiedAt: '2026-11-23T18:00:00.000Z',
    ...changes,
  }
}

/** A paper of some pages with text, metadata and a marked structure. */
export async function paper(
  pages = 2,
  prepare: (document: PDFDocument) => void = () => undefined,
): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let index = 0; index < pages; index++) {
    const page = document.addPage([600, 800])
    page.drawText('Mixed migration', { x: 50, y: 700, size: 24, font })
    page.drawText(`Page ${index + 1} of a paper`, { x: 50, y: 650, size: 12, font })
  }
  document.setTitle('Mixed migration')
  document.catalog.set(PDFName.of('Lang'), PDFString.of('en'))
  prepare(document)
  return await document.save({ useObjectStreams: false })
}
