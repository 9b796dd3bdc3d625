import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../src-main/features/search/query.ts'
import { FILTER_NAMES } from '../../../src-main/contract/filter-names.ts'
import { chipsOf, exactly, withoutChip } from './chips.ts'

describe('filters in a query', () => {
  it('are those that the search understands, under every name', () => {
    for (const [name, field] of Object.entries(FILTER_NAMES)) {
      const value = field === 'state' ? 'inbox' : field === 'read' ? 'read' : '2019'
      const { filter, clauses } = parseQuery(`${name}:${value}`)
      expect([name, Object.keys(filter)]).toEqual([name, [field]])
      expect(clauses).toEqual([])
    }
  })

  it('are found where they stand, quoted values too', () => {
    expect(chipsOf('passeurs type:"note d’information" -lang:fr lang:en')).toEqual([
      { field: 'type', value: 'note d’information', start: 9, end: 34 },
      { field: 'lang', value: 'en', start: 44, end: 51 },
    ])
  })

  it('leave text alone that only looks like one', () => {
    expect(chipsOf('https://example.org note: lang:')).toEqual([])
  })

  it('are dropped without leaving a gap', () => {
    const query = 'passeurs lang:fr Sahel'
    const [chip] = chipsOf(query)
    expect(chip && withoutChip(query, chip)).toBe('passeurs Sahel')
  })
})

describe('a query for just these words', () => {
  it('quotes runs of plain words and leaves filters', () => {
    expect(exactly('trafic de migrants lang:fr Sahel')).toBe('"trafic de migrants" lang:fr "Sahel"')
    expect(exactly('-traite pass*')).toBe('-traite pass*')
  })

  it('means the same words to the search', () => {
    const { clauses } = parseQuery(exactly('passeurs Sahel'))
    expect(clauses).toMatchObject([{ words: ['passeurs', 'sahel'], plain: false }])
  })
})
