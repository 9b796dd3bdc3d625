import type { PDFDocumentProxy } from './pdfjs.ts'

/** A destination in a file as pdf.js gives it: the name of one, or its parts (ISO 32000-2 12.3.2). */
export type Destination = string | readonly unknown[]

/** Where a destination leads: 0-based page, and its parts, of which the second names what is shown of it. */
export interface Target {
  readonly index: number
  readonly parts: readonly unknown[]
}

interface Ref {
  readonly num: number
  readonly gen: number
}
const isRef = (value: unknown): value is Ref =>
  typeof value === 'object' && value !== null && 'num' in value && 'gen' in value

/** What of a file is asked for its destinations. */
export type Destinations = Pick<PDFDocumentProxy, 'getDestination' | 'getPageIndex' | 'numPages'>

/**
 * Resolves a destination. Files name pages that they do not have, and destinations that are none.
 *
 * @returns null for one that leads nowhere; never throws
 */
export async function targetOf(document: Destinations, to: Destination | null): Promise<Target | null> {
  try {
    const parts: unknown = typeof to === 'string' ? await document.getDestination(to) : to
    if (!Array.isArray(parts)) return null
    const [target] = parts as unknown[]
    const index = isRef(target) ? await document.getPageIndex(target) : target
    if (typeof index !== 'number' || !Number.isInteger(index)) return null
    return index >= 0 && index < document.numPages ? { index, parts } : null
  } catch {
    return null
  }
}
