import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { revealing, rowAfter, sightOf } from './rows.ts'

describe('rows in sight', () => {
  it('are those that the pane shows, and those around', () => {
    expect(sightOf({ count: 1000, row: 100 }, { top: 450, height: 300 }, 0)).toEqual({ start: 4, end: 8 })
    expect(sightOf({ count: 1000, row: 100 }, { top: 450, height: 300 }, 200)).toEqual({ start: 2, end: 10 })
    expect(sightOf({ count: 3, row: 100 }, { top: 9000, height: 300 }, 0)).toEqual({ start: 3, end: 3 })
  })

  it('hold every row that touches the pane, and few others', () => {
    const view = fc.record({ top: fc.nat(50_000), height: fc.integer({ min: 1, max: 2000 }) })
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 10, max: 200 }), view, (count, row, { top, height }) => {
        const { start, end } = sightOf({ count, row }, { top, height }, 0)
        expect(start).toBeLessThanOrEqual(end)
        expect(end - start).toBeLessThanOrEqual(Math.ceil(height / row) + 1)
        for (let at = 0; at < count; at++) {
          if ((at + 1) * row > top && at * row < top + height) {
            expect(at >= start && at < end).toBe(true)
          }
        }
      }),
    )
  })
})

it('scrolls no further than needed to show a row', () => {
  expect(revealing(5, 100, { top: 300, height: 400 })).toBe(300)
  expect(revealing(2, 100, { top: 300, height: 400 })).toBe(200)
  expect(revealing(9, 100, { top: 300, height: 400 })).toBe(600)
})

it('moves by keys and stays in the list', () => {
  expect(rowAfter('ArrowDown', 4, 10, 5)).toBe(5)
  expect(rowAfter('PageDown', 4, 10, 5)).toBe(8)
  expect(rowAfter('End', 4, 10, 5)).toBe(9)
  expect(rowAfter('ArrowUp', 0, 10, 5)).toBe(0)
  expect(rowAfter('x', 0, 10, 5)).toBeNull()
  expect(rowAfter('Home', 0, 0, 5)).toBeNull()
})
