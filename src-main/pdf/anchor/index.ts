export { anchorQuote, type PageGlyphs } from './anchor.ts'
export type { LocateQuoteInput } from './job.ts'
export { findQuote, locateQuote, type CharRange, type QuoteRequest } from './locate.ts'
export { boundsOf, quadsOf, type Glyph } from './quads.ts'
