import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxOf, clipAround, isPaper, largePictures } from './night.ts'

const upright = (left: number, top: number, right: number, bottom: number): number[] => [
  left,
  top,
  left,
  bottom,
  right,
  top,
]

describe('pictures of a page', () => {
  it('matter when they are large, and count once', () => {
    const photo = upright(0.1, 0.1, 0.9, 0.5)
    const icon = upright(0.05, 0.6, 0.08, 0.62)
    const inset = upright(0.2, 0.2, 0.4, 0.4)
    expect(largePictures([...icon, ...inset, ...photo, NaN, 0, 0, 1, 1, 0])).toEqual([photo])
    expect(largePictures([])).toEqual([])
  })

  it('have a box that lies on the page, also turned ones that reach over its edge', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (corners) => {
          for (const each of largePictures(corners)) {
            const [left, top, right, bottom] = boxOf(each)
            expect(left >= 0 && top >= 0 && right <= 1 && bottom <= 1 && left <= right && top <= bottom).toBe(
              true,
            )
          }
        },
      ),
    )
  })

  it('are paper when much of them is white', () => {
    const pixels = (white: number, dark: number): Uint8ClampedArray =>
      new Uint8ClampedArray([...Array(white * 4).fill(250), ...Array(dark * 4).fill(90)])
    expect(isPaper(pixels(80, 20))).toBe(true)
    expect(isPaper(pixels(20, 80))).toBe(false)
  })

  it('are left out of what turns dark', () => {
    expect(clipAround([])).toBe('none')
    expect(clipAround([[0.1, 0.2, 0.1, 0.6, 0.5, 0.2]])).toBe(
      'polygon(evenodd, 0% 0%, 100% 0%, 100% 100%, 0% 100%, 0% 0%, 10.00% 20.00%, 10.00% 60.00%, 50.00% 60.00%, 50.00% 20.00%, 10.00% 20.00%, 0% 0%)',
    )
  })
})
