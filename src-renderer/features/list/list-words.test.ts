import { describe, expect, it } from 'vitest'
import { columnsFor, nextSort, template } from './columns.ts'
import { chipsOf, yearRuns } from '../../client/chips.ts'

describe('the sentence', () => {
  it('says facets in the order of a sentence, whatever was chosen first', () => {
    const chips = chipsOf({ year: ['2019'], country: ['NE'], type: ['a', 'b'] }, (_, value) => value)
    expect(chips.map(({ facet, said }) => [facet, said])).toEqual([
      ['type', ['a', 'b']],
      ['country', ['NE']],
      ['year', ['2019']],
    ])
  })

  it('names two of many values and counts the rest', () => {
    const [chip] = chipsOf({ country: ['a', 'b', 'c', 'd', 'e'] }, (_, value) => value.toUpperCase())
    expect(chip).toEqual({ facet: 'country', said: ['A', 'B'], rest: 3 })
  })

  it('has no chip for a facet without a choice', () => {
    expect(chipsOf({ country: [] }, (_, value) => value)).toEqual([])
  })

  it('joins years that follow each other', () => {
    expect(yearRuns(['2018', '2020', '2019', '2015', '2023'])).toEqual(['2023', '2018–2020', '2015'])
  })
})

describe('columns', () => {
  const chosen = ['publisher', 'issued', 'languages', 'marks']

  it('stand in one order and give way when the list is narrow', () => {
    const names = (width: number): string[] => columnsFor(chosen, width).map(({ name }) => name)
    expect(names(860)).toEqual(['publisher', 'issued', 'languages', 'marks'])
    expect(names(620)).toEqual(['publisher', 'issued', 'languages'])
    expect(names(320)).toEqual(['issued'])
  })

  it('are laid out like the head', () => {
    expect(template(columnsFor(chosen, 860))).toBe('28px 50px minmax(0, 1fr) 130px 100px 76px 72px')
  })

  it('sort newest and most first, and the other way round at the second click', () => {
    const title = nextSort({ by: 'issued', descending: true }, 'title')
    expect(title).toEqual({ by: 'title', descending: false })
    expect(nextSort(title, 'title')).toEqual({ by: 'title', descending: true })
    expect(nextSort(title, 'marks')).toEqual({ by: 'marks', descending: true })
  })
})
