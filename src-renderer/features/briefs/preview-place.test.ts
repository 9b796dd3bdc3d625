import { describe, expect, it } from 'vitest'
import { edgesOf, pageAt, pagesInSight, placeAt, topOf } from './preview-place.ts'

const edges = edgesOf([700, 700, 700], 20)

describe('the column of pages', () => {
  it('has its pages one below the other, with a gap around each', () => {
    expect(edges).toEqual([20, 740, 1460, 2180])
    expect([0, 719, 720, 1500, 9999].map((top) => pageAt(edges, top, 20))).toEqual([0, 0, 1, 2, 2])
    expect(pageAt(edgesOf([], 20), 0, 20)).toBe(0)
  })

  it('stands where it stood when it is set anew, in another width too', () => {
    const place = placeAt(edges, 1100, 20)
    expect(place).toEqual({ page: 1, share: 0.5 })
    expect(topOf(edges, place)).toBe(1100)
    expect(topOf(edgesOf([350, 350, 350], 20), place)).toBe(575)
  })

  it('shows its last page when the page that was shown is gone', () => {
    expect(topOf(edgesOf([700], 20), { page: 2, share: 0.3 })).toBe(20)
    expect(topOf(edges, { page: 0, share: -20 / 720 })).toBe(0)
  })

  it('draws what is in sight, and half a window around it', () => {
    expect(pagesInSight(edges, 0, 800)).toEqual([0, 1])
    expect(pagesInSight(edges, 1400, 700)).toEqual([1, 2])
    expect(pagesInSight(edgesOf([], 20), 0, 800)).toEqual([0, -1])
  })
})
