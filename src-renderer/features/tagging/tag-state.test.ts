import { describe, expect, it } from 'vitest'
import { seedConcepts } from '../../client/fields/seeds.fixture.ts'
import { tagChoices, tagsOf, withTag } from './tag-state.ts'

const tags = tagsOf(
  ['a', 'b', 'c'],
  [
    { id: 'a', field: 'concepts', before: ['country:NE', 'theme:smuggling'] },
    { id: 'b', field: 'concepts', before: ['country:NE'] },
    { id: 'c', field: 'concepts', before: ['country:NE'] },
    { id: 'b', field: 'keywords', before: ['Visas'] },
  ],
)
const choices = (query: string) => tagChoices(tags, seedConcepts, query, 'fr')
const find = (query: string, value: string) => choices(query).find((choice) => choice.value === value)

describe('tags of several publications', () => {
  it('says what all, some and none have', () => {
    expect(find('', 'country:NE')?.state).toBe('all')
    expect(find('', 'theme:smuggling')?.state).toBe('some')
    expect(find('', 'Visas')?.state).toBe('some')
    expect(find('mali', 'country:ML')?.state).toBe('none')
  })
  it('shows what is there before the rest', () => {
    expect(
      choices('')
        .slice(0, 3)
        .every((choice) => choice.state !== 'none'),
    ).toBe(true)
  })
  it('offers a typed word last, unless it names something', () => {
    expect(choices('quotas de pêche').at(-1)).toMatchObject({
      kind: 'keyword',
      isNew: true,
      value: 'quotas de pêche',
    })
    expect(choices('visas').some((choice) => choice.isNew)).toBe(false)
    expect(choices('Niger').some((choice) => choice.isNew)).toBe(false)
  })
  it('shows both meanings of a label with their schemes', () => {
    const schemes = choices('DRC').map((choice) => choice.scheme)
    expect(schemes).toEqual(expect.arrayContaining(['organisation', 'country']))
  })
  it('puts on and takes off', () => {
    const mali = find('mali', 'country:ML')
    const visas = find('', 'Visas')
    if (!mali || !visas) throw new Error('not offered')
    const on = withTag(tags, mali, true)
    expect([...on.values()].every((own) => own.concepts.includes('country:ML'))).toBe(true)
    expect(withTag(tags, { ...visas, value: 'visas' }, false).get('b')?.keywords).toEqual([])
  })
})
