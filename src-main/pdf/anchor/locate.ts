import { CartableError } from '../../contract/errors.ts'
import { codesOf, foldText, type FoldedText, type Layout, type Spelling } from './fold.ts'

/** Characters `start` (inclusive) to `end` (exclusive) of a page. */
export interface CharRange {
  readonly start: number
  readonly end: number
}

const SPELLINGS: readonly Spelling[] = ['exact', 'caseless', 'accentless']
const LAYOUTS: readonly Layout[] = ['join', 'keep', 'strip', 'solid']
const MARK = /^\p{M}$/u
/** Quotations occur a few times on a page; a single letter may occur thousands of times. */
const MAX_OCCURRENCES = 10_000

/** Whether characters end where folded text is cut: not within a ligature, not before an accent of the last letter. */
function isCut({ text, origin }: FoldedText, at: number): boolean {
  return origin[at - 1] !== origin[at] && !MARK.test(text.charAt(at))
}

function occurrences(
  page: FoldedText,
  wanted: string,
  whole: boolean,
  overlapping: boolean,
): readonly CharRange[] {
  const found: CharRange[] = []
  let at = wanted === '' ? -1 : page.text.indexOf(wanted)
  while (at >= 0 && found.length < MAX_OCCURRENCES) {
    const end = at + wanted.length
    const counts = !whole || (isCut(page, at) && isCut(page, end))
    const start = page.origin[at] ?? 0
    if (counts) found.push({ start, end: (page.origin[end - 1] ?? start) + 1 })
    at = page.text.indexOf(wanted, counts && !overlapping ? end : at + 1)
  }
  return found
}

/**
 * Every place of a page where a quotation stands, in the order of the page. Exact spelling is tried before other
 * capital letters, these before other accents; the first that is found anywhere decides.
 * @param codes code points of the page in reading order
 * @param overlapping also places that share characters with one before (`na na` twice in `na na na`)
 */
export function findQuote(
  codes: ArrayLike<number>,
  quote: string,
  overlapping = false,
): readonly CharRange[] {
  const wanted = codesOf(quote)
  // A quotation that ends within a character (`of` in `oﬃce`, `e` in `œ`) counts only where no whole one is found.
  for (const whole of [true, false]) {
    for (const spelling of SPELLINGS) {
      for (const layout of LAYOUTS) {
        const text = foldText(wanted, spelling, layout).text.trim()
        const found = occurrences(foldText(codes, spelling, layout), text, whole, overlapping)
        if (found.length > 0) return found
      }
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
