import { CartableError } from '../../contract/errors.ts'
import { codesOf, foldText, type Layout, type Spelling } from './fold.ts'

/** Characters `start` (inclusive) to `end` (exclusive) of a page. */
export interface CharRange {
  readonly start: number
  readonly end: number
}

const SPELLINGS: readonly Spelling[] = ['exact', 'caseless', 'accentless']
const LAYOUTS: readonly Layout[] = ['join', 'keep', 'strip', 'solid']
/** Quotations occur a few times on a page; a single letter may occur thousands of times. */
const MAX_OCCURRENCES = 10_000

function occurrences(codes: ArrayLike<number>, quote: readonly number[], spelling: Spelling, layout: Layout) {
  const wanted = foldText(quote, spelling, layout).text.trim()
  const found: CharRange[] = []
  if (wanted === '') return found
  const page = foldText(codes, spelling, layout)
  let at = page.text.indexOf(wanted)
  while (at >= 0 && found.length < MAX_OCCURRENCES) {
    const start = page.origin[at] ?? 0
    const last = page.origin[at + wanted.length - 1] ?? start
    found.push({ start, end: last + 1 })
    at = page.text.indexOf(wanted, at + wanted.length)
  }
  return found
}

/**
 * Every place of a page where a quotation stands, in the order of the page. Exact spelling is tried before other
 * capital letters, these before other accents; the first that is found anywhere decides.
 * @param codes code points of the page in reading order
 */
export function findQuote(codes: ArrayLike<number>, quote: string): readonly CharRange[] {
  const wanted = codesOf(quote)
  for (const spelling of SPELLINGS) {
    for (const layout of LAYOUTS) {
      const found = occurrences(codes, wanted, spelling, layout)
      if (found.length > 0) return found
    }
  }
  return []
}

/** Which occurrence of which quotation on which page. */
export interface QuoteRequest {
  readonly quote: string
  /** 0-based; messages count from 1. */
  readonly pageIndex: number
  /** 1-based; needed where the quotation stands more than once. */
  readonly occurrence?: number | undefined
}

/**
 * The one place that a request means.
 * @throws CartableError QUOTE_NOT_FOUND {page, quote}, QUOTE_AMBIGUOUS {page, quote, count}
 */
export function locateQuote(codes: ArrayLike<number>, request: QuoteRequest): CharRange {
  const found = findQuote(codes, request.quote)
  const facts = { page: request.pageIndex + 1, quote: request.quote.slice(0, 200) }
  if (request.occurrence === undefined && found.length > 1) {
    throw new CartableError('QUOTE_AMBIGUOUS', { ...facts, count: found.length })
  }
  const range = found[(request.occurrence ?? 1) - 1]
  if (range === undefined) throw new CartableError('QUOTE_NOT_FOUND', { ...facts, count: found.length })
  return range
}
