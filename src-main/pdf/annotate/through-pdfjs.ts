import { openPdfjs, patiently } from '../verify/pdfjs-open.ts'
import { markAppearance, usualInkWidth } from './appearance.ts'
import { frameOf, quadsOfMark } from './geometry.ts'
import type { ExportMark } from './mark.ts'
import type { WrittenMark } from './place.ts'
import { WriteProblem } from './problem.ts'
import { colourNumbers } from './strings.ts'
import type { WriteRequest, Written } from './writers.ts'

/** `AnnotationEditorType` of pdf.js, which also names the keys under which its worker looks for new annotations. */
const HIGHLIGHT = 9
const INK = 15
const KEY = 'pdfjs_internal_editor_'

/** Entries that pdf.js needs for every kind; the window holds the text of the mark. */
function common(mark: ExportMark): Record<string, unknown> {
  const { rect } = markAppearance(mark)
  return {
    pageIndex: mark.pageIndex,
    rect: [...rect],
    rotation: 0,
    color: colourNumbers(mark.colour).map((part) => Math.round(part * 255)),
    opacity: 1,
    user: mark.author,
    date: mark.createdAt,
    ...(mark.comment === '' ? {} : { popup: { contents: mark.comment, rect: [...rect] } }),
  }
}

function highlight(mark: ExportMark): Record<string, unknown> {
  const quads = quadsOfMark(mark)
  const outlines = quads.map(frameOf).map(({ topLeft, topRight, bottomRight, bottomLeft }) => {
    return Float32Array.from([...topLeft, ...topRight, ...bottomRight, ...bottomLeft])
  })
  return { ...common(mark), annotationType: HIGHLIGHT, quadPoints: Float32Array.from(quads.flat()), outlines }
}

/** A stroke in pdf.js's form: six numbers a point, the first four NaN for a straight line. */
function straightLines(stroke: readonly number[]): Float32Array {
  const points: number[] = []
  for (let at = 0; at + 1 < stroke.length; at += 2) {
    points.push(NaN, NaN, NaN, NaN, stroke[at] ?? 0, stroke[at + 1] ?? 0)
  }
  return Float32Array.from(points)
}

function ink(mark: ExportMark): Record<string, unknown> {
  const paths = {
    lines: mark.ink.map(straightLines),
    points: mark.ink.map((stroke) => Float32Array.from(stroke)),
  }
  return { ...common(mark), annotationType: INK, thickness: usualInkWidth(mark), paths }
}

function editorOf(mark: ExportMark): Record<string, unknown> {
  // An answer would stand on the page as a mark of its own.
  if (mark.inReplyTo !== null) throw new WriteProblem('reply-not-carried')
  if (mark.kind === 'highlight') return highlight(mark)
  if (mark.kind === 'ink') return ink(mark)
  throw new WriteProblem('kind-not-carried')
}

function written(mark: ExportMark): WrittenMark {
  return {
    mark,
    rect: markAppearance(mark).rect,
    quads: mark.kind === 'highlight' ? quadsOfMark(mark) : [],
    replaced: false,
    hasWindow: mark.comment !== '',
  }
}

/**
 * Writes marks by pdf.js, which opens some files that nothing else does and keeps the protection of encrypted ones.
 * It carries highlights and ink, without names: a later export cannot replace them.
 * @throws WriteProblem where pdf.js cannot open or save the file or does not carry a mark
 */
export async function writeThroughPdfjs(request: WriteRequest): Promise<Written> {
  const { original, password, marks, removed } = request
  if (removed.length > 0) throw new WriteProblem('removal-not-carried')
  if (marks.some((mark) => mark.origin === 'file')) throw new WriteProblem('replacement-not-carried')
  const editors = marks.map(editorOf)
  await using open = await openPdfjs(original, password)
  if (open === null) throw new WriteProblem('pdfjs-cannot-open')
  const { document } = open
  for (const [index, editor] of editors.entries()) {
    document.annotationStorage.setValue(`${KEY}${index}`, editor)
  }
  const bytes = await patiently(document.saveDocument())
  if (bytes === null) throw new WriteProblem('pdfjs-cannot-save')
  return { bytes: new Uint8Array(bytes), marks: marks.map(written), taken: [] }
}
