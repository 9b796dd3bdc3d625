import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INK_WIDTH } from '../../../src-main/contract/ink.ts'
import { inkOf, inkRect, penWidth, pointsOf, simplify, smooth, tidied, type InkPoint } from './ink.ts'

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
    expect(tidied([[1.006, 2]])).toEqual([[1.01, 2]])
  })

  it('keep the places where a pen was pressed harder, and none of an even pressure', () => {
    const line = (width: (at: number) => number): InkPoint[] =>
      Array.from({ length: 21 }, (_, at): InkPoint => [at * 5, 0, width(at)])
    expect(
      simplify(
        line(() => 2),
        0.3,
      ),
    ).toHaveLength(2)
    expect(
      simplify(
        line((at) => 1 + at / 10),
        0.3,
      ),
    ).toHaveLength(2)
    const peak = simplify(
      line((at) => 3 - Math.abs(at - 10) / 5),
      0.3,
    )
    expect(peak).toEqual([
      [0, 0, 1],
      [50, 0, 3],
      [100, 0, 1],
    ])
    const { ink, inkWidths } = inkOf([peak])
    expect(pointsOf(ink[0] ?? [], inkWidths?.[0])).toEqual(peak)
  })

  it('have widths of a pen alone, which a mouse draws as if pressed half', () => {
    expect(penWidth({ pointerType: 'mouse', pressure: 0.5 })).toBeUndefined()
    expect(penWidth({ pointerType: 'pen', pressure: 0.5 })).toBeCloseTo(INK_WIDTH)
    expect(inkOf([[[1, 2]]]).inkWidths).toBeNull()
  })
})

describe('inkRect', () => {
  it('goes round every point, and gives a dot a size', () => {
    expect(inkRect({ ink: [[5, 7]] })).toEqual([4, 6, 6, 8])
    expect(inkRect({ ink: [[5, 7]], inkWidths: [[3]] })).toEqual([3.5, 5.5, 6.5, 8.5])
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (given: InkPoint[]) => {
        const [x0, y0, x1, y1] = inkRect({ ink: [given.flatMap(([x, y]) => [x, y])] })
        for (const [x, y] of given) expect(x > x0 && x < x1 && y > y0 && y < y1).toBe(true)
      }),
    )
  })
})
