import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFContext, type PDFObject, type PDFPage } from 'pdf-lib'
import type { Rect } from '../../../contract/values.ts'
import type { PageGeometry } from '../area.ts'

const name = (key: string): PDFName => PDFName.of(key)
/** US Letter, as PDFium assumes where a page says nothing. */
const LETTER: Rect = [0, 0, 612, 792]
const MAX_USER_UNIT = 75_000

/** Numbers of an array; what is none counts as 0, and what is no array has none. */
export function numbersOf(object: PDFObject | undefined, context: PDFContext): number[] {
  const array = context.lookup(object)
  if (!(array instanceof PDFArray)) return []
  return array.asArray().map((each) => {
    const item = context.lookup(each)
    return item instanceof PDFNumber ? item.asNumber() : 0
  })
}

/** A rectangle with its corners in order, null where there is none. */
export function rectOf(object: PDFObject | undefined, context: PDFContext): Rect | null {
  const [a, b, c, d] = numbersOf(object, context)
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

const isEmpty = ([x0, y0, x1, y1]: Rect): boolean => !(x1 > x0 && y1 > y0)

function cut(inner: Rect, outer: Rect): Rect {
  return [
    Math.max(inner[0], outer[0]),
    Math.max(inner[1], outer[1]),
    Math.min(inner[2], outer[2]),
    Math.min(inner[3], outer[3]),
  ]
}

/** Annotations of a page as they stand in its list, broken ones left out. */
export function annotationsOf(page: PDFPage): PDFDict[] {
  const { context } = page.doc
  const list = context.lookup(page.node.get(name('Annots')))
  const items = list instanceof PDFArray ? list.asArray() : []
  return items.map((each) => context.lookup(each)).filter((each) => each instanceof PDFDict)
}

/** Whether a page may have links. To load it in PDFium, which tells where they lead, costs as much as drawing it. */
export function hasLinks(page: PDFPage): boolean {
  return annotationsOf(page).some((annotation) => annotation.get(name('Subtype')) === name('Link'))
}

/** Geometry of a page that PDFium took out of its file: it has the entries of its own that it inherited there. */
export function geometryOf(page: PDFPage): PageGeometry {
  const { node, doc } = page
  const { context } = doc
  const number = (key: string): number => {
    const value = context.lookup(node.get(name(key)))
    return value instanceof PDFNumber ? value.asNumber() : 0
  }
  const given = rectOf(node.get(name('MediaBox')), context)
  const media = given === null || isEmpty(given) ? LETTER : given
  const crop = cut(rectOf(node.get(name('CropBox')), context) ?? media, media)
  const quarter = ((Math.trunc(number('Rotate') / 90) % 4) + 4) % 4
  const unit = number('UserUnit')
  return {
    cropBox: isEmpty(crop) ? media : crop,
    rotation: ([0, 90, 180, 270] as const)[quarter] ?? 0,
    userUnit: unit > 0 && unit <= MAX_USER_UNIT ? unit : 1,
  }
}
