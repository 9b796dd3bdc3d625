import type { ShownArea, ShownBox } from '../../contract/shown-area.ts'

const LONGEST = 200_000
const MOST_SHAPES = 100
const MOST_NUMBERS = 4000
/** Corners of a circle that is drawn as a line. */
const CORNERS = 36

type Shape = { readonly box: ShownBox } | { readonly stroke: readonly number[] }

/** Numbers of a list, as SVG 1.1 writes them; null where something else stands among them. */
function numbersIn(list: string): number[] | null {
  const words = list.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?|[^\s,]/gi) ?? []
  const numbers = words.slice(0, MOST_NUMBERS + 1).map(Number)
  return numbers.length <= MOST_NUMBERS && numbers.every(Number.isFinite) ? numbers : null
}

function attribute(tag: string, name: string): string | null {
  return (
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"<>]*)"|'([^'<>]*)')`).exec(tag)?.slice(1).find(Boolean) ?? null
  )
}

/** Numbers of attributes, 0 for one that is not there; null where one is no plain number (`50%`, `2em`). */
function lengths(tag: string, names: readonly string[]): number[] | null {
  const all = names.map((name) => Number((attribute(tag, name) ?? '0').trim().replace(/px$/, '')))
  return all.every(Number.isFinite) ? all : null
}

function roundStroke(x: number, y: number, rx: number, ry: number): number[] {
  return Array.from({ length: CORNERS + 1 }, (_, at) => (at * 2 * Math.PI) / CORNERS).flatMap((angle) => [
    x + rx * Math.cos(angle),
    y + ry * Math.sin(angle),
  ])
}

/** Lines of a path of straight commands (SVG 1.1 §8.3); null for one with curves. */
function pathStrokes(data: string): number[][] | null {
  const strokes: number[][] = []
  let [x, y] = [0, 0]
  for (const [, command = '', list = ''] of data.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const numbers = numbersIn(list)
    const isRelative = command === command.toLowerCase()
    const kind = command.toUpperCase()
    const stroke = strokes.at(-1)
    if (!numbers || !'MLHVZ'.includes(kind) || (kind !== 'M' && !stroke)) return null
    if (kind === 'Z') {
      ;[x = 0, y = 0] = stroke ?? []
      stroke?.push(x, y)
      continue
    }
    const step = kind === 'H' || kind === 'V' ? 1 : 2
    if (numbers.length === 0 || numbers.length % step !== 0) return null
    if (kind === 'M') strokes.push([])
    for (let at = 0; at < numbers.length; at += step) {
      const [first = 0, second = 0] = [numbers[at], numbers[at + 1]]
      const [fromX, fromY] = isRelative ? [x, y] : [0, 0]
      if (kind !== 'V') x = fromX + first
      if (kind === 'V') y = fromY + first
      else if (kind !== 'H') y = fromY + second
      strokes.at(-1)?.push(x, y)
    }
  }
  return strokes
}

function shapesOf(name: string, tag: string): readonly Shape[] | null {
  const of = (...names: string[]): number[] | null => lengths(tag, names)
  if (name === 'path') return pathStrokes(attribute(tag, 'd') ?? '')?.map((stroke) => ({ stroke })) ?? null
  if (name === 'polygon' || name === 'polyline') {
    const points = numbersIn(attribute(tag, 'points') ?? '')
    if (!points || points.length < 4 || points.length % 2 !== 0) return null
    return [{ stroke: name === 'polygon' ? [...points, ...points.slice(0, 2)] : points }]
  }
  const names = {
    rect: ['x', 'y', 'width', 'height'],
    circle: ['cx', 'cy', 'r', 'r'],
    ellipse: ['cx', 'cy', 'rx', 'ry'],
    line: ['x1', 'y1', 'x2', 'y2'],
  }[name]
  const [a = 0, b = 0, c = 0, d = 0] = (names && of(...names)) ?? [NaN]
  if (Number.isNaN(a)) return null
  if (name === 'line') return [{ stroke: [a, b, c, d] }]
  if (c <= 0 || d <= 0) return null
  return [name === 'rect' ? { box: [a, b, c, d] } : { stroke: roundStroke(a, b, c, d) }]
}

function boundsOf(shapes: readonly Shape[]): ShownBox {
  const xs: number[] = []
  const ys: number[] = []
  for (const shape of shapes) {
    const points = 'stroke' in shape ? shape.stroke : cornersOf(shape.box)
    points.forEach((value, at) => (at % 2 === 0 ? xs : ys).push(value))
  }
  const [left, top] = [xs.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.min(a, b))]
  const [right, bottom] = [xs.reduce((a, b) => Math.max(a, b)), ys.reduce((a, b) => Math.max(a, b))]
  return [left, top, right - left, bottom - top]
}

const cornersOf = ([left, top, width, height]: ShownBox): number[] => [
  ...[left, top, left + width, top, left + width, top + height],
  ...[left, top + height, left, top],
]

/** Upper left corner and size of the picture that an `svg` speaks of; null where it tells none. */
function frameOf(svg: string): readonly [number, number, number, number] | null {
  const [x, y, width = 0, height = 0] = numbersIn(attribute(svg, 'viewBox') ?? '') ?? []
  if (x !== undefined && y !== undefined && width > 0 && height > 0) return [x, y, width, height]
  const [wide = 0, high = 0] = lengths(svg, ['width', 'height']) ?? []
  return wide > 0 && high > 0 ? [0, 0, wide, high] : null
}

/**
 * What an SvgSelector (Web Annotation Data Model §4.2.7) draws: a rectangle alone, else lines. Null for what cannot be told
 * without drawing it: curves, transformations, lengths that depend on something else. Nothing of the text is run or fetched.
 */
export function areaOfSvg(text: string): ShownArea | null {
  if (text.length > LONGEST || /\stransform\s*=/.test(text)) return null
  const shapes: Shape[] = []
  for (const [tag, name = ''] of text.matchAll(
    /<(?:svg:)?(rect|circle|ellipse|line|polygon|polyline|path)\s[^<>]*>/g,
  )) {
    const found = shapesOf(name, tag)
    if (!found || shapes.length + found.length > MOST_SHAPES) return null
    shapes.push(...found)
  }
  const [only, ...more] = shapes
  if (!only) return null
  const [x, y, width, height] = frameOf(/<(?:svg:)?svg\s[^<>]*>/.exec(text)?.[0] ?? '') ?? [0, 0, 0, 0]
  const [left, top, wide, high] = boundsOf(shapes)
  const isBox = 'box' in only && more.length === 0
  const strokes = isBox
    ? []
    : shapes.map((shape) => ('stroke' in shape ? shape.stroke : cornersOf(shape.box)))
  return {
    unit: width > 0 ? [width, height] : 'pixel',
    box: [left - x, top - y, wide, high],
    strokes: strokes.map((stroke) => stroke.map((value, at) => value - (at % 2 === 0 ? x : y))),
  }
}
