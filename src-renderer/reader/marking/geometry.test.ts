import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOf, placeOfRect, quadOfRect, rectBetween, rectOf } from './geometry.ts'

const size = { width: 600, height: 800 }
const upright = (x: number, y: number) => [x, size.height - y]

describe('placeOf', () => {
  it('lays an upright quad in percent of the page', () => {
    expect(placeOf([60, 720, 120, 720, 60, 704, 120, 704], upright, size)).toEqual({
      left: '10.0000%',
      top: '10.0000%',
      width: '10.0000%',
      height: '2.0000%',
    })
  })

  it('turns about the upper left corner as read', () => {
    // Text that runs up the paper.
    const place = placeOf([60, 100, 60, 220, 76, 100, 76, 220], upright, size)
    expect(place).toMatchObject({ left: '10.0000%', width: '20.0000%', transform: 'rotate(-90.000deg)' })
  })
})

describe('placeOfRect', () => {
  it('is upright as seen on a page that is turned', () => {
    const turned = (x: number, y: number) => [y, x]
    const place = placeOfRect([80, 60, 160, 180], turned, { width: 800, height: 600 })
    expect(place).toEqual({ left: '7.5000%', top: '13.3333%', width: '15.0000%', height: '13.3333%' })
  })
})

describe('rectangles', () => {
  const rect = fc
    .tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }))
    .map(([x, y, w, h]) => [x, y, x + w, y + h] as [number, number, number, number])

  it('and their quads are the same place', () => {
    fc.assert(
      fc.property(rect, (given) => {
        expect(rectOf([quadOfRect(given)])).toEqual(given)
      }),
    )
  })

  it('around several quads hold each of them', () => {
    fc.assert(
      fc.property(fc.array(rect, { minLength: 1, maxLength: 9 }), (given) => {
        const [x0, y0, x1, y1] = rectOf(given.map(quadOfRect))
        for (const each of given) {
          expect(each[0] >= x0 && each[1] >= y0 && each[2] <= x1 && each[3] <= y1).toBe(true)
        }
      }),
    )
  })

  it('are the same whichever corner was drawn first', () => {
    fc.assert(
      fc.property(rect, ([x0, y0, x1, y1]) => {
        const expected = [x0, y0, x1, y1]
        expect(rectBetween([x0, y0], [x1, y1])).toEqual(expected)
        expect(rectBetween([x1, y0], [x0, y1])).toEqual(expected)
      }),
    )
  })
})
