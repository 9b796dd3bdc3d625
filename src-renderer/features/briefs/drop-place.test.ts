import { expect, it } from 'vitest'
import { dropLine, dropPlace } from './drop-place.ts'

const extents = [
  { top: 10, height: 40 },
  { top: 60, height: 20 },
]

it('what is dropped goes before the item whose upper half it meets', () => {
  expect([0, 29, 31, 69, 71, 500].map((y) => dropPlace(extents, y))).toEqual([0, 0, 1, 1, 2, 2])
  expect(dropPlace([], 40)).toBe(0)
})

it('the line stands between the items around the place', () => {
  expect([0, 1, 2].map((place) => dropLine(extents, place))).toEqual([10, 55, 80])
  expect(dropLine([], 0)).toBe(0)
})
