import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { boundsOf } from '../anchor/quads.ts'
import type { Quad } from '../../contract/values.ts'
import { openPdfjs, patiently } from './pdfjs-open.ts'
import {
  addedOn,
  agrees,
  comparable,
  type ExpectedMark,
  type GateProblem,
  type GateRequest,
} from './request.ts'
import { pagesToCompare } from './sample.ts'

/** What is read of an annotation; pdf.js declares these objects as `any`. */
interface FoundAnnotation {
  readonly subtype: string
  readonly rect: readonly number[]
  readonly quadPoints: ArrayLike<number> | null
  readonly title: string
  readonly contents: string
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value.entries()]
  if (value instanceof Set) return [...value]
  return value
}

async function fact(promise: Promise<unknown>): Promise<string> {
  return JSON.stringify(await patiently(promise), plain) ?? ''
}

/** Facts about the file itself, which an export may change: the version in the header, linearisation. */
const OF_THE_FILE: ReadonlySet<string> = new Set(['PDFFormatVersion', 'IsLinearized'])

async function metadata(document: PDFDocumentProxy): Promise<unknown> {
  const { info, metadata: xmp } = await document.getMetadata()
  const entries = Object.entries(info).filter(([key]) => !OF_THE_FILE.has(key))
  return { info: entries, xmp: xmp === null ? null : [...xmp] }
}

async function attachments(document: PDFDocumentProxy): Promise<unknown> {
  const found = await document.getAttachments()
  return found === null ? null : [...found.keys()]
}

/** Facts of a whole document, each with the problem that a difference means. */
const FACTS: readonly (readonly [GateProblem, (document: PDFDocumentProxy) => Promise<unknown>])[] = [
  ['metadata', metadata],
  ['outline', (document) => document.getOutline()],
  ['labels', (document) => document.getPageLabels()],
  ['attachments', attachments],
  ['form', (document) => document.getFieldObjects()],
  ['structure', (document) => document.getMarkInfo()],
  ['encryption', (document) => document.getPermissions()],
]

function string(value: unknown): string {
  return typeof value === 'object' && value !== null && 'str' in value && typeof value.str === 'string'
    ? value.str
    : ''
}

function toAnnotation(item: unknown): FoundAnnotation {
  const record: Readonly<Record<string, unknown>> =
    typeof item === 'object' && item !== null ? { ...item } : {}
  const { subtype, rect, quadPoints } = record
  return {
    subtype: typeof subtype === 'string' ? subtype : '',
    rect: Array.isArray(rect) ? rect.map(Number) : [],
    quadPoints: quadPoints instanceof Float32Array ? quadPoints : null,
    title: string(record['titleObj']),
    contents: string(record['contentsObj']),
  }
}

async function annotationsOf(page: PDFPageProxy): Promise<FoundAnnotation[] | null> {
  const found: unknown[] | null = await patiently(page.getAnnotations({ intent: 'any' }))
  return found === null ? null : found.map(toAnnotation)
}

function quadBounds(points: ArrayLike<number>): number[] {
  const bounds: number[] = []
  for (let at = 0; at + 7 < points.length; at += 8) {
    const quad = Array.from({ length: 8 }, (_, index) => points[at + index] ?? 0)
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = quad
    bounds.push(...boundsOf([[a, b, c, d, e, f, g, h] satisfies Quad]))
  }
  return bounds
}

/** pdf.js straightens quads, so their bounds are compared; where one leaves `/Rect` it gives none at all. */
function isPlaced(found: FoundAnnotation, mark: ExpectedMark): boolean {
  if (!agrees(found.rect, mark.rect)) return false
  return mark.quads.length === 0 || agrees(quadBounds(found.quadPoints ?? []), quadBounds(mark.quads.flat()))
}

function checkMark(annotations: readonly FoundAnnotation[], mark: ExpectedMark): GateProblem[] {
  const alike = annotations.filter(({ subtype }) => subtype === mark.subtype)
  const placed = alike.filter((found) => isPlaced(found, mark))
  if (placed.length === 0) return [alike.length === 0 ? 'mark-missing' : 'mark-place']
  const written = placed.filter(({ contents }) => comparable(contents) === comparable(mark.contents))
  if (written.length === 0) return ['mark-contents']
  return written.some(({ title }) => title === mark.author) ? [] : ['mark-author']
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const content = await patiently(page.getTextContent())
  return JSON.stringify(content?.items.map((item) => ('str' in item ? item.str : '')) ?? null)
}

async function compareMarks(
  before: PDFPageProxy,
  after: PDFPageProxy,
  marks: readonly ExpectedMark[],
): Promise<GateProblem[]> {
  const problems: GateProblem[] = []
  const [had, has] = [await annotationsOf(before), await annotationsOf(after)]
  // Annotations that pdf.js could not read before say nothing.
  if (had !== null && has === null) return ['annotation-count']
  if (had !== null && has !== null) {
    const added = addedOn(marks, before.pageNumber - 1)
    if (has.length - had.length !== added) problems.push('annotation-count')
    problems.push(...marks.flatMap((mark) => checkMark(has, mark)))
  }
  if ((await fact(before.getStructTree())) !== (await fact(after.getStructTree()))) problems.push('structure')
  return problems
}

async function comparePage(
  before: PDFDocumentProxy,
  after: PDFDocumentProxy,
  index: number,
  request: GateRequest,
): Promise<GateProblem[]> {
  const one = await patiently(before.getPage(index + 1))
  const two = await patiently(after.getPage(index + 1))
  if (one === null || two === null) return one === null ? [] : ['text']
  const marks = request.marks.filter((mark) => mark.pageIndex === index)
  const problems: GateProblem[] = (await textOf(one)) === (await textOf(two)) ? [] : ['text']
  if (marks.length > 0) problems.push(...(await compareMarks(one, two, marks)))
  one.cleanup()
  two.cleanup()
  return problems
}

/** What pdf.js finds wrong; null where it cannot open the original, so that it has no say. */
export async function compareByPdfjs(
  request: GateRequest,
  progress: (done: number, total: number) => void,
): Promise<GateProblem[] | null> {
  await using before = await openPdfjs(request.original, request.password)
  if (before === null) return null
  await using after = await openPdfjs(request.copy, request.password)
  if (after === null) return ['pdfjs-cannot-open']
  const [one, two] = [before.document, after.document]
  if (one.numPages !== two.numPages) return ['page-count']
  const problems: GateProblem[] = []
  for (const [problem, read] of FACTS) {
    if ((await fact(read(one))) !== (await fact(read(two)))) problems.push(problem)
  }
  const pages = pagesToCompare(
    one.numPages,
    request.marks.map((mark) => mark.pageIndex),
  )
  for (const [done, index] of pages.entries()) {
    problems.push(...(await comparePage(one, two, index, request)))
    progress(done + 1, pages.length)
  }
  return problems
}
