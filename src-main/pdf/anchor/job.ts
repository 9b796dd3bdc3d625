import type { Anchor } from '../../contract/annotations.ts'
import type { Rect } from '../../contract/values.ts'
import { readsRightToLeft } from '../annotate/runs.ts'
import type { Job } from '../pool/job.ts'
import { anchorQuote } from './anchor.ts'
import { marginIcon } from './note-icon.ts'
import { type AnchorPage, type EngineFile, onPage } from './page.ts'
import { boundsOf } from './quads.ts'
import { snap, type Seen } from './snap.ts'

/** Where to look for which quotation. */
export interface LocateQuoteInput extends EngineFile {
  /** 0-based */
  readonly pageIndex: number
  readonly quote: string
  /** 1-based, where the quotation stands more than once. */
  readonly occurrence?: number | undefined
  /** The anchor's rectangle is to be the place of a note's icon, clear of the words where a margin has room. */
  readonly icon?: boolean | undefined
}

/** Place in the margin for the icon of a note on an anchored quotation; its own rectangle where there is no room. */
function iconPlace(page: AnchorPage, { rect, quads, quote }: Anchor): Rect {
  const noted = {
    firstLine: boundsOf(quads.slice(0, 1)),
    characters: page.boxes,
    rightToLeft: readsRightToLeft(quote ?? ''),
  }
  return marginIcon(noted, { cropBox: page.cropBox, rotation: page.rotation }) ?? rect
}

/**
 * Finds a quotation on a page of a file and anchors it.
 * @throws CartableError QUOTE_NOT_FOUND, QUOTE_AMBIGUOUS, PAGE_OUT_OF_RANGE {page, pages}, FILE_NOT_FOUND, the `PDF_*` codes
 */
export const locateQuoteJob: Job<LocateQuoteInput, Anchor> = async (input, context) => {
  const { pageIndex, quote, occurrence } = input
  return onPage(input, context, (page) => {
    const anchor = anchorQuote(page.glyphs, { quote, pageIndex, occurrence })
    return input.icon === true ? { ...anchor, rect: iconPlace(page, anchor) } : anchor
  })
}

/** A selection to be put onto the glyphs of its words. */
export interface SnapInput extends Seen, EngineFile {}

/** What became of a selection: an anchor, or where its words were not found as a whole, quads alone. */
export type Snapped = ReturnType<typeof snap>

/**
 * Puts a selection onto the glyphs of its words.
 * @throws CartableError PAGE_OUT_OF_RANGE {page, pages}, FILE_NOT_FOUND, the `PDF_*` codes
 */
export const snapSelectionJob: Job<SnapInput, Snapped> = (input, context) =>
  onPage(input, context, (page) => snap(page.glyphs, input))
