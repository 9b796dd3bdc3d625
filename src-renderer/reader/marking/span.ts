/** A place in the text of a file: 0-based page, and UTF-16 units of the text of its layer before it. */
export interface TextPlace {
  readonly page: number
  readonly at: number
}

/** Selected text by its ends, the first one first. */
export interface Span {
  readonly from: TextPlace
  readonly to: TextPlace
}

/** The part of one page's text that is selected; `end` is null where it goes to the end of the page. */
export interface PagePart {
  readonly page: number
  readonly start: number
  readonly end: number | null
}

/** The span between two places, whichever of them a person began at. */
export function spanOf(anchor: TextPlace, focus: TextPlace): Span {
  const forward = anchor.page - focus.page || anchor.at - focus.at
  return forward <= 0 ? { from: anchor, to: focus } : { from: focus, to: anchor }
}

/** What of a span lies on each page, those in the middle whole. */
export function partsOf({ from, to }: Span): PagePart[] {
  return Array.from({ length: to.page - from.page + 1 }, (_, step) => {
    const page = from.page + step
    return { page, start: page === from.page ? from.at : 0, end: page === to.page ? to.at : null }
  })
}

/** What becomes of what was kept, now that the browser's selection is another. */
export type Change = 'other' | 'taken' | 'let-go'

/**
 * Judges a change of the selection.
 *
 * @param reads whether both ends lie in text of pages, and words between them
 * @param gone whether a page that the last one ended on was taken away
 * @returns `other`: other words are selected; `taken`: a page was drawn anew and took the selection along; `let-go`: a
 * person wants nothing selected
 */
export function judgeChange(reads: boolean, gone: boolean): Change {
  if (reads) return 'other'
  return gone ? 'taken' : 'let-go'
}
