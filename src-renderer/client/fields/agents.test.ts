import { describe, expect, it } from 'vitest'
import type { Agent } from '../../../src-main/contract/publications.ts'
import { seedConcepts } from './seeds.fixture.ts'
import { readAgents, shownName, splitNames } from './agents.ts'

const organisations = seedConcepts.filter((each) => each.scheme === 'organisation')
const read = (text: string, before: Agent[] = [], usual: Agent['kind'] = 'person'): Agent[] =>
  readAgents(text, { before, organisations, language: 'fr', usual })

describe('readAgents', () => {
  it('turns family names first, and knows organisations by any label', () => {
    expect(read('Golovko, Ekaterina; Mixed Migration Centre')).toEqual([
      { kind: 'person', name: 'Ekaterina Golovko', conceptId: null },
      { kind: 'organisation', name: 'Centre des migrations mixtes', conceptId: 'organisation:mmc' },
    ])
  })
  it('takes one a line, and doubles once', () => {
    expect(read('Ekaterina Golovko\n\nekaterina golovko\nMMC').map((agent) => agent.name)).toEqual([
      'Ekaterina Golovko',
      'Centre des migrations mixtes',
    ])
  })
  it('splits a list of full names at commas', () => {
    expect(splitNames('Ana Lima, Jean Dupont, Awa Sy')).toEqual(['Ana Lima', 'Jean Dupont', 'Awa Sy'])
    expect(splitNames('Golovko, Ekaterina')).toEqual(['Golovko, Ekaterina'])
  })
  it('keeps what was known of a name', () => {
    const before: Agent[] = [{ kind: 'organisation', name: 'Awa Sy', conceptId: null }]
    expect(read('Awa Sy', before)).toEqual(before)
  })
  it('keeps an organisation that is shown by another label', () => {
    const before: Agent[] = [
      { kind: 'organisation', name: 'Mixed Migration Centre', conceptId: 'organisation:mmc' },
    ]
    const shown = before.map((agent) => shownName(agent, organisations, 'fr')).join('; ')
    expect(shown).toBe('Centre des migrations mixtes')
    expect(read(shown, before)).toEqual(before)
  })
  it('guesses what an unknown name is', () => {
    expect(read('Université de Niamey')[0]?.kind).toBe('organisation')
    expect(read('XYZW')[0]?.kind).toBe('organisation')
    expect(read('Awa Sy', [], 'organisation')[0]?.kind).toBe('organisation')
  })
})
