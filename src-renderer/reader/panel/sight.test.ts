import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnRows, edgesOf, rowAt, scrollFor } from './sight.ts'

const heights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 })
const place = fc.integer({ min: -500, max: 20_000 })

describe('rows of different heights', () => {
  it('are found by their distance from the top', () => {
    const edges = edgesOf([10, 30, 20])
    expect([...edges]).toEqual([0, 10, 40, 60])
    expect([-5, 0, 9, 10, 39, 40, 99].map((y) => rowAt(edges, y))).toEqual([0, 0, 0, 1, 1, 2, 2])
    expect(drawnRows(edgesOf([]), { top: 0, height: 100, beyond: 0 }, 0)).toEqual([])
  })

  it('are drawn where they are in sight, once each, and the one that must stay', () => {
    fc.assert(
      fc.property(heights, place, fc.integer({ min: -1, max: 70 }), (sizes, top, kept) => {
        const edges = edgesOf(sizes)
        const drawn = drawnRows(edges, { top, height: 400, beyond: 100 }, kept)
        const inSight = sizes.flatMap((_, at) => {
          const [start = 0, end = 0] = [edges[at], edges[at + 1]]
          return end > top && start < top + 400 ? [at] : []
        })
        expect(drawn).toEqual(expect.arrayContaining(inSight))
        expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b))
        if (kept >= 0 && kept < sizes.length) expect(drawn).toContain(kept)
      }),
    )
  })

  it('come into sight with the least scrolling', () => {
    fc.assert(
      fc.property(heights, fc.nat(20_000), fc.nat(59), (sizes, top, at) => {
        fc.pre(at < sizes.length)
        const edges = edgesOf(sizes)
        const [start = 0, end = 0] = [edges[at], edges[at + 1]]
        const to = scrollFor(edges, at, { top, height: 400 })
        expect(start).toBeGreaterThanOrEqual(to)
        expect(end).toBeLessThanOrEqual(to + 400)
        if (start >= top && end <= top + 400) expect(to).toBe(top)
      }),
    )
  })
})
