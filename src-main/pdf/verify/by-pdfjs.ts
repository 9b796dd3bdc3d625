import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { boundsOf } from '../anchor/quads.ts'
import type { Quad } from '../../contract/values.ts'
import { openPdfjs, patiently } from './pdfjs-open.ts'
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
  changes: PageChanges,
): Promise<GateProblem[]> {
  const problems: GateProblem[] = []
  const [had, has] = [await annotationsOf(before), await annotationsOf(after)]
  // Annotations that pdf.js could not read before say nothing.
  if (had !== null && has === null) return ['annotation-count']
  if (had !== null && has !== null) {
    if (has.length - had.length !== surplus(changes)) problems.push('annotation-count')
    problems.push(...changes.marks.flatMap((mark) => checkMark(has, mark)))
    // Only what was found: an annotation of another name may stand where a nameless one is said to have stood.
    const removed = changes.removed.filter((mark) => mark.fewer > 0)
    if (isLeft(had, has, { ...changes, removed }, ALIKE)) problems.push('mark-left')
  }
  const removes = changes.removed.length > 0
  if ((await structureOf(before, removes)) !== (await structureOf(after, removes))) problems.push('structure')
  return problems
}

/** pdf.js does not tell names. */
const ALIKE: Likeness<FoundAnnotation> = {
  found: (annotation, { subtype, rect }) => annotation.subtype === subtype && agrees(annotation.rect, rect),
  written: (mark, { subtype, rect }) => mark.subtype === subtype && agrees(mark.rect, rect),
}

/** Ids of the page content in a structure tree, in its order; pdf.js ends a tree at depth 40. */
function contentIds(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'content') return 'id' in node ? [String(node.id)] : []
  return 'children' in node && Array.isArray(node.children) ? node.children.flatMap(contentIds) : []
}

/** The structure of a page; where annotations go, their places in it go too, so only that of the content is told. */
async function structureOf(page: PDFPageProxy, contentOnly: boolean): Promise<string> {
  const tree = page.getStructTree()
  return await fact(contentOnly ? tree.then(contentIds) : tree)
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
  const changes = changesOn(request, index)
  const problems: GateProblem[] = (await textOf(one)) === (await textOf(two)) ? [] : ['text']
  if (changes.marks.length + changes.removed.length > 0) {
    problems.push(...(await compareMarks(one, two, changes)))
  }
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
  const pages = pagesToCompare(one.numPages, changedPages(request))
  for (const [done, index] of pages.entries()) {
    problems.push(...(await comparePage(one, two, index, request)))
    progress(done + 1, pages.length)
  }
  return problems
}
