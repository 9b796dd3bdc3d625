import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barPlace } from './bar-place.ts'

const view = { left: 100, top: 50, right: 900, bottom: 700 }
const bar = { width: 400, height: 44 }

describe('barPlace', () => {
  it('stands above the words, or below where there is no room', () => {
    const words = { left: 300, right: 500, top: 300, bottom: 320 }
    expect(barPlace(words, bar, view)).toEqual({ left: 200, top: 248 })
    expect(barPlace({ ...words, top: 60, bottom: 80 }, bar, view)).toEqual({ left: 200, top: 88 })
  })

  it('is gone with words that are scrolled away', () => {
    expect(barPlace({ left: 300, right: 500, top: 0, bottom: 40 }, bar, view)).toBeNull()
    expect(barPlace({ left: 300, right: 500, top: 710, bottom: 740 }, bar, view)).toBeNull()
  })

  it('never covers words that leave room for it, and stays in the view', () => {
    const words = fc
      .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 60, max: 690 }), fc.nat(600), fc.nat(500))
      .map(([left, top, w, h]) => ({ left, top, right: left + w + 1, bottom: top + h + 1 }))
    fc.assert(
      fc.property(words, (given) => {
        const place = barPlace(given, bar, view)
        expect(place).not.toBeNull()
        if (!place) return
        expect(place.left).toBeGreaterThanOrEqual(view.left)
        expect(place.left + bar.width).toBeLessThanOrEqual(view.right)
        expect(place.top).toBeGreaterThanOrEqual(view.top)
        expect(place.top + bar.height).toBeLessThanOrEqual(view.bottom)
        const room = given.top - view.top >= 52 || view.bottom - given.bottom >= 52
        const covers = place.top < given.bottom && place.top + bar.height > given.top
        if (room) expect(covers).toBe(false)
      }),
    )
  })
})
