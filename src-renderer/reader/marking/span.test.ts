import fc from 'fast-check'
import { expect, it } from 'vitest'
import { judgeChange, partsOf, spanOf } from './span.ts'

it('holds whole pages between its ends', () => {
  const span = spanOf({ page: 4, at: 7 }, { page: 2, at: 30 })
  expect(partsOf(span)).toEqual([
    { page: 2, start: 30, end: null },
    { page: 3, start: 0, end: null },
    { page: 4, start: 0, end: 7 },
  ])
  expect(partsOf(spanOf({ page: 1, at: 9 }, { page: 1, at: 3 }))).toEqual([{ page: 1, start: 3, end: 9 }])
})

it('leaves no page out, whichever way it was selected', () => {
  const place = fc.record({ page: fc.nat(40), at: fc.nat(500) })
  fc.assert(
    fc.property(place, place, (a, b) => {
      const parts = partsOf(spanOf(a, b))
      expect(parts).toEqual(partsOf(spanOf(b, a)))
      expect(parts.map(({ page }) => page)).toEqual(
        Array.from({ length: Math.abs(a.page - b.page) + 1 }, (_, at) => Math.min(a.page, b.page) + at),
      )
    }),
  )
})

it('tells words that a person let go of from words whose page was drawn anew', () => {
  expect(judgeChange(false, true)).toBe('taken')
  expect(judgeChange(false, false)).toBe('let-go')
  // Other words count, whatever became of the last ones.
  expect(judgeChange(true, true)).toBe('other')
  expect(judgeChange(true, false)).toBe('other')
})
