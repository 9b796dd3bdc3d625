import { readFile } from 'node:fs/promises'
import type { Anchor } from '../../contract/annotations.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Rect } from '../../contract/values.ts'
import { onFile } from '../annotate/output-file.ts'
import { readsRightToLeft } from '../annotate/runs.ts'
import { openDocument, type PdfiumPage } from '../pdfium/index.ts'
import type { Job, JobContext } from '../pool/job.ts'
import { anchorQuote } from './anchor.ts'
import { pdfiumGlyphs } from './glyphs.ts'
import { marginIcon } from './note-icon.ts'
import { boundsOf } from './quads.ts'
import { snap, type Seen } from './snap.ts'

/** Where to look for which quotation. */
export interface LocateQuoteInput {
  readonly path: string
  readonly password?: string | undefined
  /** 0-based */
  readonly pageIndex: number
  readonly quote: string
  /** 1-based, where the quotation stands more than once. */
  readonly occurrence?: number | undefined
  /** The anchor's rectangle is to be the place of a note's icon, clear of the words where a margin has room. */
  readonly icon?: boolean | undefined
}

/** Place in the margin for the icon of a note on an anchored quotation; its own rectangle where there is no room. */
function iconPlace(page: PdfiumPage, { rect, quads, quote }: Anchor): Rect {
  const noted = {
    firstLine: boundsOf(quads.slice(0, 1)),
    characters: page.text.chars.boxes,
    rightToLeft: readsRightToLeft(quote ?? ''),
  }
  return marginIcon(noted, { cropBox: page.cropBox, rotation: page.rotation }) ?? rect
}

async function onPage<T>(
  file: { readonly path: string; readonly password?: string | undefined; readonly pageIndex: number },
  context: JobContext,
  read: (page: PdfiumPage) => T,
): Promise<T> {
  const bytes = await onFile(file.path, () => readFile(file.path))
  const pdfium = await context.pdfium()
  using document = openDocument(pdfium, bytes, file.password)
  if (file.pageIndex >= document.pageCount) {
    throw new CartableError('PAGE_OUT_OF_RANGE', { page: file.pageIndex + 1, pages: document.pageCount })
  }
  return document.withPage(file.pageIndex, read)
}

/**
 * Finds a quotation on a page of a file and anchors it.
 * @throws CartableError QUOTE_NOT_FOUND, QUOTE_AMBIGUOUS, PAGE_OUT_OF_RANGE {page, pages}, FILE_NOT_FOUND, the `PDF_*` codes
 */
export const locateQuoteJob: Job<LocateQuoteInput, Anchor> = async (input, context) => {
  const { pageIndex, quote, occurrence } = input
  return onPage(input, context, (page) => {
    const anchor = anchorQuote(pdfiumGlyphs(page), { quote, pageIndex, occurrence })
    return input.icon === true ? { ...anchor, rect: iconPlace(page, anchor) } : anchor
  })
}

/** A selection to be put onto the glyphs of its words. */
export interface SnapInput extends Seen {
  readonly path: string
  readonly password?: string | undefined
}

/** What became of a selection: an anchor, or where its words were not found as a whole, quads alone. */
export type Snapped = ReturnType<typeof snap>

/**
 * Puts a selection onto the glyphs of its words.
 * @throws CartableError PAGE_OUT_OF_RANGE {page, pages}, FILE_NOT_FOUND, the `PDF_*` codes
 */
export const snapSelectionJob: Job<SnapInput, Snapped> = (input, context) =>
  onPage(input, context, (page) => snap(pdfiumGlyphs(page), input))
