import { CartableError } from '../../contract/errors.ts'
import {
  openDocument,
  type InfoKey,
  type Pdfium,
  type PdfiumAnnotation,
  type PdfiumDocument,
  type PdfiumPage,
} from '../pdfium/index.ts'
import { frameOf, maskOf, samePicture, type PageFrame, type PixelRect } from './picture.ts'
import {
  addedOn,
  agrees,
  comparable,
  type ExpectedMark,
  type GateProblem,
  type GateRequest,
} from './request.ts'
import { pagesToCompare } from './sample.ts'

const INFO: readonly InfoKey[] = [
  'Title',
  'Author',
  'Subject',
  'Keywords',
  'Creator',
  'Producer',
  'CreationDate',
  'ModDate',
]

/** Both files open in PDFium. */
interface Pair {
  readonly before: PdfiumDocument
  readonly after: PdfiumDocument
}

/** Result of reading, or null where PDFium refuses; a trap goes on to the worker, which must end. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof CartableError) return null
    throw error
  }
}

function compareFacts({ before, after }: Pair): GateProblem[] {
  const problems: GateProblem[] = []
  const facts = (document: PdfiumDocument): string =>
    JSON.stringify([document.language, ...INFO.map((key) => document.info(key))])
  if (facts(before) !== facts(after)) problems.push('metadata')
  if (before.signatureCount !== after.signatureCount) problems.push('signatures')
  if (JSON.stringify(before.security) !== JSON.stringify(after.security)) problems.push('encryption')
  return problems
}

function isAt(annotation: PdfiumAnnotation, mark: ExpectedMark): boolean {
  return annotation.subtype === mark.subtype && agrees(annotation.rect, mark.rect)
}

function findMark(
  annotations: readonly PdfiumAnnotation[],
  mark: ExpectedMark,
): PdfiumAnnotation | undefined {
  if (mark.name !== null) return annotations.find(({ strings }) => strings.NM === mark.name)
  const here = annotations.filter((annotation) => isAt(annotation, mark))
  return here.find(({ strings }) => comparable(strings.Contents) === comparable(mark.contents)) ?? here[0]
}

function checkMark(found: PdfiumAnnotation | undefined, mark: ExpectedMark): GateProblem[] {
  if (found === undefined) return ['mark-missing']
  const problems: GateProblem[] = []
  if (!isAt(found, mark) || !agrees(found.quads.flat(), mark.quads.flat())) problems.push('mark-place')
  if (found.strings.T !== mark.author) problems.push('mark-author')
  if (comparable(found.strings.Contents) !== comparable(mark.contents)) problems.push('mark-contents')
  return problems
}

/** Pixels where the copy may differ: the marks, and the annotations that they took the place of. */
function masksOf(frame: PageFrame, before: PdfiumPage, marks: readonly ExpectedMark[]): PixelRect[] {
  const names = new Set(marks.filter((mark) => mark.replaced).map((mark) => mark.name))
  const old = names.size === 0 ? [] : before.annotations().filter(({ strings }) => names.has(strings.NM))
  return [...marks, ...old].map((mark) => maskOf(frame, mark))
}

function compareMarks(before: PdfiumPage, after: PdfiumPage, marks: readonly ExpectedMark[]): GateProblem[] {
  const annotations = after.annotations()
  const problems = marks.flatMap((mark) => checkMark(findMark(annotations, mark), mark))
  const frame = frameOf(before)
  const masks = masksOf(frame, before, marks)
  if (!samePicture(before.render(frame), after.render(frame), masks)) problems.push('picture')
  return problems
}

function sameText(before: PdfiumPage, after: PdfiumPage): boolean {
  const [one, two] = [before, after].map((page) => attempt(() => page.text.chars.codes))
  if (!one || !two) return !one === !two
  return one.length === two.length && one.every((code, at) => code === two[at])
}

interface PageCheck {
  readonly pdfium: Pdfium
  readonly marks: readonly ExpectedMark[]
  readonly added: number
}

function comparePages(
  before: PdfiumPage,
  after: PdfiumPage,
  { pdfium, marks, added }: PageCheck,
): GateProblem[] {
  const problems: GateProblem[] = []
  const count = (page: PdfiumPage): number => pdfium.api.FPDFPage_GetAnnotCount(page.handle)
  if (count(after) - count(before) !== added) problems.push('annotation-count')
  if (!sameText(before, after)) problems.push('text')
  if (JSON.stringify(before.fields()) !== JSON.stringify(after.fields())) problems.push('form')
  if (marks.length > 0) problems.push(...compareMarks(before, after, marks))
  return problems
}

/** A page that PDFium could not load before need not load afterwards, but then nothing is known of its marks. */
function checkPage(
  pdfium: Pdfium,
  { before, after }: Pair,
  index: number,
  request: GateRequest,
): GateProblem[] {
  const marks = request.marks.filter((mark) => mark.pageIndex === index)
  const check = { pdfium, marks, added: addedOn(marks, index) }
  const found = attempt(() =>
    before.withPage(
      index,
      (one) =>
        attempt(() => after.withPage(index, (two) => comparePages(one, two, check))) ?? ['text' as const],
    ),
  )
  return found ?? (marks.length > 0 ? ['mark-missing'] : [])
}

/** What PDFium finds wrong; null where it cannot open the original, so that it has no say. */
export function compareByPdfium(
  pdfium: Pdfium,
  request: GateRequest,
  progress: (done: number, total: number) => void,
): GateProblem[] | null {
  using before = attempt(() => openDocument(pdfium, request.original, request.password))
  if (before === null) return null
  using after = attempt(() => openDocument(pdfium, request.copy, request.password))
  if (after === null) return ['pdfium-cannot-open']
  if (before.pageCount !== after.pageCount) return ['page-count']
  const pages = pagesToCompare(
    before.pageCount,
    request.marks.map((mark) => mark.pageIndex),
  )
  const problems = compareFacts({ before, after })
  for (const [done, index] of pages.entries()) {
    problems.push(...checkPage(pdfium, { before, after }, index, request))
    progress(done + 1, pages.length)
  }
  return problems
}
