import type { PdfExtract } from '../../contract/pdf.ts'

/** All that is read of a file apart from its cover. */
export type PdfReading = Omit<PdfExtract, 'thumbnail'>

/** A file to read. */
export interface ReadInput {
  readonly path: string
  readonly password?: string | undefined
}

/** Warning where most glyphs of a file belong to fonts that tell no Unicode. */
export const UNMAPPED_TEXT = 'text without Unicode'

/** Pages whose lines are kept with their type size: title, authors and date stand there. */
export const TITLE_PAGES = 3
/** More text than any publication holds (a page has some 3,000 characters); beyond it the rest is left out. */
export const MAX_TEXT_UNITS = 100_000_000
/** More pages than any publication has; a page tree may claim any number. */
export const MAX_PAGES = 50_000
