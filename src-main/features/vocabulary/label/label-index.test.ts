import { describe, expect, it } from 'vitest'
import { buildLabelIndex } from './label-index.ts'

const labels = buildLabelIndex([
  {
    id: 'organisation:drc',
    prefLabel: { en: 'Danish Refugee Council', fr: 'Conseil danois pour les réfugiés' },
    altLabel: { en: ['DRC'], fr: ['DRC', 'CDR'] },
  },
  {
    id: 'country:CD',
    prefLabel: { en: 'Democratic Republic of the Congo', fr: 'République démocratique du Congo' },
    altLabel: { en: ['DRC', 'DR Congo'], fr: ['RDC'] },
  },
  { id: 'region:sahel', prefLabel: { en: 'Sahel', fr: 'Sahel' }, altLabel: {} },
])

describe('resolve', () => {
  it('finds preferred and alternative labels of every language, whatever the accents and the case', () => {
    expect(labels.resolve('conseil danois pour les refugies')).toEqual({
      kind: 'one',
      id: 'organisation:drc',
    })
    expect(labels.resolve(' RDC ')).toEqual({ kind: 'one', id: 'country:CD' })
  })
  it('counts the same label in two languages of one concept once', () => {
    expect(labels.resolve('SAHEL')).toEqual({ kind: 'one', id: 'region:sahel' })
  })
  it('gives every candidate with its labels and does not choose', () => {
    const match = labels.resolve('DRC')
    expect(
      match.kind === 'many' ? match.candidates.map((each) => [each.id, each.prefLabel['fr']]) : null,
    ).toEqual([
      ['country:CD', 'République démocratique du Congo'],
      ['organisation:drc', 'Conseil danois pour les réfugiés'],
    ])
  })
  it('keeps to a scheme when told to', () => {
    expect(labels.resolve('DRC', { scheme: 'organisation' })).toEqual({ kind: 'one', id: 'organisation:drc' })
    expect(labels.resolve('Sahel', { scheme: 'country' })).toEqual({ kind: 'none' })
    expect(labels.resolve('region:sahel', { scheme: 'country' })).toEqual({ kind: 'none' })
  })
  it('lets an id name itself', () => {
    expect(labels.resolve('organisation:drc')).toEqual({ kind: 'one', id: 'organisation:drc' })
    expect(labels.get('organisation:drc')?.prefLabel['en']).toBe('Danish Refugee Council')
    expect(labels.get('organisation:nobody')).toBeNull()
  })
  it.each(['', '  ', '\u200b', 'nothing of the kind', '__proto__', 'constructor'])(
    'knows no concept for “%s”',
    (label) => {
      expect(labels.resolve(label)).toEqual({ kind: 'none' })
    },
  )
})
