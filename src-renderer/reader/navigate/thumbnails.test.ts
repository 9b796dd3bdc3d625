import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BOX, fitted, nextToDraw } from './thumbnails.ts'

describe('a thumbnail', () => {
  it('fits its box in the shape of the page', () => {
    expect(fitted(595, 842)).toEqual({ width: 84, height: 119 })
    expect(fitted(842, 595)).toEqual({ width: 112, height: 79 })
    expect(fitted(0, Number.NaN)).toEqual({ width: 84, height: 119 })
  })

  it('is never larger than its box, nor gone', () => {
    const side = fc.double({ min: 0.01, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = fitted(width, height)
        expect(size.width).toBeLessThanOrEqual(BOX.width)
        expect(size.height).toBeLessThanOrEqual(BOX.height)
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})

it('draws next the missing one that is nearest to the page that is read', () => {
  const has = (index: number): boolean => index === 5
  expect(nextToDraw([3, 4, 5, 6, 7], has, 5)).toBe(4)
  expect(nextToDraw([5], has, 5)).toBeNull()
  expect(nextToDraw([9, 2], () => false, 8)).toBe(9)
})
