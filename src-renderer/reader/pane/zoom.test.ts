import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { turned, zoomOf, zoomStep, ZOOM_STEPS } from './zoom.ts'

describe('steps of the zoom', () => {
  it('lead to the next factor of the row, wherever the fitted one lies', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.26, max: 4.98, noNaN: true }), (scale) => {
        const larger = zoomStep(scale, 1)
        const smaller = zoomStep(scale, -1)
        expect(larger).toBeGreaterThan(scale)
        expect(smaller).toBeLessThan(scale)
        expect(ZOOM_STEPS.filter((each) => each > smaller && each < larger).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('come back to where they started, and stay at the ends', () => {
    for (const factor of ZOOM_STEPS.slice(1, -1)) expect(zoomStep(zoomStep(factor, 1), -1)).toBe(factor)
    expect(zoomStep(7, 1)).toBe(5)
    expect(zoomStep(0.1, -1)).toBe(0.25)
  })
})

describe('turning pages', () => {
  it('goes round in four quarters', () => {
    expect([90, 180, 270, 0]).toEqual(([0, 90, 180, 270] as const).map((each) => turned(each, 90)))
    expect(turned(0, -90)).toBe(270)
  })
})

describe('values of the viewer', () => {
  it('are fits, factors, or fitted to the width when they are neither', () => {
    expect(['page-fit', 'page-actual', '1.5', 0.8, 'nonsense', -1].map(zoomOf)).toEqual([
      'page-fit',
      1,
      1.5,
      0.8,
      'page-width',
      'page-width',
    ])
  })
})
