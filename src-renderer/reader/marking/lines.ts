import type { Quad } from '../../../src-main/contract/values.ts'

/** A rectangle on the screen, CSS pixels, y downwards. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A run of selected characters on the screen. */
export interface Piece {
  /** Upright box around the run, also where its text is turned. */
  readonly box: Box
  /** Direction of the text as shown, radians clockwise from the right: π/2 for text that runs down the screen. */
  readonly angle: number
  /** Type size, CSS pixels: the height of a line where the box of slanting text does not tell it. */
  readonly size: number
  readonly text: string
}

/** A line of selected text in a frame turned with it: `u` runs along the line, `v` from its top to its foot. */
export interface Line {
  readonly angle: number
  readonly u0: number
  readonly u1: number
  readonly v0: number
  readonly v1: number
  readonly text: string
}

/** Turns a point of the shown page (CSS pixels from its upper left corner) into PDF user space. */
export type ToPdf = (x: number, y: number) => readonly [number, number]

/** Runs that share more than this part of the lower one's height stand on one line. */
const SAME_LINE = 0.5
/** Gaps up to this part of the line's height are spaces between words and not columns. */
const SAME_RUN = 1.5
/** Directions closer than this belong to one line (two degrees). */
const SAME_ANGLE = Math.PI / 90
/** Near 45°, where |cos² − sin²| is below this, a box does not tell width and height apart. */
const DEGENERATE = 0.2
/** Line breaks and empty runs have boxes without a surface, CSS pixels. */
const LEAST = 0.5

/** Width and height before turning, from the box after it: inverse of `W = w·cos + h·sin`, `H = w·sin + h·cos`. */
function unturned({ box, angle, size }: Piece): { width: number; height: number } {
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  const difference = cos * cos - sin * sin
  if (Math.abs(difference) >= DEGENERATE) {
    return {
      width: Math.max(0, (width * cos - height * sin) / difference),
      height: Math.max(0, (height * cos - width * sin) / difference),
    }
  }
  const across = Math.min(size, height / cos)
  return { width: Math.max(0, (width - across * sin) / cos), height: across }
}

function lineOf(piece: Piece): Line {
  const { box, angle, text } = piece
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [u, v] = [x * cos + y * sin, y * cos - x * sin]
  const { width, height } = unturned(piece)
  return { angle, text, u0: u - width / 2, u1: u + width / 2, v0: v - height / 2, v1: v + height / 2 }
}

function touches(a: Line, b: Line): boolean {
  const turn = Math.abs(Math.atan2(Math.sin(a.angle - b.angle), Math.cos(a.angle - b.angle)))
  if (turn > SAME_ANGLE) return false
  const [heightA, heightB] = [a.v1 - a.v0, b.v1 - b.v0]
  const shared = Math.min(a.v1, b.v1) - Math.max(a.v0, b.v0)
  if (shared <= SAME_LINE * Math.min(heightA, heightB)) return false
  const reach = SAME_RUN * Math.max(heightA, heightB)
  return a.u0 - b.u1 <= reach && b.u0 - a.u1 <= reach
}

const joinTexts = (a: string, b: string): string =>
  `${a}${/\s$|^$/.test(a) || /^\s|^$/.test(b) ? '' : ' '}${b}`

/** Joins two lines; they touch, so the frame of the first serves both. */
function join(a: Line, b: Line): Line {
  return {
    angle: a.angle,
    text: joinTexts(a.text, b.text),
    u0: Math.min(a.u0, b.u0),
    u1: Math.max(a.u1, b.u1),
    v0: Math.min(a.v0, b.v0),
    v1: Math.max(a.v1, b.v1),
  }
}

/**
 * The lines that a selection covers, from its runs in the order of reading. A browser gives one for each run of text and
 * sometimes one for a line and its words; those that lie on one line become one, columns and cells apart stay apart.
 * Lines come in the order in which the selection reaches them.
 */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = []
  for (const piece of pieces) {
    const run = lineOf(piece)
    if (run.u1 - run.u0 < LEAST || run.v1 - run.v0 < LEAST) continue
    let place = lines.findIndex((each) => touches(each, run))
    if (place < 0) {
      lines.push(run)
      continue
    }
    let line = run
    // A run may bridge two lines that were apart before.
    for (let at = place; at >= 0; at = lines.findIndex((each) => touches(each, line))) {
      const [known] = lines.splice(at, 1)
      place = Math.min(place, at)
      if (known) line = join(known, line)
    }
    lines.splice(place, 0, line)
  }
  return lines
}

/** Corners of a line on the screen: top left, top right, bottom left, bottom right as it is read. */
export function cornersOf({ angle, u0, u1, v0, v1 }: Line): (readonly [x: number, y: number])[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const at = (u: number, v: number) => [u * cos - v * sin, u * sin + v * cos] as const
  return [at(u0, v0), at(u1, v0), at(u0, v1), at(u1, v1)]
}

/** A line on the shown page as a quad of user space: top left, top right, bottom left, bottom right as read. */
export function quadOf(line: Line, toPdf: ToPdf): Quad {
  const [a = [0, 0], b = [0, 0], c = [0, 0], d = [0, 0]] = cornersOf(line)
  return [...toPdf(...a), ...toPdf(...b), ...toPdf(...c), ...toPdf(...d)]
}
