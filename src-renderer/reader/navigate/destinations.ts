import { targetOf, type Destination } from '../pane/destination.ts'
import type { PDFDocumentProxy } from '../pane/pdfjs.ts'
import type { Entry, Place } from './outline.ts'

/** Where the `top` of a destination stands, by its kind (ISO 32000-2 table 149); null where it names none. */
export function topOf(parts: readonly unknown[]): { x: number; y: number } | null {
  const [, kind, a, b, , d] = parts
  const name = typeof kind === 'object' && kind !== null && 'name' in kind ? kind.name : null
  const number = (value: unknown): number | null =>
    typeof value === 'number' && Number.isFinite(value) ? value : null
  const y = { XYZ: number(b), FitH: number(a), FitBH: number(a), FitR: number(d) }[String(name)] ?? null
  return y === null ? null : { x: number(a) ?? 0, y }
}

/** Resolves a destination to a place. @returns null for one that leads nowhere; never throws */
export async function placeOf(document: PDFDocumentProxy, to: Destination | null): Promise<Place | null> {
  const target = await targetOf(document, to)
  if (!target) return null
  const { index, parts } = target
  const whole = { page: index + 1, offset: 0 }
  const top = topOf(parts)
  if (!top) return whole
  const page = await document.getPage(index + 1).catch(() => null)
  if (!page) return whole
  const viewport = page.getViewport({ scale: 1 })
  const [, y = 0] = viewport.convertToViewportPoint(top.x, top.y) as number[]
  const offset = viewport.height > 0 ? y / viewport.height : 0
  return { page: index + 1, offset: Math.max(0, Math.min(0.999, offset)) }
}

/** Entries whose places are looked up; more would keep the worker from drawing pages. */
const MOST = 3000
const AT_ONCE = 8

/** Where the entries of an outline begin, by index, in the order of the outline. */
export async function placesOf(
  document: PDFDocumentProxy,
  entries: readonly Entry[],
  signal: AbortSignal,
): Promise<Map<number, Place>> {
  const places = new Map<number, Place>()
  for (let at = 0; at < Math.min(MOST, entries.length); at += AT_ONCE) {
    signal.throwIfAborted()
    const some = entries.slice(at, at + AT_ONCE)
    const found = await Promise.all(some.map(({ dest }) => placeOf(document, dest)))
    some.forEach(({ index }, nth) => {
      const place = found[nth]
      if (place) places.set(index, place)
    })
  }
  return places
}
