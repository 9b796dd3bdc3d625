import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INK_WIDTH, inkRuns } from './ink.ts'

const point = fc.record({
  x: fc.integer({ min: 0, max: 500 }),
  y: fc.integer({ min: 0, max: 500 }),
  width: fc.integer({ min: 8, max: 32 }).map((tenths) => tenths / 10),
})

describe('inkRuns', () => {
  it('leaves a stroke without widths as it is', () => {
    expect(inkRuns([1, 2, 3, 4])).toEqual([{ width: INK_WIDTH, points: [1, 2, 3, 4] }])
    expect(inkRuns([])).toEqual([])
  })

  it('draws a dot as wide as the pen was pressed', () => {
    expect(inkRuns([1, 2], [3])).toEqual([{ width: 3, points: [1, 2] }])
  })

  it('is one line from end to end, nowhere wider or narrower than its points by more than a step', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 20 }), (points) => {
        const runs = inkRuns(
          points.flatMap(({ x, y }) => [x, y]),
          points.map(({ width }) => width),
        )
        const [first, last] = [points[0], points.at(-1)]
        expect(runs[0]?.points.slice(0, 2)).toEqual([first?.x, first?.y])
        expect(runs.at(-1)?.points.slice(-2)).toEqual([last?.x, last?.y])
        const widths = points.map(({ width }) => width)
        runs.forEach(({ width, points: line }, at) => {
          expect(width).toBeGreaterThanOrEqual(Math.min(...widths) - 0.051)
          expect(width).toBeLessThanOrEqual(Math.max(...widths) + 0.051)
          const before = runs[at - 1]
          if (!before) return
          expect(line.slice(0, 2)).toEqual(before.points.slice(-2))
          expect(Math.abs(width - before.width)).toBeLessThanOrEqual(0.21)
        })
      }),
    )
  })
})
