import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, takesWords } from './placing.ts'

const number = fc.integer({ min: -2000, max: 2000 })
const rect = fc
  .tuple(number, number, fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }))
  .map(([x, y, width, height]) => [x, y, x + width, y + height] as [number, number, number, number])

describe('a mark put at a point', () => {
  it('keeps its size and its strokes their shape, with its upper left corner at the point', () => {
    fc.assert(
      fc.property(
        rect,
        fc.array(number, { minLength: 2, maxLength: 2 }),
        number,
        number,
        (box, stroke, x, y) => {
          const mark = {
            pageIndex: 0,
            rect: box,
            quads: [],
            ink: [stroke],
            quote: 'old',
            prefix: null,
            suffix: null,
          }
          const { rect: next, ink, pageIndex, quote } = anchorAt(mark, 7, [x, y])
          expect([next[0], next[3], pageIndex, quote]).toEqual([x, y, 7, null])
          expect([next[2] - next[0], next[3] - next[1]]).toEqual([box[2] - box[0], box[3] - box[1]])
          expect(ink[0]?.map((value, at) => value - (next[at] ?? 0))).toEqual(
            stroke.map((value, at) => value - (box[at] ?? 0)),
          )
        },
      ),
    )
  })

  it('is asked for words only where it stands on words', () => {
    expect(takesWords({ kind: 'squiggly', quads: [] })).toBe(true)
    expect(takesWords({ kind: 'note', quads: [] })).toBe(false)
  })
})
