import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HELD_PIXELS, pagesToFree } from './held-pages.ts'

const pages = (from: number, to: number, pixels: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ id: from + at, pixels }))

it('gives the farthest pages back until the others fit', () => {
  expect(pagesToFree(pages(1, 10, 1_600_000), [9, 10])).toEqual([1, 2, 3, 4, 5])
  expect(pagesToFree(pages(1, 5, 1_600_000), [5, 5])).toEqual([])
})

it('keeps what is in sight and what pdf.js draws ahead, however large', () => {
  const free = pagesToFree(pages(1, 10, 30_000_000), [5, 6])
  expect(free.toSorted((a, b) => a - b)).toEqual([1, 2, 9, 10])
})

it('never holds more than fits beside what is near', () => {
  const held = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 60 }), pixels: fc.nat(9_000_000) }), {
    selector: ({ id }) => id,
  })
  fc.assert(
    fc.property(held, fc.integer({ min: 1, max: 60 }), fc.nat(3), (all, first, more) => {
      const free = new Set(pagesToFree(all, [first, first + more]))
      const left = all.filter(({ id }) => !free.has(id))
      const far = left.filter(({ id }) => id < first - 2 || id > first + more + 2)
      const sum = left.reduce((total, { pixels }) => total + pixels, 0)
      return far.length === 0 || sum <= HELD_PIXELS
    }),
  )
})
