import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString, type PDFObject } from 'pdf-lib'
import type { Rect } from '../../contract/values.ts'
import { cleanText } from '../extract/characters.ts'
import type { ExportMark } from './mark.ts'
import type { PageNode } from './pages.ts'

/** `/Subtype` of each kind. */
export const SUBTYPES: Readonly<Record<ExportMark['kind'], string>> = {
  highlight: 'Highlight',
  underline: 'Underline',
  strikeout: 'StrikeOut',
  squiggly: 'Squiggly',
  note: 'Text',
  freetext: 'FreeText',
  ink: 'Ink',
  area: 'Square',
}

/**
 * What a page's `/Annots` holds: an array, direct or indirect; a single annotation where a careless program left
 * out the brackets; nothing for anything else.
 */
export function annotationItems(page: PageNode): PDFObject[] {
  const value = page.dict.context.lookup(page.dict.get(PDFName.of('Annots')))
  if (value instanceof PDFArray) return [...value.asArray()]
  const single = page.dict.get(PDFName.of('Annots'))
  return value instanceof PDFDict && value.has(PDFName.of('Subtype')) && single !== undefined ? [single] : []
}

/**
 * Gives a page a list of its own, direct in the page. The old array is left as it is: two pages may share it, and
 * an annotation added to it would appear on both.
 */
export function setAnnotationItems(page: PageNode, items: readonly PDFObject[]): void {
  const array = PDFArray.withContext(page.dict.context)
  for (const item of items) array.push(item)
  page.dict.set(PDFName.of('Annots'), array)
}

function textOf(annotation: PDFDict, key: string): string {
  const value = annotation.context.lookup(annotation.get(PDFName.of(key)))
  return value instanceof PDFString || value instanceof PDFHexString ? cleanText(value.decodeText()) : ''
}

/** `/NM` of an annotation as the catalogue keeps it, or null; an empty name is none. */
export function nameOf(annotation: PDFDict): string | null {
  const name = textOf(annotation, 'NM')
  return name === '' ? null : name
}

function rectOf(annotation: PDFDict): Rect | null {
  const value = annotation.context.lookup(annotation.get(PDFName.of('Rect')))
  if (!(value instanceof PDFArray) || value.size() !== 4) return null
  const { x, y, width, height } = value.asRectangle()
  return [Math.min(x, x + width), Math.min(y, y + height), Math.max(x, x + width), Math.max(y, y + height)]
}

const SAME_PLACE = 0.5

/** `/Subtype` of an annotation, empty where it has none. */
export function subtypeOf(annotation: PDFDict): string {
  const value = annotation.context.lookup(annotation.get(PDFName.of('Subtype')))
  return value instanceof PDFName ? value.decodeText() : ''
}

const OF_MARKS: ReadonlySet<string> = new Set(Object.values(SUBTYPES))

function samePlace(annotation: PDFDict, mark: ExportMark): boolean {
  if (!OF_MARKS.has(subtypeOf(annotation))) return false
  const rect = rectOf(annotation)
  return rect !== null && rect.every((value, at) => Math.abs(value - (mark.rect[at] ?? NaN)) <= SAME_PLACE)
}

/**
 * Position of the annotation that a mark was read from or was once exported as: the one of its name; for a mark
 * that its file gave no name, the nameless one in its place. Of several in one place, the one of its kind and text. -1 where there is none.
 */
export function indexOfMark(
  page: PageNode,
  items: readonly PDFObject[],
  mark: ExportMark,
  name: string,
): number {
  const found = items.flatMap((item, index) => {
    const annotation = page.dict.context.lookup(item)
    return annotation instanceof PDFDict ? [{ index, annotation, name: nameOf(annotation) }] : []
  })
  const named = found.filter((item) => item.name === name)
  const here = (named.length > 0 ? named : found.filter((item) => item.name === null)).filter((item) =>
    samePlace(item.annotation, mark),
  )
  // The kind and the text of a mark may have been edited since it was read; its place is never.
  const score = ({ annotation }: { annotation: PDFDict }): number =>
    (subtypeOf(annotation) === SUBTYPES[mark.kind] ? 2 : 0) +
    (textOf(annotation, 'Contents') === mark.comment ? 1 : 0)
  const best = here.toSorted((a, b) => score(b) - score(a))[0]
  if (named.length > 0) return (best ?? named[0])?.index ?? -1
  return mark.origin === 'file' && mark.externalName === null ? (best?.index ?? -1) : -1
}

/**
 * The annotation at a position and what goes with it: the same object listed again, and its window (`/Popup`).
 * Answers are not part of it.
 */
export function withItsWindow(page: PageNode, items: readonly PDFObject[], at: number): Set<number> {
  const item = items[at]
  const { context } = page.dict
  const annotation = context.lookup(item)
  const window = annotation instanceof PDFDict ? annotation.get(PDFName.of('Popup')) : undefined
  const belongs = (other: PDFObject): boolean => {
    if (!(other instanceof PDFRef)) return false
    if (other === item) return true
    const dict = context.lookup(other)
    if (!(dict instanceof PDFDict) || subtypeOf(dict) !== 'Popup') return false
    return other === window || (item instanceof PDFRef && dict.get(PDFName.of('Parent')) === item)
  }
  return new Set([at, ...items.flatMap((other, index) => (belongs(other) ? [index] : []))])
}
