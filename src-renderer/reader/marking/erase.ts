import type { InkPoint } from './ink.ts'

/** Parts of a line that are shorter than this share of it are noise of the numbers. */
const NOISE = 1e-9

/** From where to where a line lies in something, as parts of its length; null where it does not. */
type Span = readonly [from: number, to: number]

const within = (from: number, to: number): Span | null => {
  const [start, end] = [Math.max(0, from), Math.min(1, to)]
  return end - start > NOISE ? [start, end] : null
}

/** The part of a line from `a` to `b` that lies in a circle. */
function inCircle(a: InkPoint, b: InkPoint, [x, y]: InkPoint, radius: number): Span | null {
  const [dx, dy, fx, fy] = [b[0] - a[0], b[1] - a[1], a[0] - x, a[1] - y]
  const [square, half] = [dx * dx + dy * dy, fx * dx + fy * dy]
  const rest = half * half - square * (fx * fx + fy * fy - radius * radius)
  if (square === 0 || rest <= 0) return null
  const root = Math.sqrt(rest)
  return within((-half - root) / square, (-half + root) / square)
}

/** The part of a line that lies between two parallel lines: `least` ≤ value ≤ `most`, where the value runs straight. */
function inBand(start: number, end: number, least: number, most: number): Span {
  const rise = end - start
  if (rise === 0) return start >= least && start <= most ? [0, 1] : [1, 0]
  const [one, other] = [(least - start) / rise, (most - start) / rise]
  return [Math.min(one, other), Math.max(one, other)]
}

/** The part of a line that lies in the rectangle which a disc sweeps between two places. */
function inSweep(a: InkPoint, b: InkPoint, from: InkPoint, to: InkPoint, radius: number): Span | null {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length === 0) return null
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const along = ([x, y]: InkPoint): number => (x - from[0]) * ux + (y - from[1]) * uy
  const beside = ([x, y]: InkPoint): number => (y - from[1]) * ux - (x - from[0]) * uy
  const one = inBand(along(a), along(b), 0, length)
  const other = inBand(beside(a), beside(b), -radius, radius)
  return within(Math.max(one[0], other[0]), Math.min(one[1], other[1]))
}

/** The part of a line under an eraser that goes from one place to another: one part, since what it sweeps is convex. */
function under(a: InkPoint, b: InkPoint, from: InkPoint, to: InkPoint, radius: number): Span | null {
  const spans = [
    inCircle(a, b, from, radius),
    inCircle(a, b, to, radius),
    inSweep(a, b, from, to, radius),
  ].filter((span) => span !== null)
  if (spans.length === 0) return null
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))]
}

/** How far a point is from the line between two others. */
export function distanceTo([x, y]: InkPoint, a: InkPoint, b: InkPoint): number {
  const square = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
  const along = square === 0 ? 0 : ((x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1])) / square
  const part = Math.min(1, Math.max(0, along))
  return Math.hypot(a[0] + part * (b[0] - a[0]) - x, a[1] + part * (b[1] - a[1]) - y)
}

function between(a: InkPoint, b: InkPoint, part: number): InkPoint {
  const on = (from: number, to: number): number => from + (to - from) * part
  const place = [on(a[0], b[0]), on(a[1], b[1])] as const
  return a[2] === undefined || b[2] === undefined ? place : [...place, on(a[2], b[2])]
}

/** What is left of a stroke under an eraser; the stroke itself where it does not touch it. */
function cut(
  stroke: readonly InkPoint[],
  from: InkPoint,
  to: InkPoint,
  radius: number,
): (readonly InkPoint[])[] {
  const [first] = stroke
  if (!first) return [stroke]
  if (stroke.length === 1) return distanceTo(first, from, to) < radius ? [] : [stroke]
  const pieces: InkPoint[][] = []
  let piece: InkPoint[] = [first]
  let touched = false
  for (const [at, b] of stroke.entries()) {
    const a = stroke[at - 1]
    if (!a) continue
    const span = under(a, b, from, to, radius)
    if (!span) {
      piece.push(b)
      continue
    }
    touched = true
    if (span[0] > 0) piece.push(between(a, b, span[0]))
    pieces.push(piece)
    piece = span[1] < 1 ? [between(a, b, span[1]), b] : [b]
  }
  return touched ? [...pieces, piece].filter(({ length }) => length > 1) : [stroke]
}

/**
 * What an eraser leaves of strokes that was moved along a way. It takes what comes within its radius and splits strokes
 * there; what lies further off stays as it is, point for point.
 *
 * @param strokes in user space
 * @param way places of the pointer, however far apart; one alone is a touch
 * @returns `strokes` itself where the eraser touched nothing
 */
export function erasedAlong(
  strokes: readonly (readonly InkPoint[])[],
  way: readonly InkPoint[],
  radius: number,
): readonly (readonly InkPoint[])[] {
  let touched = false
  const left = strokes.flatMap((stroke) => {
    let pieces: (readonly InkPoint[])[] = [stroke]
    for (const [at, place] of way.entries()) {
      const from = way[at - 1] ?? place
      if (at === 0 && way.length > 1) continue
      pieces = pieces.flatMap((piece) => cut(piece, from, place, radius))
    }
    touched ||= pieces.length !== 1 || pieces[0] !== stroke
    return pieces
  })
  return touched ? left : strokes
}
