import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString, type PDFObject } from 'pdf-lib'
import type { Rect } from '../../contract/values.ts'
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

/** `/NM` of an annotation, or null. */
export function nameOf(annotation: PDFDict): string | null {
  const value = annotation.context.lookup(annotation.get(PDFName.of('NM')))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null
}

function rectOf(annotation: PDFDict): Rect | null {
  const value = annotation.context.lookup(annotation.get(PDFName.of('Rect')))
  if (!(value instanceof PDFArray) || value.size() !== 4) return null
  const { x, y, width, height } = value.asRectangle()
  return [Math.min(x, x + width), Math.min(y, y + height), Math.max(x, x + width), Math.max(y, y + height)]
}

const SAME_PLACE = 0.5

function samePlace(annotation: PDFDict, mark: ExportMark): boolean {
  if (annotation.context.lookup(annotation.get(PDFName.of('Subtype'))) !== PDFName.of(SUBTYPES[mark.kind]))
    return false
  const rect = rectOf(annotation)
  return rect !== null && rect.every((value, at) => Math.abs(value - (mark.rect[at] ?? NaN)) <= SAME_PLACE)
}

/**
 * Position of the annotation that a mark was read from or was once exported as: the one of its name; for a mark
 * that its file gave no name, the nameless one of its kind and place. -1 where there is none.
 */
export function indexOfMark(
  page: PageNode,
  items: readonly PDFObject[],
  mark: ExportMark,
  name: string,
): number {
  const annotations = items.map((item) => page.dict.context.lookup(item))
  const named = annotations.findIndex((item) => item instanceof PDFDict && nameOf(item) === name)
  if (named >= 0 || mark.origin !== 'file' || mark.externalName !== null) return named
  return annotations.findIndex(
    (item) => item instanceof PDFDict && nameOf(item) === null && samePlace(item, mark),
  )
}
