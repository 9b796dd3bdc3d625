import type { Viewer } from './viewer.ts'

/** A place in a file that does not depend on zoom or size of the window. */
export interface Position {
  /** 1-based page at the upper edge of the pane. */
  readonly page: number
  /** Part of the height of that page, as shown, above the upper edge; below 0 or above 1 in the gap between pages. */
  readonly offset: number
}

const PLACES = 10_000

/** The place at the upper edge of the pane, null before pages are laid out. */
export function positionOf(viewer: Viewer): Position | null {
  const { container } = viewer.pages
  const top = container.getBoundingClientRect().top
  const page = viewer.firstVisible()
  const box = viewer.page(page - 1)?.div.getBoundingClientRect()
  if (!box || box.height === 0) return null
  return { page, offset: Math.round(((top - box.top) / box.height) * PLACES) / PLACES }
}

/** Scrolls so that `position` lies at the upper edge; a page that the file does not have is left out. */
export function scrollTo(viewer: Viewer, { page, offset }: Position): void {
  if (page < 1 || page > viewer.pages.pagesCount) return
  // Sets the page also where only one is laid out at a time.
  viewer.pages.currentPageNumber = page
  const { container } = viewer.pages
  const box = viewer.page(page - 1)?.div.getBoundingClientRect()
  if (!box) return
  container.scrollTop += box.top + offset * box.height - container.getBoundingClientRect().top
}
