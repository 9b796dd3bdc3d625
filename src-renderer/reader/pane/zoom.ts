/** How large pages are shown: fitted to the pane, or as a factor of their printed size. */
export type Zoom = 'page-width' | 'page-fit' | 'auto' | number

/** Pages one below the other, one at a time, or two side by side with the cover alone. */
export type Layout = 'continuous' | 'single' | 'two'

/** Degrees by which all pages are turned clockwise, beside the turn that the file gives them. */
export type Rotation = 0 | 90 | 180 | 270

export const LAYOUTS: readonly Layout[] = ['continuous', 'single', 'two']

/** Factors that the keys for larger and smaller go through. */
export const ZOOM_STEPS = [
  0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5,
] as const

/** Two factors closer than this are shown as the same per cent. */
const SAME = 0.005

/** The next factor above or below `scale`; the last one at the end of the row. */
export function zoomStep(scale: number, step: -1 | 1): number {
  const next =
    step > 0
      ? ZOOM_STEPS.find((each) => each > scale + SAME)
      : ZOOM_STEPS.findLast((each) => each < scale - SAME)
  return next ?? (step > 0 ? 5 : 0.25)
}

/** `rotation` turned by a quarter, to the right or the left. */
export function turned(rotation: Rotation, by: 90 | -90): Rotation {
  return ((rotation + by + 360) % 360) as Rotation
}

/** A value of pdf.js's viewer as a {@link Zoom}; what it does not know is fitted to the width. */
export function zoomOf(value: string | number): Zoom {
  if (value === 'page-width' || value === 'page-fit' || value === 'auto') return value
  const factor = value === 'page-actual' ? 1 : Number(value)
  return factor > 0 ? factor : 'page-width'
}
