import { describe, expect, it } from 'vitest'
import { choicesOf, hasBelow, scopeOf, sentenceOf } from './scope.ts'

const query = {
  filter: { state: 'inbox' as const },
  sort: { by: 'issued' as const, descending: true },
  language: 'fr' as const,
}

describe('what leaves', () => {
  it('is what the list shows, where nothing is selected', () => {
    expect(choicesOf({ kind: 'list' }, [])).toEqual({ asks: [{ kind: 'list' }], current: 0 })
  })

  it('can be the selection, though the list was asked for', () => {
    const { asks, current } = choicesOf({ kind: 'list' }, ['a'])
    expect([asks, current]).toEqual([[{ kind: 'list' }, { kind: 'ids', ids: ['a'] }], 0])
  })

  it('is what was asked for: given publications before the selection, a collection', () => {
    expect(choicesOf({ kind: 'ids', ids: ['b'] }, ['a'])).toEqual({
      asks: [{ kind: 'list' }, { kind: 'ids', ids: ['b'] }],
      current: 1,
    })
    expect(choicesOf({ kind: 'collection', id: 'c' }, ['a']).current).toBe(2)
  })

  it('is told to the core in its terms', () => {
    expect(scopeOf({ kind: 'list' }, query)).toEqual({ kind: 'list', query })
    expect(scopeOf({ kind: 'ids', ids: ['a'] }, query)).toEqual({ kind: 'ids', ids: ['a'] })
    expect(scopeOf({ kind: 'collection', id: 'c' }, query)).toEqual({ kind: 'collection', id: 'c' })
  })

  it('reads as a sentence', () => {
    const words = {
      before: (facet: string) => (facet === 'language' ? 'in' : 'about'),
      either: (values: readonly string[]) => values.join(' or '),
      others: (count: number) => `${count} more`,
    }
    const chips = [
      { facet: 'language' as const, said: ['French'], rest: 0 },
      { facet: 'country' as const, said: ['Niger', 'Mali'], rest: 2 },
    ]
    expect(sentenceOf('All publications', chips, words)).toBe(
      'All publications, in French, about Niger or Mali or 2 more',
    )
    expect(sentenceOf('Inbox', [], words)).toBe('Inbox')
  })

  it('takes along what lies below a collection', () => {
    const all = [
      { id: 'a', name: 'A', parentId: null, count: 0 },
      { id: 'b', name: 'B', parentId: 'a', count: 1 },
    ]
    expect([hasBelow(all, 'a'), hasBelow(all, 'b')]).toEqual([true, false])
  })
})
