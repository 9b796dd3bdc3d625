import { boundsOf } from '../anchor/quads.ts'
import { INK_WIDTH, inkRuns, type InkRun } from '../../contract/ink.ts'
import type { Quad, Rect } from '../../contract/values.ts'
import {
  boundsOfStrokes,
  frameOf,
  grow,
  pointIn,
  quadsOfMark,
  rectOfWords,
  type Point,
  type QuadFrame,
} from './geometry.ts'
import type { ExportMark } from './mark.ts'
import { colourNumbers, operand } from './strings.ts'

/** What an annotation looks like: a form XObject in the space of the page (ISO 32000-2 12.5.5). */
export interface Appearance {
  /** `/Rect` of the annotation. */
  readonly rect: Rect
  /** `/BBox` of the form; equal to `rect` where the form is drawn in user space. */
  readonly bbox: Rect
  readonly content: string
  /** The content is multiplied with what lies below, so that text stays readable. */
  readonly multiply?: boolean
}

/** Width of the line around an area, in points. */
export const AREA_WIDTH = 1.5
/** Strokes as parts of the height of the line. */
const LINE_WEIGHT = 0.06
const UNDERLINE_AT = 0.08
const STRIKE_AT = 0.45
const WAVE = 0.08
const MAX_WAVES = 2000

function move([x, y]: Point, operator: 'm' | 'l'): string {
  return `${operand(x)} ${operand(y)} ${operator}`
}

function stroke(mark: ExportMark, width: number): string {
  return `${colourNumbers(mark.colour).join(' ')} RG ${operand(width)} w`
}

function weight({ height }: QuadFrame): number {
  return Math.max(0.5, height * LINE_WEIGHT)
}

function highlight(mark: ExportMark, quads: readonly Quad[]): Appearance {
  const paths = quads.map(frameOf).map(({ topLeft, topRight, bottomRight, bottomLeft }) => {
    const corners = [topRight, bottomRight, bottomLeft].map((point) => move(point, 'l'))
    return `${move(topLeft, 'm')} ${corners.join(' ')} h`
  })
  const rect = boundsOf(quads)
  const content = `/G gs ${colourNumbers(mark.colour).join(' ')} rg ${paths.join(' ')} f`
  return { rect, bbox: rect, content, multiply: true }
}

/** A straight line through each quad at a part of its height. */
function ruled(mark: ExportMark, quads: readonly Quad[], height: number): Appearance {
  const lines = quads.map(frameOf).map((frame) => {
    const path = `${move(pointIn(frame, 0, height), 'm')} ${move(pointIn(frame, 1, height), 'l')}`
    return `${stroke(mark, weight(frame))} ${path} S`
  })
  const rect = grow(boundsOf(quads), 1)
  return { rect, bbox: rect, content: lines.join(' ') }
}

function wave(frame: QuadFrame): string {
  const step = Math.max(1, frame.height * WAVE * 2)
  const count = Math.max(1, Math.min(MAX_WAVES, Math.round(frame.width / step)))
  const points: string[] = []
  for (let index = 0; index <= count; index++) {
    const up = index % 2 === 0 ? UNDERLINE_AT : UNDERLINE_AT + WAVE
    points.push(move(pointIn(frame, index / count, up), index === 0 ? 'm' : 'l'))
  }
  return points.join(' ')
}

function squiggly(mark: ExportMark, quads: readonly Quad[]): Appearance {
  const lines = quads.map(frameOf).map((frame) => `${stroke(mark, weight(frame))} ${wave(frame)} S`)
  const rect = grow(boundsOf(quads), 1)
  return { rect, bbox: rect, content: lines.join(' ') }
}

/** A line of one width; a dot is a line to where it began, drawn by its round ends. */
function inkLine(mark: ExportMark, { width, points }: InkRun): string {
  const [x = 0, y = 0] = points
  const line: string[] = [move([x, y], 'm')]
  for (let at = 2; at + 1 < points.length; at += 2)
    line.push(move([points[at] ?? 0, points[at + 1] ?? 0], 'l'))
  if (line.length === 1) line.push(move([x, y], 'l'))
  return `${stroke(mark, width)} ${line.join(' ')} S`
}

function ink(mark: ExportMark): Appearance {
  const runs = mark.ink.flatMap((points, at) => inkRuns(points, mark.inkWidths?.[at]))
  const widest = runs.reduce((most, { width }) => Math.max(most, width), INK_WIDTH)
  const rect = grow(mark.ink.length === 0 ? mark.rect : boundsOfStrokes(mark.ink), widest)
  return { rect, bbox: rect, content: `1 J 1 j ${runs.map((run) => inkLine(mark, run)).join(' ')}` }
}

/** The width that a drawing has on the whole, for programs that draw it themselves. */
export function usualInkWidth({ inkWidths }: ExportMark): number {
  const all = (inkWidths ?? []).flat()
  if (all.length === 0) return INK_WIDTH
  return Math.round((all.reduce((sum, width) => sum + width, 0) / all.length) * 10) / 10
}

function area(mark: ExportMark): Appearance {
  const rect = rectOfWords(mark)
  const [x0, y0, x1, y1] = grow(rect, -AREA_WIDTH / 2)
  const box = [x0, y0, Math.max(0, x1 - x0), Math.max(0, y1 - y0)].map(operand).join(' ')
  return { rect, bbox: rect, content: `${stroke(mark, AREA_WIDTH)} ${box} re S` }
}

/** A sheet with three lines, 20 × 20; viewers that have icons of their own draw theirs (`/Name /Note`). */
export function noteAppearance(mark: ExportMark, rect: Rect): Appearance {
  const fill = `${colourNumbers(mark.colour).join(' ')} rg 0 G 1 w 0.5 0.5 19 19 re B`
  return { rect, bbox: [0, 0, 20, 20], content: `${fill} 4 14 m 16 14 l 4 10 m 16 10 l 4 6 m 12 6 l S` }
}

/** Appearance of every kind but `note` and `freetext`, which depend on the page. */
export function markAppearance(mark: ExportMark): Appearance {
  const quads = quadsOfMark(mark)
  switch (mark.kind) {
    case 'underline':
      return ruled(mark, quads, UNDERLINE_AT)
    case 'strikeout':
      return ruled(mark, quads, STRIKE_AT)
    case 'squiggly':
      return squiggly(mark, quads)
    case 'ink':
      return ink(mark)
    case 'area':
      return area(mark)
    default:
      return highlight(mark, quads)
  }
}
