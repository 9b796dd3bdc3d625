import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceTo, erasedAlong } from './erase.ts'
import { pointsOf, type InkPoint } from './ink.ts'

const RADIUS = 20
const ERROR = 1e-6
const point = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }))
const stroke = fc.array(point, { minLength: 1, maxLength: 12 }).map((points) => points.flat())
const strokes = fc.array(stroke, { maxLength: 4 })
const way = fc.array(point, { minLength: 1, maxLength: 5 })

const offWay = (place: InkPoint, along: readonly InkPoint[]): number =>
  Math.min(...along.map((to, at) => distanceTo(place, along[at - 1] ?? to, to)))
const offStrokes = (place: InkPoint, all: readonly (readonly number[])[]): number =>
  Math.min(
    Infinity,
    ...all.flatMap((each) =>
      pointsOf(each).map((b, at, points) => distanceTo(place, points[at - 1] ?? b, b)),
    ),
  )
/** Places along strokes, near enough to each other that none of their parts is missed. */
function alongStrokes(all: readonly (readonly number[])[]): InkPoint[] {
  return all.flatMap((each) =>
    pointsOf(each).flatMap((b, at, points) => {
      const a = points[at - 1] ?? b
      return Array.from({ length: 11 }, (_, step): InkPoint => {
        const part = step / 10
        return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]
      })
    }),
  )
}

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
    const all = [
      [0, 0, 100, 0],
      [0, 50, 100, 50],
    ]
    expect(erasedAlong(all, [[50, 25]], 20)).toBe(all)
    expect(erasedAlong(all, [[50, 3]], 5)).toEqual([[0, 0, 46, 0], [54, 0, 100, 0], all[1]])
  })

  it('takes what lies between two places that the pointer told, and dots', () => {
    const all = [
      [0, 0, 100, 0],
      [50, 10],
      [80, 10],
    ]
    const left = erasedAlong(
      all,
      [
        [50, -40],
        [50, 40],
      ],
      4,
    )
    expect(left).toEqual([
      [0, 0, 46, 0],
      [54, 0, 100, 0],
      [80, 10],
    ])
  })

  it('takes all of a stroke that it goes along', () => {
    const line = [0, 0, 40, 0, 80, 0]
    const along: InkPoint[] = [
      [0, 2],
      [80, 2],
    ]
    expect(erasedAlong([line], along, 4)).toEqual([])
  })
})
