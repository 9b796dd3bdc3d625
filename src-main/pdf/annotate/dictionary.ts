import { PDFName, PDFString, type PDFContext, type PDFDict, type PDFRef } from 'pdf-lib'
import type { Rect } from '../../contract/values.ts'
import { SUBTYPES } from './annots-array.ts'
import { AREA_WIDTH, markAppearance, noteAppearance, type Appearance, usualInkWidth } from './appearance.ts'
import type { TextFonts } from './fonts.ts'
import { iconRect, quadsOfMark } from './geometry.ts'
import { markName, type ExportMark } from './mark.ts'
import { cropBoxOf, rotationOf, type PageNode } from './pages.ts'
import { colourNumbers, dateString, textString } from './strings.ts'
import { TEXT_SIZE, textBox } from './textbox.ts'

/** Flags of ISO 32000-2 table 167. */
const PRINT = 4
const PRINT_NO_ZOOM_NO_ROTATE = 28
/** A reply is shown in the window of the mark it answers, not on the page. */
const REPLY = 30

/** `/Subj`: what viewers call the mark in their lists. */
export const SUBJECTS: Readonly<Record<ExportMark['kind'], string>> = {
  highlight: 'Highlight',
  underline: 'Underline',
  strikeout: 'Strikeout',
  squiggly: 'Squiggly',
  note: 'Note',
  freetext: 'Text box',
  ink: 'Ink',
  area: 'Area',
}

/** Kinds that mark text, and so have `/QuadPoints`. */
export const TEXT_KINDS: ReadonlySet<ExportMark['kind']> = new Set([
  'highlight',
  'underline',
  'strikeout',
  'squiggly',
])

/** What a mark needs of the document it is written into. */
export interface MarkTarget {
  readonly context: PDFContext
  readonly page: PageNode
  /** Present where the document gets a text box. */
  readonly fonts: TextFonts | null
  /** Object of the mark that this one answers, where the copy has it. */
  readonly inReplyTo: PDFRef | null
}

interface Form extends Appearance {
  readonly matrix?: readonly number[]
}

function formOf(mark: ExportMark, { page, fonts }: MarkTarget): Form {
  if (mark.kind === 'note') return noteAppearance(mark, iconRect(mark, cropBoxOf(page)))
  if (mark.kind !== 'freetext') return markAppearance(mark)
  if (fonts === null) throw new Error('A text box needs fonts')
  return textBox(mark, fonts, rotationOf(page))
}

function registerForm(form: Form, { context, fonts }: MarkTarget): PDFRef {
  const graphics = form.multiply === true ? { ExtGState: { G: { Type: 'ExtGState', BM: 'Multiply' } } } : {}
  const text =
    form.matrix === undefined || fonts === null ? {} : { Font: { F0: fonts.plain.ref, F1: fonts.arabic.ref } }
  return context.register(
    context.flateStream(form.content, {
      Type: 'XObject',
      Subtype: 'Form',
      FormType: 1,
      BBox: [...form.bbox],
      ...(form.matrix === undefined ? {} : { Matrix: [...form.matrix] }),
      Resources: { ...graphics, ...text },
    }),
  )
}

/** Values that the PDF library turns into objects: text becomes a name. */
type Literal = string | number | boolean | readonly Literal[] | { readonly [key: string]: Literal }

/** Entries that only some kinds have. */
function ownEntries(mark: ExportMark): Readonly<Record<string, Literal>> {
  if (TEXT_KINDS.has(mark.kind)) return { QuadPoints: quadsOfMark(mark).flat() }
  switch (mark.kind) {
    case 'note':
      return { Name: 'Note', Open: false }
    case 'freetext':
      return { IT: 'FreeText', Q: 0, BS: { W: 0 } }
    case 'ink':
      return { InkList: mark.ink.map((stroke) => [...stroke]), BS: { W: usualInkWidth(mark), S: 'S' } }
    case 'area':
      return { BS: { W: AREA_WIDTH, S: 'S' } }
    default:
      return {}
  }
}

/** `/F` (ISO 32000-2 table 167): printed; notes keep their size and stay upright; answers are hidden. */
export function flagsOf(mark: ExportMark, isReply: boolean): number {
  if (mark.kind !== 'note') return PRINT
  return isReply ? REPLY : PRINT_NO_ZOOM_NO_ROTATE
}

function addTexts(annotation: PDFDict, mark: ExportMark): void {
  const texts = {
    T: mark.author,
    Contents: mark.comment,
    NM: markName(mark),
    Subj: SUBJECTS[mark.kind],
  }
  for (const [key, text] of Object.entries(texts)) annotation.set(PDFName.of(key), textString(text))
  annotation.set(PDFName.of('CreationDate'), dateString(mark.createdAt))
  annotation.set(PDFName.of('M'), dateString(mark.modifiedAt))
}

/** An annotation dictionary, and the rectangle it takes on the page. */
export interface MarkDictionary {
  readonly annotation: PDFDict
  readonly rect: Rect
}

/**
 * The annotation dictionary of a mark in the form that viewers edit (ISO 32000-2 12.5): place, author, text, dates,
 * colour and a normal appearance, which is registered in the document.
 */
export function markDictionary(mark: ExportMark, target: MarkTarget): MarkDictionary {
  const { context, page, inReplyTo } = target
  const form = formOf(mark, target)
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: SUBTYPES[mark.kind],
    P: page.ref,
    Rect: [...form.rect],
    C: colourNumbers(mark.colour),
    CA: 1,
    F: flagsOf(mark, inReplyTo !== null),
    ...ownEntries(mark),
    AP: { N: registerForm(form, target) },
  })
  addTexts(annotation, mark)
  if (mark.kind === 'freetext') annotation.set(PDFName.of('DA'), PDFString.of(`/Helv ${TEXT_SIZE} Tf 0 g`))
  if (inReplyTo !== null) {
    annotation.set(PDFName.of('IRT'), inReplyTo)
    annotation.set(PDFName.of('RT'), PDFName.of('R'))
  }
  return { annotation, rect: form.rect }
}
