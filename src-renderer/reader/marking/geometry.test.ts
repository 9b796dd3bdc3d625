import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, placeOf, quadOf, rectOf } from './geometry.ts'

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })

describe('linesOf', () => {
  it('joins the runs of a line and keeps lines apart', () => {
    const words = [box(10, 10, 40, 22), box(44, 11, 90, 22), box(10, 30, 60, 42)]
    expect(linesOf(words)).toEqual([box(10, 10, 90, 22), box(10, 30, 60, 42)])
  })

  it('keeps columns apart', () => {
    expect(linesOf([box(10, 10, 100, 22), box(300, 10, 400, 22)])).toHaveLength(2)
  })

  it('drops rectangles without a surface, as line breaks have', () => {
    expect(linesOf([box(10, 10, 10, 22), box(10, 10, 50, 10)])).toEqual([])
  })

  it('covers every rectangle, in whatever order they come', () => {
    const boxes = fc.array(
      fc
        .tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 30 }))
        .map(([x, y, w, h]) => box(x, y, x + w, y + h)),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(boxes, (given) => {
        const lines = linesOf(given)
        for (const each of given) {
          const holds = lines.some(
            (line) =>
              line.left <= each.left &&
              line.top <= each.top &&
              line.right >= each.right &&
              line.bottom >= each.bottom,
          )
          expect(holds).toBe(true)
        }
      }),
    )
  })
})

describe('quadOf', () => {
  const height = 800
  const upright = (x: number, y: number) => [x, height - y] as const

  it('gives top left, top right, bottom left, bottom right with y upwards', () => {
    expect(quadOf(box(10, 20, 110, 32), upright)).toEqual([10, 780, 110, 780, 10, 768, 110, 768])
  })

  it('follows the reading of a page turned by 90°', () => {
    // Shown turned clockwise: right on the screen is down on the paper.
    const turned = (x: number, y: number) => [y, x] as const
    expect(quadOf(box(10, 20, 110, 32), turned)).toEqual([20, 10, 20, 110, 32, 10, 32, 110])
  })

  it('is placed back where it was', () => {
    const back = (x: number, y: number) => [x, height - y]
    const place = placeOf(quadOf(box(60, 80, 120, 96), upright), back, { width: 600, height })
    expect(place).toEqual({ left: '10.0000%', top: '10.0000%', width: '10.0000%', height: '2.0000%' })
  })
})

describe('rectOf', () => {
  it('is the rectangle around all quads', () => {
    expect(
      rectOf([
        [10, 780, 110, 780, 10, 768, 110, 768],
        [5, 760, 40, 760, 5, 748, 40, 748],
      ]),
    ).toEqual([5, 748, 110, 780])
  })
})
