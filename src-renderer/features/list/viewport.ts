/** How rows are laid out: all of one height, side by side in a grid. */
export interface Layout {
  /** Height of a line with the space below it, in pixels. */
  readonly line: number
  /** Publications side by side. */
  readonly columns: number
  /** Space above the first line. */
  readonly top: number
}

/** What is in sight and a little more, as places of the list; `last` is included. */
export interface Sight {
  readonly first: number
  readonly last: number
}

const OVERSCAN_PX = 400

/** Height of the whole list in pixels. */
export function totalHeight({ line, columns, top }: Layout, count: number): number {
  return top * 2 + Math.ceil(count / columns) * line
}

/** The rows to draw at a scroll position. */
export function sightAt(layout: Layout, count: number, scrollTop: number, height: number): Sight {
  const { line, columns, top } = layout
  const firstLine = Math.max(0, Math.floor((scrollTop - top - OVERSCAN_PX) / line))
  const lastLine = Math.max(0, Math.ceil((scrollTop - top + height + OVERSCAN_PX) / line))
  const last = Math.min(count - 1, (lastLine + 1) * columns - 1)
  return { first: Math.min(firstLine * columns, Math.max(0, last)), last }
}

/** Where to scroll so that a row is whole in sight: nowhere if it is, else as little as possible. */
export function scrollToShow(
  layout: Layout,
  index: number,
  view: { readonly top: number; readonly height: number },
): number {
  const { line, columns, top } = layout
  const start = top + Math.floor(index / columns) * line
  if (start < view.top + top) return Math.max(0, start - top)
  if (start + line > view.top + view.height) return start + line + top - view.height
  return view.top
}

/** The place that a key moves to from `index`, or null for a key that does not move. `page`: lines in sight. */
export function moveBy(
  key: string,
  index: number,
  list: { readonly count: number; readonly columns: number; readonly page: number },
): number | null {
  const { count, columns, page } = list
  if (count === 0) return null
  const to = {
    ArrowDown: index < 0 ? 0 : index + columns < count ? index + columns : index,
    ArrowUp: index - columns >= 0 ? index - columns : Math.max(0, index),
    ArrowRight: columns > 1 ? index + 1 : null,
    ArrowLeft: columns > 1 ? index - 1 : null,
    PageDown: Math.max(0, index) + columns * Math.max(1, page - 1),
    PageUp: index - columns * Math.max(1, page - 1),
    Home: 0,
    End: count - 1,
  }[key]
  return to === null || to === undefined ? null : Math.min(count - 1, Math.max(0, to))
}

/** Columns of covers that fit, at least one. Widths in pixels. */
export function columnsThatFit(width: number, cell: number, gap: number, padding: number): number {
  return Math.max(1, Math.floor((width - 2 * padding + gap) / (cell + gap)))
}
