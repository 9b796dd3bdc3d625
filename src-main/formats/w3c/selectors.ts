import type { Annotation } from '../../contract/annotations.ts'
import type { ShownArea, ShownBox } from '../../contract/shown-area.ts'
import { areaOfSvg } from './svg.ts'

type Words = Pick<Annotation, 'quote' | 'prefix' | 'suffix'>

/** Where selectors point, as far as a mark can be put there. */
export interface Selected {
  /** 0-based. */
  pageIndex: number | null
  words: Words | null
  /** Place of the first character in a text that another program made of the file. */
  position: number | null
  area: ShownArea | null
  /** Kinds of selector that no place can be made of: a shape with curves, a path in a page of the web. */
  readonly other: string[]
}

/** Selectors that say a place once more, or in a way of their own; nothing is lost without them. */
const SILENT: ReadonlySet<string> = new Set(['RangeSelector', 'DataPositionSelector', 'EPUBContentSelector'])
const MOST = 50

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (given: unknown): string | null => (typeof given === 'string' ? given : null)
const count = (given: unknown): number | null =>
  typeof given === 'number' && Number.isFinite(given) && given >= 0 ? given : null

/** Four numbers of a parameter of a fragment, or null. */
function numbersOf(fragment: string, name: string): readonly number[] | null {
  const value = new RegExp(`(?:^|[#&])${name}=(?:pixel:|percent:)?([-\\d.,]{7,80})(?:&|$)`).exec(
    fragment,
  )?.[1]
  const numbers = value?.split(',').map(Number) ?? []
  return numbers.length === 4 && numbers.every(Number.isFinite) ? numbers : null
}

/** A rectangle of a fragment (RFC 8118 §3): `viewrect=left,top,width,height`, `highlight=left,right,top,bottom`. */
function pointsOf(fragment: string): ShownArea | null {
  const [l = 0, r = 0, t = 0, b = 0] = numbersOf(fragment, 'highlight') ?? []
  const lit: ShownBox = [l, t, r - l, b - t]
  const [left = 0, top = 0, width = 0, height = 0] = numbersOf(fragment, 'viewrect') ?? []
  const view: ShownBox = [left, top, width, height]
  const box = [lit, view].find(([, , wide, high]) => wide > 0 && high > 0)
  return box ? { unit: 'point', box, strokes: [] } : null
}

/** A rectangle of the picture that a viewer made of the page (Media Fragments URI 1.0, 4.2.2). */
function partOf(fragment: string): ShownArea | null {
  const [left = 0, top = 0, width = 0, height = 0] = numbersOf(fragment, 'xywh') ?? []
  const unit = /(?:^|[#&])xywh=percent:/.test(fragment) ? ([100, 100] as const) : 'pixel'
  return width > 0 && height > 0 ? { unit, box: [left, top, width, height], strokes: [] } : null
}

function readFragment(value: string, found: Selected): void {
  const page = /(?:^|[#&])page=(\d{1,6})(?:&|$)/.exec(value)?.[1]
  if (page !== undefined && Number(page) > 0) found.pageIndex ??= Number(page) - 1
  const part = partOf(value)
  found.area ??= pointsOf(value) ?? part
  if (!part && /(?:^|[#&])xywh=/.test(value)) found.other.push('xywh')
}

function readDrawing(value: string, found: Selected): void {
  const area = areaOfSvg(value)
  if (area) found.area ??= area
  else found.other.push('SvgSelector')
}

function readOne(selector: Record<string, unknown>, found: Selected): void {
  const { type, value, exact, prefix, suffix, start } = selector
  if (type === 'FragmentSelector') readFragment(text(value) ?? '', found)
  else if (type === 'SvgSelector') readDrawing(text(value) ?? '', found)
  else if (type === 'TextQuoteSelector') {
    if (typeof exact === 'string')
      found.words ??= { quote: exact, prefix: text(prefix), suffix: text(suffix) }
  } else if (type === 'TextPositionSelector') found.position ??= count(start)
  // Hypothesis names the page of a PDF so.
  else if (type === 'PageSelector') {
    const index = count(selector['index'])
    if (index !== null && Number.isInteger(index)) found.pageIndex ??= index
  } else if (typeof type === 'string' && !SILENT.has(type)) found.other.push(type.slice(0, 60))
}

/** What selectors say together; a selector may be refined by others, one level deep as everybody writes them. */
export function selectedBy(selectors: readonly unknown[]): Selected {
  const found: Selected = { pageIndex: null, words: null, position: null, area: null, other: [] }
  for (const selector of selectors.slice(0, MOST)) {
    if (!isRecord(selector)) continue
    readOne(selector, found)
    for (const finer of [selector['refinedBy']].flat().slice(0, MOST))
      if (isRecord(finer)) readOne(finer, found)
  }
  return found
}
