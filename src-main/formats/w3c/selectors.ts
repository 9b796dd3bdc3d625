import type { Annotation } from '../../contract/annotations.ts'

type Words = Pick<Annotation, 'quote' | 'prefix' | 'suffix'>

/** Left, top, width, height on the page as it is shown, in points from its upper left corner. */
export type Box = readonly [left: number, top: number, width: number, height: number]

/** Where selectors point, as far as a mark can be put there. */
export interface Selected {
  /** 0-based. */
  pageIndex: number | null
  words: Words | null
  /** Place of the first character in a text that another program made of the file. */
  position: number | null
  box: Box | null
  /** Kinds of selector that no place can be made of: a drawn shape, a path in a page of the web. */
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
  const value = new RegExp(`(?:^|[#&])${name}=([-\\d.,]{7,80})(?:&|$)`).exec(fragment)?.[1]
  const numbers = value?.split(',').map(Number) ?? []
  return numbers.length === 4 && numbers.every(Number.isFinite) ? numbers : null
}

/** A rectangle of a fragment (RFC 8118 §3): `viewrect=left,top,width,height`, `highlight=left,right,top,bottom`. */
function boxOf(fragment: string): Box | null {
  const [l = 0, r = 0, t = 0, b = 0] = numbersOf(fragment, 'highlight') ?? []
  const lit: Box = [l, t, r - l, b - t]
  const [left = 0, top = 0, width = 0, height = 0] = numbersOf(fragment, 'viewrect') ?? []
  const view: Box = [left, top, width, height]
  return [lit, view].find(([, , wide, high]) => wide > 0 && high > 0) ?? null
}

function readFragment(value: string, found: Selected): void {
  const page = /(?:^|[#&])page=(\d{1,6})(?:&|$)/.exec(value)?.[1]
  if (page !== undefined && Number(page) > 0) found.pageIndex ??= Number(page) - 1
  found.box ??= boxOf(value)
  // An area of the picture that a viewer made of the page, in its own pixels.
  if (/(?:^|[#&])xywh=/.test(value)) found.other.push('xywh')
}

function readOne(selector: Record<string, unknown>, found: Selected): void {
  const { type, value, exact, prefix, suffix, start } = selector
  if (type === 'FragmentSelector') readFragment(text(value) ?? '', found)
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
  const found: Selected = { pageIndex: null, words: null, position: null, box: null, other: [] }
  for (const selector of selectors.slice(0, MOST)) {
    if (!isRecord(selector)) continue
    readOne(selector, found)
    for (const finer of [selector['refinedBy']].flat().slice(0, MOST))
      if (isRecord(finer)) readOne(finer, found)
  }
  return found
}
