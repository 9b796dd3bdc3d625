import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Match } from '../../../src-main/contract/matches.ts'
import { arrange, nextWaiting, places, present, stepped } from './arrange.ts'

const match = (first: string, second: string): Match => ({
  kind: 'translation',
  first,
  second,
  confidence: 0.9,
  reasons: [],
})
const none = new Set<string>()

describe('places', () => {
  const shown = (before: string[], listed: string[], filed: string[] = []): string[] =>
    present(places(before, listed), new Set(listed), new Set(filed))

  it('keeps filed rows where they were, and puts new ones first', () => {
    expect(shown(['a', 'b', 'c'], ['n', 'a', 'c'], ['b'])).toEqual(['n', 'a', 'b', 'c'])
    expect(shown(['a', 'b', 'c'], ['a', 'c'])).toEqual(['a', 'c'])
    expect(shown([], ['b', 'a'])).toEqual(['b', 'a'])
  })
  it('gives a row that comes back its place', () => {
    const order = places(places(['a', 'b', 'c'], ['a', 'c']), ['b', 'a', 'c'])
    expect(order).toEqual(['a', 'b', 'c'])
  })
})

describe('arrange', () => {
  it('brings pairs together where the first stands', () => {
    const blocks = arrange(['a', 'b', 'c', 'd'], [match('d', 'b')], none)
    expect(blocks.map((block) => block.ids.join())).toEqual(['a', 'b,d', 'c'])
  })
  it('gives a row one partner, and none that is filed', () => {
    const blocks = arrange(['a', 'b', 'c'], [match('a', 'b'), match('b', 'c')], none)
    expect(blocks.map((block) => block.kind)).toEqual(['pair', 'one'])
    expect(arrange(['a', 'b'], [match('a', 'b')], new Set(['a']))).toHaveLength(2)
  })
  it('shows every row once, whatever matches', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'))
    const pairs = fc.array(fc.tuple(fc.constantFrom(...'abcdefghij'), fc.constantFrom(...'abcdefghij')))
    fc.assert(
      fc.property(ids, pairs, ids, (order, ends, filed) => {
        const matches = ends.filter(([a, b]) => a !== b).map(([a, b]) => match(a, b))
        const shown = arrange(order, matches, new Set(filed)).flatMap(
          (block) => block.ids as readonly string[],
        )
        expect([...shown].sort()).toEqual([...order].sort())
      }),
    )
  })
})

describe('going on', () => {
  it('goes to the next that waits, else back', () => {
    expect(nextWaiting(['a', 'b', 'c'], 'a', new Set(['a', 'b']))).toBe('c')
    expect(nextWaiting(['a', 'b', 'c'], 'c', new Set(['b']))).toBe('a')
    expect(nextWaiting(['a'], 'a', none)).toBeNull()
  })
  it('steps, and stays at the ends', () => {
    expect(stepped(['a', 'b'], 'a', 1)).toBe('b')
    expect(stepped(['a', 'b'], 'b', 1)).toBe('b')
    expect(stepped(['a', 'b'], null, 1)).toBe('a')
    expect(stepped([], null, 1)).toBeNull()
  })
})
