import type { Quad, Rect } from '../../contract/values.ts'

/** A character as it stands on the page. */
export interface Glyph {
  /** Bounding box in user space, points. */
  readonly box: Rect
  /** Direction of the text, radians, anticlockwise from the x axis. */
  readonly angle: number
  /** Type size in points, used where the box alone cannot tell the height. */
  readonly size: number
}

/** Extent of characters in a frame turned with the text: `u` runs along the line, `v` upwards from it. */
interface Extent {
  u0: number
  u1: number
  v0: number
  v1: number
}

interface Line extends Extent {
  readonly angle: number
}

/** Directions closer than this belong to one line (two degrees). */
const SAME_ANGLE = Math.PI / 90
/** A wider gap, in heights of the line, is another column or cell: it is not painted over. */
const MAX_GAP = 4
/** Where |cos² - sin²| is below this (near 45°), a bounding box does not tell width and height apart. */
const DEGENERATE = 0.2

/** Width and height of a box before it was turned: inverse of `W = w·cos + h·sin`, `H = w·sin + h·cos`. */
function unturnedSize(glyph: Glyph): { width: number; height: number } {
  const [x0, y0, x1, y1] = glyph.box
  const [boxWidth, boxHeight] = [x1 - x0, y1 - y0]
  const cos = Math.abs(Math.cos(glyph.angle))
  const sin = Math.abs(Math.sin(glyph.angle))
  const difference = cos * cos - sin * sin
  if (Math.abs(difference) < DEGENERATE) {
    const height = Math.min(glyph.size, boxHeight / cos)
    return { height, width: Math.max(0, (boxWidth - height * sin) / cos) }
  }
  return {
    width: Math.max(0, (boxWidth * cos - boxHeight * sin) / difference),
    height: Math.max(0, (boxHeight * cos - boxWidth * sin) / difference),
  }
}

function extentOf(glyph: Glyph, angle: number): Extent {
  const [x0, y0, x1, y1] = glyph.box
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [u, v] = [x * cos + y * sin, y * cos - x * sin]
  const { width, height } = unturnedSize(glyph)
  return { u0: u - width / 2, u1: u + width / 2, v0: v - height / 2, v1: v + height / 2 }
}

function continues(line: Line, angle: number, next: Extent): boolean {
  const turn = Math.abs(Math.atan2(Math.sin(angle - line.angle), Math.cos(angle - line.angle)))
  if (turn > SAME_ANGLE) return false
  const height = Math.max(line.v1 - line.v0, next.v1 - next.v0)
  const apart = Math.abs((line.v0 + line.v1) / 2 - (next.v0 + next.v1) / 2)
  const gap = Math.max(next.u0 - line.u1, line.u0 - next.u1)
  return apart <= height / 2 && gap <= height * MAX_GAP
}

function quadOf(line: Line): Quad {
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)]
  const x = (u: number, v: number): number => round(u * cos - v * sin)
  const y = (u: number, v: number): number => round(u * sin + v * cos)
  const { u0, u1, v0, v1 } = line
  return [x(u0, v1), y(u0, v1), x(u1, v1), y(u1, v1), x(u0, v0), y(u0, v0), x(u1, v0), y(u1, v0)]
}

/** A thousandth of a point: far finer than print, and free of binary noise in the file. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/**
 * One quad a line (top left, top right, bottom left, bottom right along the text direction) that covers the
 * characters. Characters without extent (spaces, line breaks) are skipped.
 */
export function quadsOf(glyphs: Iterable<Glyph>): Quad[] {
  const lines: Line[] = []
  for (const glyph of glyphs) {
    const [x0, y0, x1, y1] = glyph.box
    if (!(x1 > x0 && y1 > y0)) continue
    const line = lines.at(-1)
    const extent = extentOf(glyph, line?.angle ?? glyph.angle)
    if (line === undefined || !continues(line, glyph.angle, extent)) {
      lines.push({ ...extentOf(glyph, glyph.angle), angle: glyph.angle })
      continue
    }
    line.u0 = Math.min(line.u0, extent.u0)
    line.u1 = Math.max(line.u1, extent.u1)
    line.v0 = Math.min(line.v0, extent.v0)
    line.v1 = Math.max(line.v1, extent.v1)
  }
  return lines.map(quadOf)
}

/** Smallest upright rectangle around quads; zeros for none. */
export function boundsOf(quads: readonly Quad[]): Rect {
  if (quads.length === 0) return [0, 0, 0, 0]
  const bounds: Rect = [Infinity, Infinity, -Infinity, -Infinity]
  for (const quad of quads) {
    for (let at = 0; at < 8; at += 2) {
      const [x, y] = [quad[at] ?? 0, quad[at + 1] ?? 0]
      bounds[0] = Math.min(bounds[0], x)
      bounds[1] = Math.min(bounds[1], y)
      bounds[2] = Math.max(bounds[2], x)
      bounds[3] = Math.max(bounds[3], y)
    }
  }
  return bounds
}
