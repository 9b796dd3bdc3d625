/** Left, top, width, height on the page as it is shown, from its upper left corner. */
export type ShownBox = readonly [left: number, top: number, width: number, height: number]

/** Something that another program drew on a page as it shows it: turned as readers turn it, y downwards. */
export interface ShownArea {
  /**
   * What the numbers are: points; pixels of a picture whose size is not told, which is taken to have one for each point; or
   * parts of a picture of this width and height.
   */
  readonly unit: 'point' | 'pixel' | readonly [width: number, height: number]
  readonly box: ShownBox
  /** Lines of x, y pairs; none for a rectangle. */
  readonly strokes: readonly (readonly number[])[]
}
