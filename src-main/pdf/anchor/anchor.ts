import type { Anchor } from '../../contract/annotations.ts'
import { CartableError } from '../../contract/errors.ts'
import { readableText } from './fold.ts'
import { type CharRange, locateQuote, type QuoteRequest } from './locate.ts'
import { boundsOf, quadsOf, type Glyph } from './quads.ts'

/** Characters of context kept before and after a quotation (W3C TextQuoteSelector). */
export const CONTEXT_LENGTH = 32

/** The characters of a page: code points in reading order, and where each one stands. */
export interface PageGlyphs {
  readonly codes: ArrayLike<number>
  /** A character without extent has an empty box. */
  glyph(index: number): Glyph
}

function* glyphsOf(page: PageGlyphs, start: number, end: number): Generator<Glyph> {
  for (let index = start; index < end; index++) yield page.glyph(index)
}

function context(page: PageGlyphs, from: number, to: number): string {
  return readableText(page.codes, from, to).replaceAll('\n', ' ').toWellFormed()
}

/** Anchor of a range of characters: quads, the text as the page spells it, its context; null where none has a place. */
export function anchorOf(page: PageGlyphs, pageIndex: number, { start, end }: CharRange): Anchor | null {
  const quads = quadsOf(glyphsOf(page, start, end))
  if (quads.length === 0) return null
  // Twice the length, since joined hyphens and runs of spaces shrink.
  const reach = CONTEXT_LENGTH * 2
  return {
    pageIndex,
    rect: boundsOf(quads),
    quads,
    ink: [],
    quote: readableText(page.codes, start, end),
    prefix: context(page, start - reach, start).slice(-CONTEXT_LENGTH),
    suffix: context(page, end, end + reach).slice(0, CONTEXT_LENGTH),
  }
}

/**
 * Anchors a quotation on a page: quads for the eye, the text as the page spells it with its context for a later
 * edition of the file.
 * @throws CartableError QUOTE_NOT_FOUND, QUOTE_AMBIGUOUS
 */
export function anchorQuote(page: PageGlyphs, request: QuoteRequest): Anchor {
  const anchor = anchorOf(page, request.pageIndex, locateQuote(page.codes, request))
  if (anchor !== null) return anchor
  throw new CartableError('QUOTE_NOT_FOUND', {
    page: request.pageIndex + 1,
    quote: request.quote.slice(0, 200),
    detail: 'the characters have no place on the page',
  })
}
