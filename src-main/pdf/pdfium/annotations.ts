import type { Quad, Rect } from '../../contract/values.ts'
import type { Pdfium } from './load.ts'
import { orderedRect } from './geometry.ts'

/** Bounds on what one page may hold; all far above what people mark. */
const MAX_ANNOTATIONS = 65_536
const MAX_QUADS = 5_000
const MAX_STROKES = 5_000
const MAX_STROKE_POINTS = 100_000

/** `FPDF_ANNOT_*` of fpdf_annot.h, by number. */
const SUBTYPES = [
  'Unknown',
  'Text',
  'Link',
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Stamp',
  'Caret',
  'Ink',
  'Popup',
  'FileAttachment',
  'Sound',
  'Movie',
  'Widget',
  'Screen',
  'PrinterMark',
  'TrapNet',
  'Watermark',
  '3D',
  'RichMedia',
  'XFAWidget',
  'Redact',
] as const
export type AnnotationSubtype = (typeof SUBTYPES)[number]

/** Text entries of an annotation dictionary. */
export type AnnotationKey = 'Contents' | 'T' | 'NM' | 'Subj' | 'M' | 'CreationDate'

/** An annotation as the file holds it. */
export interface PdfiumAnnotation {
  /** Position in the page's `/Annots`. */
  readonly index: number
  readonly subtype: AnnotationSubtype
  /** `/F`, ISO 32000-2 table 167. */
  readonly flags: number
  readonly rect: Rect
  /** `/QuadPoints` as the file orders them. */
  readonly quads: readonly Quad[]
  /** `/C` as red, green, blue 0-255, or null. */
  readonly colour: readonly [number, number, number] | null
  /** Strokes of `/InkList`: x, y repeated. */
  readonly ink: readonly (readonly number[])[]
  /** Values of `Contents`, `T`, `NM`, `Subj`, `M`, `CreationDate`; empty where missing. */
  readonly strings: Readonly<Record<AnnotationKey, string>>
  /** `/NM` of the annotation that this one answers (`/IRT`), or null. */
  readonly inReplyTo: string | null
}

function text({ api, heap }: Pdfium, annotation: number, key: AnnotationKey): string {
  const name = heap.key(key)
  return heap.string((pointer, bytes) => api.FPDFAnnot_GetStringValue(annotation, name, pointer, bytes))
}

function readRect({ api, heap }: Pdfium, annotation: number): Rect {
  if (api.FPDFAnnot_GetRect(annotation, heap.scratch) === 0) return [0, 0, 0, 0]
  const [left, top, right, bottom] = heap.fourFloats(heap.scratch)
  return orderedRect(left, bottom, right, top)
}

function readQuads({ api, heap }: Pdfium, annotation: number): Quad[] {
  const count = Math.min(api.FPDFAnnot_CountAttachmentPoints(annotation) >>> 0, MAX_QUADS)
  const quads: Quad[] = []
  for (let index = 0; index < count; index++) {
    if (api.FPDFAnnot_GetAttachmentPoints(annotation, index, heap.scratch) === 0) continue
    quads.push([...heap.fourFloats(heap.scratch), ...heap.fourFloats(heap.scratch + 16)])
  }
  return quads
}

function readColour({ api, heap }: Pdfium, annotation: number): PdfiumAnnotation['colour'] {
  const at = heap.scratch
  if (api.EPDFAnnot_GetColor(annotation, 0, at, at + 4, at + 8) === 0) return null
  const { bytes } = heap
  return [bytes[at] ?? 0, bytes[at + 4] ?? 0, bytes[at + 8] ?? 0]
}

function readStroke({ api, heap }: Pdfium, annotation: number, index: number): number[] {
  const points = Math.min(api.FPDFAnnot_GetInkListPath(annotation, index, 0, 0) >>> 0, MAX_STROKE_POINTS)
  if (points === 0) return []
  return heap.withBuffer(points * 8, (pointer) => {
    api.FPDFAnnot_GetInkListPath(annotation, index, pointer, points)
    return [...heap.floats.subarray(pointer >> 2, (pointer >> 2) + points * 2)]
  })
}

function readInk(pdfium: Pdfium, annotation: number): number[][] {
  const count = Math.min(pdfium.api.FPDFAnnot_GetInkListCount(annotation) >>> 0, MAX_STROKES)
  return Array.from({ length: count }, (_, index) => readStroke(pdfium, annotation, index))
}

function readReply(pdfium: Pdfium, annotation: number): string | null {
  const { api, heap } = pdfium
  const target = api.FPDFAnnot_GetLinkedAnnot(annotation, heap.key('IRT'))
  if (target === 0) return null
  const name = text(pdfium, target, 'NM')
  api.FPDFPage_CloseAnnot(target)
  return name === '' ? null : name
}

function readAnnotation(pdfium: Pdfium, annotation: number, index: number): PdfiumAnnotation {
  const subtype = SUBTYPES[pdfium.api.FPDFAnnot_GetSubtype(annotation)] ?? 'Unknown'
  return {
    index,
    subtype,
    flags: pdfium.api.FPDFAnnot_GetFlags(annotation),
    rect: readRect(pdfium, annotation),
    quads: readQuads(pdfium, annotation),
    colour: readColour(pdfium, annotation),
    ink: subtype === 'Ink' ? readInk(pdfium, annotation) : [],
    strings: {
      Contents: text(pdfium, annotation, 'Contents'),
      T: text(pdfium, annotation, 'T'),
      NM: text(pdfium, annotation, 'NM'),
      Subj: text(pdfium, annotation, 'Subj'),
      M: text(pdfium, annotation, 'M'),
      CreationDate: text(pdfium, annotation, 'CreationDate'),
    },
    inReplyTo: readReply(pdfium, annotation),
  }
}

/** Subtypes that carry no mark of a person and are often many: skipped without reading their entries. */
const SKIPPED: readonly AnnotationSubtype[] = ['Link', 'Widget', 'Popup']

/** Marks of a loaded page in the order of the file; links, widgets and pop-up windows are left out. */
export function readAnnotations(pdfium: Pdfium, page: number): PdfiumAnnotation[] {
  const { api } = pdfium
  const count = Math.min(api.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)
  const found: PdfiumAnnotation[] = []
  for (let index = 0; index < count; index++) {
    const annotation = api.FPDFPage_GetAnnot(page, index)
    if (annotation === 0) continue
    const subtype = SUBTYPES[api.FPDFAnnot_GetSubtype(annotation)] ?? 'Unknown'
    if (!SKIPPED.includes(subtype)) found.push(readAnnotation(pdfium, annotation, index))
    api.FPDFPage_CloseAnnot(annotation)
  }
  return found
}
