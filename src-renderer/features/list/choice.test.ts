import { describe, expect, it } from 'vitest'
import { afterRemoval, choiceOf } from './choice.ts'
import { refinements } from './refine.ts'
import { shortDate } from './short-date.ts'

describe('moving on', () => {
  it('selects by the keys held', () => {
    expect(choiceOf({ shiftKey: false, mod: false })).toBe('only')
    expect(choiceOf({ shiftKey: true, mod: true })).toBe('extend')
    expect(choiceOf({ shiftKey: false, mod: true })).toBe('keep')
  })

  it('goes to the row that takes the place of one that left, or to the last', () => {
    expect([afterRemoval(3, 10, true), afterRemoval(10, 10, true)]).toEqual([3, 9])
  })

  it('stays when the row has only moved, or nothing is left', () => {
    expect([afterRemoval(3, 10, false), afterRemoval(0, 0, true)]).toEqual([null, null])
  })
})

describe('short dates', () => {
  it('shorten months as each language does', () => {
    expect(shortDate('14 décembre 2022', 'fr')).toBe('14 déc. 2022')
    expect(shortDate('1er mai 2019', 'fr')).toBe('1er mai 2019')
    expect(shortDate('3e trimestre 2019', 'fr')).toBe('T3 2019')
    expect(shortDate('1er trimestre 2019', 'fr')).toBe('T1 2019')
    expect(shortDate('about September 2020', 'en')).toBe('about Sept 2020')
    expect(shortDate('Q3 2019', 'en')).toBe('Q3 2019')
  })
})

describe('values to refine by', () => {
  const values = new Map([
    [
      'country' as const,
      [
        { value: 'NE', count: 9 },
        { value: 'NG', count: 8 },
        { value: 'CI', count: 1 },
        { value: 'ML', count: 0 },
      ],
    ],
    ['year' as const, ['2025', '2024', '2023', '2022', '2021', '2020'].map((value) => ({ value, count: 2 }))],
  ])
  const names: Record<string, string> = { NE: 'Niger', NG: 'Nigeria', CI: 'Côte d’Ivoire', ML: 'Mali' }
  const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const found = (typed: string): string[] =>
    refinements(values, (_, value) => names[value] ?? value, typed, fold).map(({ label }) => label)

  it('are the most frequent of each facet at first, and never empty ones', () => {
    expect(found('')).toEqual(['Niger', 'Nigeria', 'Côte d’Ivoire', '2025', '2024', '2023', '2022', '2021'])
    expect(found('mali')).toEqual([])
  })

  it('are found by the beginning of any of their words, without accents', () => {
    expect(found('nig')).toEqual(['Niger', 'Nigeria'])
    expect(found('ivo')).toEqual(['Côte d’Ivoire'])
    expect(found('cote')).toEqual(['Côte d’Ivoire'])
    expect(found('oire')).toEqual([])
    expect(found('2020')).toEqual(['2020'])
  })
})
