import * as z from 'zod'
import type { AnnotationSubtype, PdfiumAnnotation, PdfiumField } from '../pdfium/index.ts'
import type { Quad, Rect } from '../../contract/values.ts'

const MAX_ANNOTATIONS = 20_000
const MAX_QUADS = 5_000
const MAX_STROKES = 5_000

const Numbers = z.custom<ArrayLike<number>>((value) => Array.isArray(value) || ArrayBuffer.isView(value))
const Text = z
  .object({ str: z.string() })
  .nullish()
  .transform((text) => text?.str ?? '')
const DateText = z
  .string()
  .nullish()
  .transform((text) => text ?? '')

/** The parts of pdf.js' annotation data that are used; pdf.js does not type them. */
const AnnotationData = z.object({
  subtype: z.string(),
  annotationFlags: z.number().catch(0),
  rect: Numbers.nullish(),
  color: Numbers.nullish(),
  quadPoints: Numbers.nullish(),
  inkLists: z.array(Numbers).nullish(),
  titleObj: Text,
  contentsObj: Text,
  modificationDate: DateText,
  creationDate: DateText,
  fieldName: z.string().nullish(),
  fieldType: z.string().nullish(),
  fieldValue: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .catch(null),
})
type AnnotationData = z.infer<typeof AnnotationData>

const SUBTYPES: readonly string[] = [
  'Highlight',
  'Underline',
  'StrikeOut',
  'Squiggly',
  'Text',
  'FreeText',
  'Ink',
  'Square',
] satisfies AnnotationSubtype[]

function isMark(subtype: string): subtype is AnnotationSubtype {
  return SUBTYPES.includes(subtype)
}

function rectOf(values: ArrayLike<number> | null | undefined): Rect {
  return [values?.[0] ?? 0, values?.[1] ?? 0, values?.[2] ?? 0, values?.[3] ?? 0]
}

function quadsOf(points: ArrayLike<number> | null | undefined): Quad[] {
  const quads: Quad[] = []
  for (let at = 0; points && at + 8 <= points.length && quads.length < MAX_QUADS; at += 8) {
    const corner = (offset: number): number => points[at + offset] ?? 0
    quads.push([corner(0), corner(1), corner(2), corner(3), corner(4), corner(5), corner(6), corner(7)])
  }
  return quads
}

function annotationOf(data: AnnotationData, subtype: AnnotationSubtype, index: number): PdfiumAnnotation {
  const colour = data.color ? rectOf(data.color) : null
  return {
    index,
    subtype,
    flags: data.annotationFlags,
    rect: rectOf(data.rect),
    quads: quadsOf(data.quadPoints),
    colour: colour && [colour[0], colour[1], colour[2]],
    ink: (data.inkLists ?? []).slice(0, MAX_STROKES).map((stroke) => Array.from(stroke)),
    strings: {
      Contents: data.contentsObj,
      T: data.titleObj,
      NM: '',
      Subj: '',
      M: data.modificationDate,
      CreationDate: data.creationDate,
    },
    inReplyTo: null,
  }
}

function fieldOf({ fieldName, fieldType, fieldValue }: AnnotationData): PdfiumField | null {
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return null
  const value = Array.isArray(fieldValue) ? fieldValue.join('\n') : (fieldValue ?? '')
  return { name: fieldName ?? '', value }
}

/** Marks and text fields in pdf.js' annotation data of a page; pdf.js tells neither `/NM` nor the name of `/IRT`. */
export function annotationsFrom(data: readonly unknown[]): {
  readonly annotations: readonly PdfiumAnnotation[]
  readonly fields: readonly PdfiumField[]
} {
  const annotations: PdfiumAnnotation[] = []
  const fields: PdfiumField[] = []
  for (const [index, entry] of data.slice(0, MAX_ANNOTATIONS).entries()) {
    const parsed = AnnotationData.safeParse(entry)
    if (!parsed.success) continue
    const { subtype } = parsed.data
    const field = subtype === 'Widget' ? fieldOf(parsed.data) : null
    if (field !== null) fields.push(field)
    else if (isMark(subtype)) annotations.push(annotationOf(parsed.data, subtype, index))
  }
  return { annotations, fields }
}
