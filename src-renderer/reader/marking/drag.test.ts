import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrowOf, dragged, HANDLES, type Hold } from './drag.ts'
import type { Box } from './lines.ts'

const page = { width: 600, height: 800 }
const LEAST = 12
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const way = fc.tuple(number(-2000, 2000), number(-2000, 2000))
const hold = fc.constantFrom<Hold>('whole', ...HANDLES)
/** Boxes on the page, also smaller ones than can be made. */
const onPage = fc
  .tuple(number(0, 599), number(0, 799), number(0, 1), number(0, 1))
  .map(([left, top, across, down]): Box => ({
    left,
    top,
    right: left + across * (page.width - left),
    bottom: top + down * (page.height - top),
  }))
const anywhere = fc
  .tuple(number(-300, 900), number(-300, 900), number(1, 900), number(1, 900))
  .map(([left, top, width, height]): Box => ({ left, top, right: left + width, bottom: top + height }))
const ERROR = 1e-6

describe('dragged', () => {
  it('keeps on its page what was there', () => {
    fc.assert(
      fc.property(onPage, hold, way, (box, how, by) => {
        const { left, right, top, bottom } = dragged(box, how, by, page, LEAST)
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(-ERROR)
        expect(right).toBeLessThanOrEqual(page.width + ERROR)
        expect(bottom).toBeLessThanOrEqual(page.height + ERROR)
      }),
    )
  })

  it('moves a box without changing its size, and goes no further over an edge', () => {
    fc.assert(
      fc.property(anywhere, way, (box, by) => {
        const after = dragged(box, 'whole', by, page, LEAST)
        expect(after.right - after.left).toBeCloseTo(box.right - box.left, 6)
        expect(after.bottom - after.top).toBeCloseTo(box.bottom - box.top, 6)
        expect(after.left).toBeGreaterThanOrEqual(Math.min(0, box.left) - ERROR)
        expect(after.right).toBeLessThanOrEqual(Math.max(page.width, box.right) + ERROR)
      }),
    )
  })

  it('moves the sides that the handle has, and those alone', () => {
    fc.assert(
      fc.property(anywhere, fc.constantFrom(...HANDLES), way, (box, handle, by) => {
        const after = dragged(box, handle, by, page, LEAST)
        if (!handle.includes('w')) expect(after.left).toBe(box.left)
        if (!handle.includes('e')) expect(after.right).toBe(box.right)
        if (!handle.startsWith('n')) expect(after.top).toBe(box.top)
        if (!handle.startsWith('s')) expect(after.bottom).toBe(box.bottom)
      }),
    )
  })

  it('makes nothing too small to be taken hold of, and does not enlarge what is', () => {
    fc.assert(
      fc.property(onPage, hold, way, (box, how, by) => {
        const after = dragged(box, how, by, page, LEAST)
        const least = (size: number): number => Math.min(LEAST, size) - ERROR
        expect(after.right - after.left).toBeGreaterThanOrEqual(least(box.right - box.left))
        expect(after.bottom - after.top).toBeGreaterThanOrEqual(least(box.bottom - box.top))
      }),
    )
  })

  it('goes the whole way where there is room', () => {
    const box = { left: 100, right: 200, top: 100, bottom: 200 }
    expect(dragged(box, 'whole', [30, -40], page, LEAST)).toEqual({
      ...{ left: 130, right: 230, top: 60, bottom: 160 },
    })
    expect(dragged(box, 'se', [30, -40], page, LEAST)).toEqual({ ...box, right: 230, bottom: 160 })
  })
})

describe('arrowOf', () => {
  const plain = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false }

  it('moves by a point, by ten with Shift, and changes the size with Alt or Ctrl', () => {
    expect(arrowOf({ ...plain, key: 'ArrowUp' })).toEqual({ hold: 'whole', way: [0, -1] })
    expect(arrowOf({ ...plain, key: 'ArrowLeft', shiftKey: true })).toEqual({ hold: 'whole', way: [-10, 0] })
    expect(arrowOf({ ...plain, key: 'ArrowDown', altKey: true })).toEqual({ hold: 'se', way: [0, 1] })
    expect(arrowOf({ ...plain, key: 'ArrowRight', ctrlKey: true, shiftKey: true })).toEqual({
      ...{ hold: 'se', way: [10, 0] },
    })
    expect(arrowOf({ ...plain, key: 'a' })).toBeNull()
  })
})
