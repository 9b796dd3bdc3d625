import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rect } from '../../../src-main/contract/values.ts'
import { boxOfRect, hangingFrom, pixelsPerPoint, placeAfter, rectOfBox, toUserSpace } from './sheet.ts'
import { makeViewport } from './viewport.fixture.ts'

const view = fc.record({
  turn: fc.constantFrom(0, 90, 180, 270),
  scale: fc.double({ min: 0.3, max: 4, noNaN: true }),
  crop: fc.constantFrom<Rect>([0, 0, 595, 842], [-40, 100, 400, 700]),
})
const part = fc.double({ min: 0.1, max: 0.9, noNaN: true })
/** Rectangles in the crop box, by parts of it. */
const inside = ([x0, y0, x1, y1]: Rect, [a, b, c, d]: readonly number[]): Rect => {
  const [xs, ys] = [[a, b].map((at = 0) => x0 + at * (x1 - x0)), [c, d].map((at = 0) => y0 + at * (y1 - y0))]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
const parts = fc.tuple(part, part, part, part)

describe('a shown page', () => {
  it('gives rectangles back, whatever its turn, zoom and crop', () => {
    fc.assert(
      fc.property(view, parts, (how, at) => {
        const viewport = makeViewport(how)
        const rect = inside(how.crop, at)
        for (const [index, value] of rectOfBox(boxOfRect(rect, viewport), viewport).entries())
          expect(Math.abs(value - (rect[index] ?? NaN))).toBeLessThan(0.006)
      }),
    )
  })

  it('keeps the pointer on it', () => {
    fc.assert(
      fc.property(view, fc.integer(), fc.integer(), (how, x, y) => {
        const [px, py] = toUserSpace(makeViewport(how), x, y)
        const [x0, y0, x1, y1] = how.crop
        expect(px >= x0 - 1e-6 && px <= x1 + 1e-6 && py >= y0 - 1e-6 && py <= y1 + 1e-6).toBe(true)
      }),
    )
  })

  it('hangs a box from a point as it is seen', () => {
    const upright = makeViewport({ turn: 0, scale: 2, crop: [0, 0, 595, 842] })
    expect(hangingFrom(upright, [100, 700], { width: 20, height: 10 })).toEqual([100, 690, 120, 700])
    const turned = makeViewport({ turn: 90, scale: 2, crop: [0, 0, 595, 842] })
    expect(hangingFrom(turned, [100, 700], { width: 20, height: 10 })).toEqual([100, 700, 110, 720])
    expect(hangingFrom(upright, [590, 3], { width: 20, height: 10 })).toEqual([575, 0, 595, 10])
  })
})

describe('placeAfter', () => {
  it('takes the strokes of a drawing along, by the same way as its rectangle', () => {
    fc.assert(
      fc.property(view, parts, fc.integer({ min: -300, max: 300 }), (how, at, by) => {
        const viewport = makeViewport(how)
        const rect = inside(how.crop, at)
        const ink = [[rect[0], rect[1], rect[2], rect[3]]]
        const after = placeAfter({ rect, ink }, 'whole', [by, -by], viewport)
        const [stroke = []] = after.ink ?? []
        for (const [index, value] of stroke.entries())
          expect(Math.abs(value - (after.rect[index] ?? NaN))).toBeLessThan(0.03)
      }),
    )
  })

  it('moves down as seen on a page that is turned', () => {
    const viewport = makeViewport({ turn: 90, scale: 2, crop: [0, 0, 595, 842] })
    const place = placeAfter({ rect: [100, 100, 200, 200], ink: [] }, 'whole', [0, 20], viewport)
    expect(place).toEqual({ rect: [110, 100, 210, 200] })
    expect(pixelsPerPoint(viewport)).toBe(2)
  })
})
