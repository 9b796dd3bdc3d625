import type { Rect } from '../../contract/values.ts'

/** Side of a note's icon, points. */
export const ICON_SIDE = 20
/** Room between the icon and the text beside it, points. */
export const ICON_GAP = 3

type Rotation = 0 | 90 | 180 | 270

/** What is shown of a page, in user space, and its clockwise turn. */
export interface PageView {
  readonly cropBox: Rect
  readonly rotation: Rotation
}

/** Text that a note is about. Boxes are left, bottom, right, top in user space, repeated; empty ones are skipped. */
export interface NotedText {
  readonly firstLine: Rect
  readonly characters: ArrayLike<number>
  readonly rightToLeft: boolean
}

/** Turns a point so that the page stands upright as seen; y upwards. `turnPoint` by 360° less is the inverse. */
function turnPoint(x: number, y: number, rotation: Rotation): readonly [number, number] {
  switch (rotation) {
    case 90:
      return [y, -x]
    case 180:
      return [-x, -y]
    case 270:
      return [-y, x]
    default:
      return [x, y]
  }
}

const INVERSE: Readonly<Record<Rotation, Rotation>> = { 0: 0, 90: 270, 180: 180, 270: 90 }

function turnRect([x0, y0, x1, y1]: Rect, rotation: Rotation): Rect {
  const [ax, ay] = turnPoint(x0, y0, rotation)
  const [bx, by] = turnPoint(x1, y1, rotation)
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
}

/** Left and right end of the text, as seen, between two heights; characters that the CropBox hides do not count. */
function extentBetween(
  bottom: number,
  top: number,
  characters: ArrayLike<number>,
  { cropBox, rotation }: PageView,
): readonly [number, number] {
  const shown = turnRect(cropBox, rotation)
  let [left, right] = [Infinity, -Infinity]
  for (let at = 0; at + 3 < characters.length; at += 4) {
    const [a, b, c, d] = [characters[at], characters[at + 1], characters[at + 2], characters[at + 3]]
    if (a === undefined || b === undefined || c === undefined || d === undefined) break
    if (!(c > a && d > b)) continue
    const [x0, y0, x1, y1] = turnRect([a, b, c, d], rotation)
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
    const isShown = x >= shown[0] && x <= shown[2] && y >= shown[1] && y <= shown[3]
    if (!isShown || y1 <= bottom || y0 >= top) continue
    left = Math.min(left, x0)
    right = Math.max(right, x1)
  }
  return [left, right]
}

/**
 * `/Rect` of a note's icon in the margin beside the first line that the note is about: before the line as it is read,
 * else after it, and clear of all text at its height. Null where neither margin has room.
 *
 * A note stays upright when the page is turned (`NoRotate`, ISO 32000-2 12.5.3): its top left corner is fixed and the
 * icon hangs from it as seen. The place is found as seen, and the corner turned back.
 */
export function marginIcon({ firstLine, characters, rightToLeft }: NotedText, view: PageView): Rect | null {
  const shown = turnRect(view.cropBox, view.rotation)
  if (shown[3] - shown[1] < ICON_SIDE) return null
  const line = turnRect(firstLine, view.rotation)
  const top = Math.min(shown[3], Math.max(shown[1] + ICON_SIDE, line[3]))
  const [start, end] = extentBetween(top - ICON_SIDE, top, characters, view)
  const before = Math.min(start, line[0]) - ICON_GAP - ICON_SIDE
  const after = Math.max(end, line[2]) + ICON_GAP
  const left = (rightToLeft ? [after, before] : [before, after]).find(
    (x) => x >= shown[0] && x + ICON_SIDE <= shown[2],
  )
  if (left === undefined) return null
  const [x, y] = turnPoint(left, top, INVERSE[view.rotation])
  return [x, y - ICON_SIDE, x + ICON_SIDE, y]
}
