import { CartableError } from '../../contract/errors.ts'
import { cleanText } from '../extract/characters.ts'
import {
  openDocument,
  type InfoKey,
  type Pdfium,
  type PdfiumAnnotation,
  type PdfiumDocument,
  type PdfiumPage,
} from '../pdfium/index.ts'
import { drawnBounds, frameOf, maskOf, samePicture, type PageFrame, type PixelRect } from './picture.ts'
import {
  agrees,
  changedPages,
  changesOn,
  comparable,
  isLeft,
  surplus,
  type ExpectedMark,
  type GateProblem,
  type GateRequest,
  type Likeness,
  type PageChanges,
  type RemovedMark,
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

function wasRemoved(annotation: PdfiumAnnotation, { name, subtype, rect }: RemovedMark): boolean {
  const found = cleanText(annotation.strings.NM)
  if (name !== null) return found === name
  return found === '' && annotation.subtype === subtype && agrees(annotation.rect, rect)
}

/** By name, and by place for the nameless; ways of writing that can remove give every mark a name. */
const ALIKE: Likeness<PdfiumAnnotation> = {
  found: wasRemoved,
  written: (mark, removed) => removed.name !== null && mark.name === removed.name,
}

/** Pixels where the copy may differ: the marks, and the annotations that they took the place of or that were removed. */
function masksOf(
  frame: PageFrame,
  before: readonly PdfiumAnnotation[],
  { marks, removed }: PageChanges,
): PixelRect[] {
  const names = new Set(marks.filter((mark) => mark.replaced).map((mark) => mark.name))
  const old = before.filter(
    (annotation) =>
      names.has(annotation.strings.NM) ||
      removed.some((mark) => mark.fewer > 0 && wasRemoved(annotation, mark)),
  )
  const drawn = old.map((annotation) => ({ subtype: annotation.subtype, rect: drawnBounds(annotation) }))
  return [...marks, ...drawn].map((mark) => maskOf(frame, mark))
}

function compareMarks(before: PdfiumPage, after: PdfiumPage, changes: PageChanges): GateProblem[] {
  const [had, has] = [before.annotations(), after.annotations()]
  const problems = changes.marks.flatMap((mark) => checkMark(findMark(has, mark), mark))
  if (isLeft(had, has, changes, ALIKE)) problems.push('mark-left')
  const frame = frameOf(before)
  const masks = masksOf(frame, had, changes)
  if (!samePicture(before.render(frame), after.render(frame), masks)) problems.push('picture')
  return problems
}

function sameText(before: PdfiumPage, after: PdfiumPage): boolean {
  const [one, two] = [before, after].map((page) => attempt(() => page.text.chars.codes))
  if (!one || !two) return !one === !two
  return one.length === two.length && one.every((code, at) => code === two[at])
}

function comparePages(
  pdfium: Pdfium,
  before: PdfiumPage,
  after: PdfiumPage,
  changes: PageChanges,
): GateProblem[] {
  const problems: GateProblem[] = []
  const count = (page: PdfiumPage): number => pdfium.api.FPDFPage_GetAnnotCount(page.handle)
  if (count(after) - count(before) !== surplus(changes)) problems.push('annotation-count')
  if (!sameText(before, after)) problems.push('text')
  if (JSON.stringify(before.fields()) !== JSON.stringify(after.fields())) problems.push('form')
  if (isChanged(changes)) problems.push(...compareMarks(before, after, changes))
  return problems
}

function isChanged({ marks, removed }: PageChanges): boolean {
  return marks.length > 0 || removed.length > 0
}

/** A page that PDFium could not load before need not load afterwards, but then nothing is known of its marks. */
function checkPage(
  pdfium: Pdfium,
  { before, after }: Pair,
  index: number,
  request: GateRequest,
): GateProblem[] {
  const changes = changesOn(request, index)
  const found = attempt(() =>
    before.withPage(
      index,
      (one) =>
        attempt(() => after.withPage(index, (two) => comparePages(pdfium, one, two, changes))) ?? [
          'text' as const,
        ],
    ),
  )
  return found ?? (isChanged(changes) ? ['mark-missing'] : [])
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
  const pages = pagesToCompare(before.pageCount, changedPages(request))
  const problems = compareFacts({ before, after })
  for (const [done, index] of pages.entries()) {
    problems.push(...checkPage(pdfium, { before, after }, index, request))
    progress(done + 1, pages.length)
  }
  return problems
}
