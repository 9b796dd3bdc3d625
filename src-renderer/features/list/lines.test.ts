import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from './lines.ts'

const all = (index: number): number => index

describe('the lines to draw', () => {
  it('are those in sight', () => {
    expect(linesOf({ first: 3, last: 5 }, -1, 1, all).map(({ line }) => line)).toEqual([3, 4, 5])
    expect(linesOf({ first: 0, last: -1 }, -1, 1, all)).toEqual([])
  })

  it('hold the one under the keyboard wherever it is', () => {
    expect(linesOf({ first: 50, last: 51 }, 2, 1, all).map(({ line }) => line)).toEqual([2, 50, 51])
    expect(linesOf({ first: 50, last: 51 }, 90, 1, all).map(({ line }) => line)).toEqual([50, 51, 90])
    expect(linesOf({ first: 50, last: 51 }, 2, 1, () => undefined)).toHaveLength(2)
  })

  it('hold each publication in sight once, in order', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 300 }),
        fc.nat({ max: 40 }),
        fc.integer({ min: 1, max: 7 }),
        (from, more, columns) => {
          const first = from - (from % columns)
          const lines = linesOf({ first, last: first + more }, -1, columns, (index) =>
            index <= first + more ? index : undefined,
          )
          const cells = lines.flatMap((line) => line.cells.map(({ index }) => index))
          expect(cells).toEqual(Array.from({ length: more + 1 }, (_, at) => first + at))
        },
      ),
    )
  })
})
