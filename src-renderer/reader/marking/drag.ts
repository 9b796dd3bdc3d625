import type { Size } from './geometry.ts'
import type { Box } from './lines.ts'

/** Sides of a box that a handle moves, as compass points of the page as it is seen. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof HANDLES)[number]

/** What a person has hold of: one of the handles, or the whole. */
export type Hold = Handle | 'whole'

const between = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), Math.max(least, most))

/** How far something from `start` to `end` goes, so that what is on the page stays there. */
function kept(by: number, start: number, end: number, room: number): number {
  return between(by, Math.min(0, -start), Math.max(0, room - end))
}

/**
 * A box after a gesture. It stays on its page: one that another program put over the edge goes no further over it. It
 * keeps a size that can be taken hold of again.
 *
 * @param box in CSS pixels of the shown page, as are the way, the page and the least size
 * @param hold `whole` moves the box, a handle moves the sides that it is named after
 */
export function dragged(
  box: Box,
  hold: Hold,
  [dx, dy]: readonly [dx: number, dy: number],
  page: Size,
  least: number,
): Box {
  if (hold === 'whole') {
    const [x, y] = [kept(dx, box.left, box.right, page.width), kept(dy, box.top, box.bottom, page.height)]
    return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y }
  }
  const { left, right, top, bottom } = box
  const [width, height] = [Math.min(least, right - left), Math.min(least, bottom - top)]
  return {
    left: hold.includes('w') ? between(left + dx, Math.min(0, left), right - width) : left,
    right: hold.includes('e') ? between(right + dx, left + width, Math.max(page.width, right)) : right,
    top: hold.startsWith('n') ? between(top + dy, Math.min(0, top), bottom - height) : top,
    bottom: hold.startsWith('s') ? between(bottom + dy, top + height, Math.max(page.height, bottom)) : bottom,
  }
}

/** Steps of the arrow keys, points of the page: as they are, and with Shift. */
const STEP = 1
const LARGE_STEP = 10

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What an arrow key means for something that is chosen: its way in points as seen, and what it moves; null for others. */
export function arrowOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
): { readonly hold: Hold; readonly way: readonly [number, number] } | null {
  const arrow = ARROWS[event.key]
  if (!arrow) return null
  const step = event.shiftKey ? LARGE_STEP : STEP
  const sizes = event.altKey || event.ctrlKey || event.metaKey
  return { hold: sizes ? 'se' : 'whole', way: [arrow[0] * step, arrow[1] * step] }
}
