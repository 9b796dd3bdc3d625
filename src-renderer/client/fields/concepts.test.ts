import { describe, expect, it } from 'vitest'
import { seedConcepts } from './seeds.fixture.ts'
import { conceptsNamed, matchConcepts } from './concepts.ts'

const SCHEMES = ['country', 'organisation', 'theme', 'region', 'series', 'publication-type']
const concepts = seedConcepts.filter((each) => SCHEMES.includes(each.scheme))
const ids = (query: string, language = 'fr'): string[] =>
  matchConcepts(concepts, query, language).map((hit) => hit.id)

describe('matchConcepts', () => {
  it('finds by any language, without accents', () => {
    expect(ids('ethiopie', 'en')[0]).toBe('country:ET')
    expect(ids('Éthiopie', 'fr')[0]).toBe('country:ET')
    expect(ids('passeurs')[0]).toBe('theme:smuggling')
    expect(ids('traf')).toContain('theme:trafficking')
  })
  it('says by which label, where it is not the one shown', () => {
    const [hit] = matchConcepts(concepts, 'smuggling of mig', 'fr')
    expect(hit).toMatchObject({ id: 'theme:smuggling', label: 'Trafic illicite de migrants' })
    expect(hit?.matched).toMatch(/smuggl/i)
    expect(matchConcepts(concepts, 'trafic illicite', 'fr')[0]?.matched).toBeNull()
  })
  it('shows each meaning of an ambiguous label, with its scheme', () => {
    const hits = matchConcepts(concepts, 'DRC', 'en').filter((hit) => hit.exact)
    expect(hits.map((hit) => hit.scheme).sort()).toEqual(['country', 'organisation'])
  })
  it('puts whole labels before beginnings, and beginnings before words inside', () => {
    const [first] = ids('niger')
    expect(first).toBe('country:NE')
    expect(ids('niger')).toContain('country:NG')
  })
  it('takes words in any order by their beginnings', () => {
    expect(ids('mig mix')).toContain('theme:mixed-migration')
    expect(ids('zzz')).toEqual([])
  })
  it('lists all for nothing typed', () => {
    expect(matchConcepts(concepts, ' ', 'fr', 10_000)).toHaveLength(concepts.length)
  })
})

describe('conceptsNamed', () => {
  it('resolves whole labels only', () => {
    const organisations = concepts.filter((each) => each.scheme === 'organisation')
    expect(conceptsNamed(organisations, 'mmc').map((each) => each.id)).toContain('organisation:mmc')
    expect(conceptsNamed(organisations, 'mm')).toEqual([])
    expect(conceptsNamed(organisations, '')).toEqual([])
  })
})
