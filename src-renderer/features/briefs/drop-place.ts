/** Upper edge and height of an item on the screen. */
export interface Extent {
  readonly top: number
  readonly height: number
}

/** Place among items before which something is put that is dropped at height `y`: past the middle of one, behind it. */
export function dropPlace(extents: readonly Extent[], y: number): number {
  const at = extents.findIndex(({ top, height }) => y < top + height / 2)
  return at < 0 ? extents.length : at
}

/** Height of the line that shows a place, between the items around it. */
export function dropLine(extents: readonly Extent[], place: number): number {
  const [above, below] = [extents[place - 1], extents[place]]
  const end = above ? above.top + above.height : 0
  if (!below) return end
  return above ? (end + below.top) / 2 : below.top
}
