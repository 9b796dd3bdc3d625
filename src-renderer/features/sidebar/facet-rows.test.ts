import { describe, expect, it } from 'vitest'
import { FIRST_FEW, facetRows, type Arrangement } from './facet-rows.ts'

const how: Arrangement = {
  label: (value) => value.toUpperCase(),
  broader: (value) => (value.includes('.') ? value.slice(0, value.lastIndexOf('.')) : null),
  chosen: [],
  all: false,
  typed: '',
  fold: (text) => text.toLowerCase(),
}
const values = (...names: string[]) => names.map((value, at) => ({ value, count: 50 - at }))
const shown = (names: string[], part: Partial<Arrangement> = {}): string[] =>
  facetRows(values(...names), { ...how, ...part }).map(({ value }) => value)

describe('the rows of a facet', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

  it('are the first few, and all when asked for', () => {
    expect(shown(many)).toEqual(many.slice(0, FIRST_FEW))
    expect(shown(many, { all: true })).toEqual(many)
  })

  it('always hold what is chosen', () => {
    expect(shown(many, { chosen: ['h'] })).toContain('h')
    expect(shown(['a', 'a.x', 'a.y'], { chosen: ['a.y'] })).toEqual(['a', 'a.y'])
  })

  it('put narrower concepts behind the broader one, a step in', () => {
    const rows = facetRows(values('a.x', 'b', 'a', 'a.x.z'), { ...how, all: true })
    expect(rows.map(({ value, depth }) => [value, depth])).toEqual([
      ['b', 0],
      ['a', 0],
      ['a.x', 1],
      ['a.x.z', 2],
    ])
  })

  it('show a narrower concept at the top when the broader one is not there', () => {
    expect(shown(['a.x'])).toEqual(['a.x'])
  })

  it('are found by what their label contains, also those beyond the first few', () => {
    expect(shown(many, { typed: 'h' })).toEqual(['h'])
  })

  it('lose nothing and double nothing', () => {
    const names = ['a', 'a.x', 'b.y', 'c', 'a.x.q']
    expect(shown(names, { all: true }).toSorted()).toEqual(names.toSorted())
  })
})
