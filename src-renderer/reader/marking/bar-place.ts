import type { Box } from './lines.ts'

/** Room between the bar and the words, and between the bar and the edge of the view, CSS pixels. */
const GAP = 8

/** Width and height, CSS pixels. */
export interface BarSize {
  readonly width: number
  readonly height: number
}

/**
 * Where the bar of a selection stands: above the words, else below them, never over them and always in the view. Where
 * the words fill the view from top to foot there is no such place: it stands at the foot then.
 *
 * @returns null while the words are scrolled out of the view
 */
export function barPlace(words: Box, bar: BarSize, view: Box): { left: number; top: number } | null {
  if (words.bottom <= view.top || words.top >= view.bottom) return null
  const middle = (Math.max(words.left, view.left) + Math.min(words.right, view.right)) / 2
  const widest = Math.max(view.left + GAP, view.right - GAP - bar.width)
  const left = Math.min(widest, Math.max(view.left + GAP, middle - bar.width / 2))
  const above = words.top - GAP - bar.height
  const below = words.bottom + GAP
  if (above >= view.top) return { left, top: above }
  if (below + bar.height <= view.bottom) return { left, top: below }
  return { left, top: view.bottom - GAP - bar.height }
}
