import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inkRect, simplify, smooth, strokeOf, type InkPoint } from './ink.ts'

const point = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
const points = fc.array(point, { maxLength: 60 })

describe('strokes', () => {
  it('keep their ends, and only points that they had', () => {
    fc.assert(
      fc.property(points, (given: InkPoint[]) => {
        const kept = simplify(given, 2)
        expect(kept[0]).toEqual(given[0])
        expect(kept.at(-1)).toEqual(given.at(-1))
        for (const each of kept) expect(given).toContainEqual(each)
      }),
    )
  })

  it('need two points for a straight line', () => {
    const line = Array.from({ length: 50 }, (_, at): InkPoint => [at * 2, at])
    expect(simplify(line, 0.3)).toEqual([
      [0, 0],
      [98, 49],
    ])
  })

  it('lose their tremor and not their ends', () => {
    const zigzag = [0, 1, 0, 1, 0].map((y, x): InkPoint => [x, y])
    expect(smooth(zigzag).map(([, y]) => y)).toEqual([0, 0.5, 0.5, 0.5, 0])
    expect(strokeOf([[1.006, 2]])).toEqual([1.01, 2])
  })
})

describe('inkRect', () => {
  it('goes round every point, and gives a dot a size', () => {
    expect(inkRect([[5, 7]])).toEqual([4, 6, 6, 8])
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (given: InkPoint[]) => {
        const [x0, y0, x1, y1] = inkRect([given.flat()])
        for (const [x, y] of given) expect(x > x0 && x < x1 && y > y0 && y < y1).toBe(true)
      }),
    )
  })
})
