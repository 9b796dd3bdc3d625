import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BADGE, badgePlaces } from './badges.ts'

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })

describe('badgePlaces', () => {
  it('stands left of the line that the mark is in, in the middle of its height', () => {
    const lines = [box(100, 50, 500, 70)]
    expect(badgePlaces([box(300, 50, 400, 70)], lines)).toEqual([{ left: 76, top: 52 }])
  })

  it('stays in its column', () => {
    const lines = [box(60, 50, 280, 70), box(320, 50, 540, 70)]
    expect(badgePlaces([box(320, 50, 400, 70)], lines)[0]?.left).toBe(296)
  })

  it('never covers another one, and stays on the page', () => {
    const first = fc
      .tuple(fc.nat(300), fc.nat(300), fc.integer({ min: 10, max: 200 }))
      .map(([x, y, w]) => box(x, y, x + w, y + 14))
    fc.assert(
      fc.property(fc.array(first, { maxLength: 25 }), (firsts) => {
        const places = badgePlaces(firsts, firsts)
        places.forEach((a, at) => {
          expect(a.left).toBeGreaterThan(0)
          for (const b of places.slice(at + 1)) {
            expect(Math.abs(a.left - b.left) < BADGE && Math.abs(a.top - b.top) < BADGE).toBe(false)
          }
        })
      }),
    )
  })
})
