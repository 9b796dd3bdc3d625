import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leftOut, shownOf, toggled, wordsOf } from './shorten.ts'

const words = wordsOf('Les passeurs  ne sont pas\nperçus comme un groupe.')

describe('a shortened quotation', () => {
  it('has one gap for neighbours, and none where nothing was left out', () => {
    expect(shownOf(words, new Set([2, 3, 4]))).toBe('Les passeurs […] perçus comme un groupe.')
    expect(shownOf(words, new Set([0, 8]))).toBe('[…] passeurs ne sont pas perçus comme un […]')
    expect(shownOf(words, new Set())).toBeNull()
  })

  it('is read back, with dots instead of an ellipsis too', () => {
    expect(leftOut(words, null)).toEqual(new Set())
    expect(leftOut(words, 'Les passeurs [...] perçus comme un groupe.')).toEqual(new Set([2, 3, 4]))
    expect(leftOut(words, '[…] un groupe.')).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]))
  })

  it('is not guessed at when its words are others', () => {
    expect(leftOut(words, 'Les passants […] groupe.')).toBeNull()
    expect(leftOut(words, 'Les passeurs')).toBeNull()
    expect(leftOut(words, 'Les passeurs […] comme […]')).toEqual(new Set([2, 3, 4, 5, 7, 8]))
  })

  it('takes words out, and back in when all of them were out', () => {
    expect(toggled(new Set([1]), 3, 1)).toEqual(new Set([1, 2, 3]))
    expect(toggled(new Set([1, 2, 3]), 1, 2)).toEqual(new Set([3]))
  })

  it('says the same whatever was left out', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(text, fc.array(fc.nat(8)), (quote, places) => {
        const left = new Set(places.filter((at) => at < quote.length))
        const shown = shownOf(quote, left)
        // Words that repeat may be counted elsewhere; what is printed stays the same.
        expect(shownOf(quote, leftOut(quote, shown) ?? new Set([-1]))).toBe(shown)
      }),
    )
  })
})
