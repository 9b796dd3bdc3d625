import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceTo, erasedAlong } from './erase.ts'
import type { InkPoint } from './ink.ts'

const RADIUS = 20
const ERROR = 1e-6
const point = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }))
const stroke = fc.array(point, { minLength: 1, maxLength: 12 })
const strokes = fc.array(stroke, { maxLength: 4 })
const way = fc.array(point, { minLength: 1, maxLength: 5 })

const offWay = (place: InkPoint, along: readonly InkPoint[]): number =>
  Math.min(...along.map((to, at) => distanceTo(place, along[at - 1] ?? to, to)))
const offStrokes = (place: InkPoint, all: readonly (readonly InkPoint[])[]): number =>
  Math.min(
    Infinity,
    ...all.flatMap((each) => each.map((b, at, points) => distanceTo(place, points[at - 1] ?? b, b))),
  )
/** Places along strokes, near enough to each other that none of their parts is missed. */
function alongStrokes(all: readonly (readonly InkPoint[])[]): InkPoint[] {
  return all.flatMap((each) =>
    each.flatMap((b, at, points) => {
      const a = points[at - 1] ?? b
      return Array.from({ length: 11 }, (_, step): InkPoint => {
        const part = step / 10
        return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]
      })
    }),
  )
}

const line = (...points: readonly InkPoint[]): readonly InkPoint[] => points

describe('an eraser', () => {
  it('leaves nothing that it passed over', () => {
    fc.assert(
      fc.property(strokes, way, (all, along) => {
        const left = alongStrokes(erasedAlong(all, along, RADIUS))
        expect(left.filter((place) => offWay(place, along) < RADIUS - ERROR)).toEqual([])
      }),
    )
  })

  it('takes nothing that it did not pass over', () => {
    fc.assert(
      fc.property(strokes, way, (all, along) => {
        const left = erasedAlong(all, along, RADIUS)
        const off = alongStrokes(all).filter((place) => offWay(place, along) > RADIUS + ERROR)
        expect(off.filter((place) => offStrokes(place, left) > ERROR)).toEqual([])
      }),
    )
  })

  it('adds nothing: what is left was there', () => {
    fc.assert(
      fc.property(strokes, way, (all, along) => {
        const left = alongStrokes(erasedAlong(all, along, RADIUS))
        expect(left.filter((place) => offStrokes(place, all) > ERROR)).toEqual([])
      }),
    )
  })

  it('gives strokes that it does not touch back as they are', () => {
    const all = [line([0, 0], [100, 0]), line([0, 50], [100, 50])]
    expect(erasedAlong(all, [[50, 25]], 20)).toBe(all)
    expect(erasedAlong(all, [[50, 3]], 5)).toEqual([line([0, 0], [46, 0]), line([54, 0], [100, 0]), all[1]])
  })

  it('takes what lies between two places that the pointer told, and dots', () => {
    const all = [line([0, 0], [100, 0]), line([50, 10]), line([80, 10])]
    const left = erasedAlong(all, line([50, -40], [50, 40]), 4)
    expect(left).toEqual([line([0, 0], [46, 0]), line([54, 0], [100, 0]), line([80, 10])])
  })

  it('takes all of a stroke that it goes along', () => {
    expect(erasedAlong([line([0, 0], [40, 0], [80, 0])], line([0, 2], [80, 2]), 4)).toEqual([])
  })

  it('leaves a line as wide as it was where it is cut', () => {
    const [before, after] = erasedAlong([line([0, 0, 1], [100, 0, 3])], [[50, 0]], 10)
    expect(before).toEqual(line([0, 0, 1], [40, 0, 1.8]))
    expect(after?.map((place) => place[2])).toEqual([expect.closeTo(2.2) as unknown, 3])
  })
})
