import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsThatFit, moveBy, scrollToShow, sightAt, totalHeight, type Layout } from './viewport.ts'

const list: Layout = { line: 68, columns: 1, top: 0 }
const grid: Layout = { line: 313, columns: 6, top: 20 }
const layouts = fc.constantFrom(list, grid, { ...grid, columns: 5 })

describe('the rows in sight', () => {
  it('cover the window wherever one scrolls', () => {
    fc.assert(
      fc.property(layouts, fc.integer({ min: 1, max: 100_000 }), fc.nat(), (layout, count, at) => {
        const height = 700
        const scrollTop = at % Math.max(1, totalHeight(layout, count) - height)
        const { first, last } = sightAt(layout, count, scrollTop, height)
        const y = (index: number): number => layout.top + Math.floor(index / layout.columns) * layout.line
        expect(first === 0 || y(first) <= scrollTop).toBe(true)
        expect(last === count - 1 || y(last) + layout.line >= scrollTop + height).toBe(true)
        expect(last - first).toBeLessThan(60)
      }),
    )
  })

  it('are none in an empty list', () => {
    expect(sightAt(list, 0, 0, 700)).toEqual({ first: 0, last: -1 })
  })

  it('take in a row by the smallest movement', () => {
    const view = { top: 680, height: 680 }
    expect(scrollToShow(list, 10, view)).toBe(680)
    expect(scrollToShow(list, 19, view)).toBe(680)
    expect(scrollToShow(list, 20, view)).toBe(748)
    expect(scrollToShow(list, 9, view)).toBe(612)
    expect(scrollToShow(grid, 3, { top: 100, height: 680 })).toBe(0)
  })
})

describe('keys', () => {
  const at = (key: string, index: number, columns = 1): number | null =>
    moveBy(key, index, { count: 20, columns, page: 5 })

  it('move along a list and stop at its ends', () => {
    expect([at('ArrowDown', -1), at('ArrowDown', 3), at('ArrowDown', 19)]).toEqual([0, 4, 19])
    expect([at('ArrowUp', 0), at('PageDown', 3), at('PageUp', 3)]).toEqual([0, 7, 0])
    expect([at('Home', 9), at('End', 9), at('ArrowLeft', 9), at('x', 9)]).toEqual([0, 19, null, null])
  })

  it('move in two dimensions over covers, and stay in the column at the ends', () => {
    expect([at('ArrowRight', 5, 6), at('ArrowDown', 5, 6), at('ArrowUp', 8, 6)]).toEqual([6, 11, 2])
    expect([at('ArrowDown', 15, 6), at('ArrowUp', 2, 6), at('ArrowLeft', 0, 6)]).toEqual([15, 2, 0])
  })

  it('move nowhere in an empty list', () => {
    expect(moveBy('ArrowDown', -1, { count: 0, columns: 1, page: 5 })).toBeNull()
  })
})

describe('the grid', () => {
  it('fits six covers of 160 px beside the sidebar of a window of 1440 px, and one into any width', () => {
    expect(columnsThatFit(1203, 160, 32, 28)).toBe(6)
    expect(columnsThatFit(90, 160, 32, 28)).toBe(1)
  })
})
