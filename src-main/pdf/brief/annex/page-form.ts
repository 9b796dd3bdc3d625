import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFContext,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib'
import type { Rect } from '../../../contract/values.ts'
import { packedContent } from './content.ts'
import { cutPages } from './graph.ts'
import { annotationsOf, numbersOf, rectOf } from './page-facts.ts'
import { appearanceMatrix, type Matrix } from './placing.ts'

/** Something drawn on a sheet, in user space of its page. */
export interface Drawing {
  /** Form XObject in the source's own document. */
  readonly form: PDFRef
  readonly matrix: Matrix
}

const name = (key: string): PDFName => PDFName.of(key)
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
/** Annotations that are part of what a page shows; marks of other readers are not taken over. */
const PART_OF_PAGE = new Set(['/Widget', '/Stamp', '/Watermark'])
/** Flags of ISO 32000-2 table 167: hidden, no view. */
const NOT_SHOWN = 2 | 32

function matrixOf(object: PDFObject | undefined, context: PDFContext): Matrix {
  const [a, b, c, d, e, f] = numbersOf(object, context)
  if (a === undefined || b === undefined || c === undefined || d === undefined) return IDENTITY
  return [a, b, c, d, e ?? 0, f ?? 0]
}

function streamsOf(page: PDFPage): PDFRawStream[] {
  const { context } = page.doc
  const contents = context.lookup(page.node.get(name('Contents')))
  const items =
    contents instanceof PDFArray ? contents.asArray().map((each) => context.lookup(each)) : [contents]
  return items.filter((each) => each instanceof PDFRawStream)
}

/** What a page shows as a form XObject: it is drawn within limits of its own, whatever its content leaves open. */
function contentForm(page: PDFPage, cropBox: Rect): Drawing {
  const { context } = page.doc
  const entries = {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [...cropBox],
    Resources: page.node.Resources() ?? context.obj({}),
    Filter: 'FlateDecode',
  }
  const stream = context.stream(packedContent(streamsOf(page)), entries)
  return { form: context.register(stream), matrix: IDENTITY }
}

/** The normal appearance that an annotation shows at present (ISO 32000-2 12.5.5). */
function appearanceOf(annotation: PDFDict, context: PDFContext): PDFRef | null {
  const appearances = context.lookup(annotation.get(name('AP')))
  const normal = appearances instanceof PDFDict ? appearances.get(name('N')) : undefined
  const chosen = context.lookup(normal)
  if (chosen instanceof PDFRawStream || !(chosen instanceof PDFDict)) {
    return normal instanceof PDFRef && chosen !== undefined ? normal : null
  }
  const state = annotation.get(name('AS'))
  const inState = state instanceof PDFName ? chosen.get(state) : undefined
  return inState instanceof PDFRef ? inState : null
}

function drawingOf(annotation: PDFDict, context: PDFContext): Drawing[] {
  const flags = context.lookup(annotation.get(name('F')))
  if (flags instanceof PDFNumber && (flags.asNumber() & NOT_SHOWN) !== 0) return []
  const form = appearanceOf(annotation, context)
  const stream = form === null ? undefined : context.lookup(form)
  const rect = rectOf(annotation.get(name('Rect')), context)
  if (form === null || rect === null || stream === undefined || !('dict' in stream)) return []
  const { dict } = stream
  if (!(dict instanceof PDFDict)) return []
  const bbox = rectOf(dict.get(name('BBox')), context)
  if (bbox === null) return []
  // PDF programs take a stream with a bounding box for a form, whatever it says.
  dict.set(name('Type'), name('XObject'))
  dict.set(name('Subtype'), name('Form'))
  const matrix = appearanceMatrix(bbox, matrixOf(dict.get(name('Matrix')), context), rect)
  return matrix === null ? [] : [{ form, matrix }]
}

/** Leaves of a page's annotations only those that are part of what it shows, so that marks can be added. */
export function keepPageParts(page: PDFPage): void {
  const { context } = page.doc
  const list = context.lookup(page.node.get(name('Annots')))
  const items = list instanceof PDFArray ? list.asArray() : []
  const kept = items.filter((each) => {
    const annotation = context.lookup(each)
    return annotation instanceof PDFDict && PART_OF_PAGE.has(String(annotation.get(name('Subtype'))))
  })
  page.node.set(name('Annots'), context.obj(kept))
}

/**
 * All that a page shows, from below: its content, its form fields, its marks. What it is drawn from leads to no page.
 * @throws Error for a content that cannot be unpacked
 */
export function drawingsOf(page: PDFPage, cropBox: Rect): Drawing[] {
  const { context } = page.doc
  const drawings = [
    contentForm(page, cropBox),
    ...annotationsOf(page).flatMap((annotation) => drawingOf(annotation, context)),
  ]
  cutPages(
    context,
    drawings.map(({ form }) => form),
  )
  return drawings
}
