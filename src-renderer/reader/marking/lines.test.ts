import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cornersOf, linesOf, quadOf, type Piece } from './lines.ts'

const HEIGHT = 12
const piece = (left: number, top: number, right: number, bottom: number, text = 'x'): Piece => ({
  box: { left, top, right, bottom },
  angle: 0,
  size: HEIGHT,
  text,
})

/** A run of `width` × 12 that starts at a point and runs at an angle, with the upright box that a browser gives. */
function turned(x: number, y: number, width: number, angle: number, text = 'x'): Piece {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const corners = [
    [0, 0],
    [width, 0],
    [0, HEIGHT],
    [width, HEIGHT],
  ].map(([u = 0, v = 0]) => [x + u * cos - v * sin, y + u * sin + v * cos] as const)
  const xs = corners.map(([at]) => at)
  const ys = corners.map(([, at]) => at)
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  return { box, angle, size: HEIGHT, text }
}

const same = (x: number, y: number) => [x, y] as const

describe('linesOf', () => {
  it('joins the runs of a line with their words, and keeps lines apart', () => {
    const lines = linesOf([
      piece(10, 10, 40, 22, 'one'),
      piece(44, 11, 90, 22, 'two'),
      piece(10, 30, 60, 42, 'three'),
    ])
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({ u0: 10, u1: 90, v0: 10, v1: 22, text: 'one two' })
    expect(lines[1]).toMatchObject({ text: 'three' })
  })

  it('keeps columns apart, in the order in which they are read', () => {
    const texts = ['left 1', 'left 2', 'right 1', 'right 2']
    const columns = texts.map((text, at) => {
      const [x, y] = [at < 2 ? 10 : 300, 10 + (at % 2) * 20]
      return piece(x, y, x + 100, y + HEIGHT, text)
    })
    expect(linesOf(columns).map(({ text }) => text)).toEqual(texts)
  })

  it('keeps text that crosses in another direction apart', () => {
    expect(linesOf([turned(100, 100, 80, 0), turned(120, 90, 80, Math.PI / 2)])).toHaveLength(2)
  })

  it('drops rectangles without a surface, as line breaks have', () => {
    expect(linesOf([piece(10, 10, 10, 22), piece(10, 10, 50, 10)])).toEqual([])
  })

  it('covers every run, in whatever order they come, and never gives more lines than runs', () => {
    const boxes = fc.array(
      fc
        .tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 30 }))
        .map(([x, y, w, h]) => piece(x, y, x + w, y + h)),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(boxes, (given) => {
        const lines = linesOf(given)
        expect(lines.length).toBeLessThanOrEqual(given.length)
        for (const { box } of given) {
          const holds = lines.some(
            (line) =>
              line.u0 <= box.left && line.v0 <= box.top && line.u1 >= box.right && line.v1 >= box.bottom,
          )
          expect(holds).toBe(true)
        }
      }),
    )
  })

  it('gives one line for each line of a paragraph, whatever its words and its turn', () => {
    const paragraph = fc.record({
      rows: fc.integer({ min: 1, max: 6 }),
      words: fc.integer({ min: 1, max: 5 }),
      angle: fc.constantFrom(0, 90, 180, 270, 20, -30).map((degrees) => (degrees * Math.PI) / 180),
    })
    fc.assert(
      fc.property(paragraph, ({ rows, words, angle }) => {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        const runs = Array.from({ length: rows * words }, (_, at) => {
          const [u, v] = [(at % words) * 46, Math.floor(at / words) * 18]
          return turned(400 + u * cos - v * sin, 400 + u * sin + v * cos, 40, angle)
        })
        expect(linesOf(runs)).toHaveLength(rows)
      }),
    )
  })
})

describe('quadOf', () => {
  it.each([0, 12, 45, 90, 135, 180, 250, 270])('has the corners of text turned by %d degrees', (degrees) => {
    const angle = (degrees * Math.PI) / 180
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const [line] = linesOf([turned(300, 300, 80, angle)])
    expect(line).toBeDefined()
    if (!line) return
    const at = (u: number, v: number): number[] => [300 + u * cos - v * sin, 300 + u * sin + v * cos]
    const expected = [at(0, 0), at(80, 0), at(0, HEIGHT), at(80, HEIGHT)].flat()
    quadOf(line, same).forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? NaN, 6))
  })

  it('comes back to the screen through any page: turned, cropped, with a unit of its own', () => {
    const page = fc.record({
      turn: fc.constantFrom(0, 90, 180, 270),
      unit: fc.double({ min: 0.5, max: 4, noNaN: true }),
      left: fc.integer({ min: -200, max: 200 }),
      bottom: fc.integer({ min: -200, max: 200 }),
    })
    const run = fc.record({ x: fc.nat(400), y: fc.nat(400), width: fc.integer({ min: 5, max: 100 }) })
    fc.assert(
      fc.property(page, run, ({ turn, unit, left, bottom }, { x, y, width }) => {
        const [cos, sin] = [
          Math.round(Math.cos((turn * Math.PI) / 180)),
          Math.round(Math.sin((turn * Math.PI) / 180)),
        ]
        const toPdf = (px: number, py: number) => {
          const [a, b] = [px / unit, -py / unit]
          return [left + a * cos - b * sin, bottom + a * sin + b * cos] as const
        }
        const toPage = (px: number, py: number) => {
          const [a, b] = [px - left, py - bottom]
          return [(a * cos + b * sin) * unit, -(b * cos - a * sin) * unit]
        }
        const [line] = linesOf([piece(x, y, x + width, y + HEIGHT)])
        expect(line).toBeDefined()
        if (!line) return
        const quad = quadOf(line, toPdf)
        const back = [0, 2, 4, 6].flatMap((at) => toPage(quad[at] ?? 0, quad[at + 1] ?? 0))
        cornersOf(line)
          .flat()
          .forEach((value, at) => expect(back[at]).toBeCloseTo(value, 6))
      }),
    )
  })
})
