import { expect, it } from 'vitest'
import { isNarrowed, OF_THE_WEEK, queryOf, withToggled } from './mark-query.ts'

const now = Date.parse('2026-11-16T15:24:00.000Z')

it('the marks of the week are those since the same day of the week before', () => {
  expect(queryOf(OF_THE_WEEK, now)).toEqual({
    text: '',
    colours: [],
    concepts: [],
    since: '2026-11-09T00:00:00.000Z',
  })
  expect(isNarrowed(OF_THE_WEEK)).toBe(false)
})

it('what a person chooses is asked for; without a period there is no date', () => {
  const search = { ...OF_THE_WEEK, period: 'ever', text: ' passeur ', colours: [2], collection: 'c' } as const
  expect(queryOf(search, now)).toEqual({ text: 'passeur', colours: [2], concepts: [], collectionId: 'c' })
  expect(isNarrowed(search)).toBe(true)
  expect(withToggled([1, 2], 2)).toEqual([1])
  expect(withToggled([1], 2)).toEqual([1, 2])
})
