/** Rows of one height below each other, as far as they are in sight; `end` is not included. */
export interface Sight {
  readonly start: number
  readonly end: number
}

/**
 * Rows to draw at a scroll position. All lengths in CSS pixels.
 *
 * @param over height above and below the pane that is drawn too, so that scrolling finds rows there
 */
export function sightOf(
  { count, row }: { readonly count: number; readonly row: number },
  { top, height }: { readonly top: number; readonly height: number },
  over: number,
): Sight {
  const start = Math.max(0, Math.min(count, Math.floor((top - over) / row)))
  const end = Math.max(start, Math.min(count, Math.ceil((top + height + over) / row)))
  return { start, end }
}

/** Where to scroll so that row `index` is whole in sight: nowhere if it is, else as little as possible. */
export function revealing(
  index: number,
  row: number,
  view: { readonly top: number; readonly height: number },
) {
  const start = index * row
  if (start < view.top) return start
  return start + row > view.top + view.height ? start + row - view.height : view.top
}

/** The row that a key moves to from `index`, null for a key that does not move. `page`: rows in sight. */
export function rowAfter(key: string, index: number, count: number, page: number): number | null {
  if (count === 0) return null
  const to = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + Math.max(1, page - 1),
    PageUp: index - Math.max(1, page - 1),
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to))
}
