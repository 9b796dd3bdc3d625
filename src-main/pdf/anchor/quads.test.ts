import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Quad } from '../../contract/values.ts'
import { boundsOf, quadsOf, type Glyph } from './quads.ts'

const HEIGHT = 10
const ADVANCE = 6

/** Letters in a row from a point, turned by an angle, each with the bounding box that PDFium gives. */
function row(x: number, y: number, count: number, angle = 0, step = ADVANCE): Glyph[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return Array.from({ length: count }, (_, index) => {
    const corners = [
      [index * step, 0],
      [index * step + ADVANCE, 0],
      [index * step, HEIGHT],
      [index * step + ADVANCE, HEIGHT],
    ].map(([u = 0, v = 0]) => [x + u * cos - v * sin, y + u * sin + v * cos] as const)
    const xs = corners.map(([at]) => at)
    const ys = corners.map(([, at]) => at)
    return { box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], angle, size: HEIGHT }
  })
}

function expectNear(quad: Quad | undefined, expected: readonly number[]): void {
  expect(quad).toBeDefined()
  quad?.forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? NaN, 1))
}

describe('quadsOf', () => {
  it('gives one quad a line: top left, top right, bottom left, bottom right', () => {
    const quads = quadsOf([...row(100, 700, 5), ...row(100, 686, 3)])
    expect(quads).toEqual([
      [100, 710, 130, 710, 100, 700, 130, 700],
      [100, 696, 118, 696, 100, 686, 118, 686],
    ])
  })

  it('starts a new quad beyond a gap between columns', () => {
    expect(quadsOf([...row(100, 700, 2), ...row(300, 700, 2)])).toHaveLength(2)
  })

  it('covers text from right to left', () => {
    expect(quadsOf(row(200, 700, 4, 0, -ADVANCE))).toEqual([[182, 710, 206, 710, 182, 700, 206, 700]])
  })

  it('follows text upwards', () => {
    expectNear(quadsOf(row(100, 100, 5, Math.PI / 2))[0], [90, 100, 90, 130, 100, 100, 100, 130])
  })

  it.each([10, 30, 45, 60, 135, 200])('follows text turned by %d degrees', (degrees) => {
    const angle = (degrees * Math.PI) / 180
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const at = (u: number, v: number): number[] => [300 + u * cos - v * sin, 300 + u * sin + v * cos]
    const width = 5 * ADVANCE
    expectNear(
      quadsOf(row(300, 300, 5, angle))[0],
      [at(0, HEIGHT), at(width, HEIGHT), at(0, 0), at(width, 0)].flat(),
    )
  })

  it('skips characters without extent', () => {
    const space: Glyph = { box: [0, 0, 0, 0], angle: 0, size: HEIGHT }
    const [first, ...rest] = row(100, 700, 3)
    expect(first).toBeDefined()
    if (first) expect(quadsOf([first, space, ...rest])).toHaveLength(1)
    expect(quadsOf([space])).toEqual([])
  })

  it('covers every upright character', () => {
    const line = fc.record({
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 700 }),
      count: fc.integer({ min: 1, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const glyphs = lines.flatMap(({ x, y, count }) => row(x, y, count))
        const boxes = quadsOf(glyphs).map((quad) => boundsOf([quad]))
        for (const { box } of glyphs) {
          const covered = boxes.some(
            (b) => b[0] <= box[0] && b[1] <= box[1] && b[2] >= box[2] && b[3] >= box[3],
          )
          expect(covered).toBe(true)
        }
      }),
    )
  })
})
