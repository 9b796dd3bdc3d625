import { expect, it } from 'vitest'
import { FacetSelection } from '../../../src-main/contract/facets.ts'
import { catalogueOf, facetOf, inGroups } from './entries.ts'

it('narrows the catalogue to a concept by the facet of its vocabulary', () => {
  expect(facetOf({ id: 'rabat-domain:4', scheme: 'rabat-domain' })).toEqual(['domain', 'rabat-domain:4'])
  expect(facetOf({ id: 'language:fr', scheme: 'language' })).toEqual(['language', 'fr'])
  expect(facetOf({ id: 'unbis:migrants', scheme: 'unbis' })).toEqual(['scheme:unbis', 'unbis:migrants'])
})

it('gives an address that the desk understands', () => {
  const address = catalogueOf({ id: 'country:NE', scheme: 'country' })
  const { query } = address as { query: { f: string } }
  expect(FacetSelection.parse(JSON.parse(query.f))).toEqual({ country: ['country:NE'] })
  const imported = catalogueOf({ id: 'unbis:migrants', scheme: 'unbis' }) as { query: { f: string } }
  expect(FacetSelection.parse(JSON.parse(imported.query.f))).toEqual({ 'scheme:unbis': ['unbis:migrants'] })
})

it('counts places across groups and leaves empty ones out', () => {
  const groups = inGroups([
    ['a', [1, 2]],
    ['b', []],
    ['c', [3]],
  ])
  expect(groups.map(({ name, first }) => [name, first])).toEqual([
    ['a', 0],
    ['c', 2],
  ])
})
