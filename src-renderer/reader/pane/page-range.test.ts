import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pagesIn } from './page-range.ts'

describe('pages to print', () => {
  it('are numbers, labels and ranges of them', () => {
    expect(pagesIn('1-4, 7', null, 10)).toEqual([1, 2, 3, 4, 7])
    expect(pagesIn('8–', null, 10)).toEqual([8, 9, 10])
    expect(pagesIn('-2;2 4', null, 10)).toEqual([1, 2, 4])
    expect(pagesIn('4-2', null, 10)).toEqual([4, 3, 2])
    const labels = ['i', 'ii', '1', '2', 'A-1', 'A-2']
    expect(pagesIn('ii-2, A-2', labels, 6)).toEqual([2, 3, 4, 6])
    expect(pagesIn('A-1-A-2', labels, 6)).toEqual([5, 6])
  })

  it('are refused as a whole when a part means none', () => {
    expect(['', ' , ', '0', '11', '1-11', 'x', '-', '1--2'].map((text) => pagesIn(text, null, 10))).toEqual(
      Array(8).fill(null),
    )
  })

  it('lie in the file, each once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789-, ') }),
        fc.integer({ min: 1, max: 40 }),
        (text, count) => {
          const pages = pagesIn(text, null, count) ?? [1]
          expect(new Set(pages).size).toBe(pages.length)
          expect(pages.every((page) => page >= 1 && page <= count)).toBe(true)
        },
      ),
    )
  })
})
