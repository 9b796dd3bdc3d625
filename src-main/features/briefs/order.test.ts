import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byRank, freshRanks, type Ranked, ranksAt } from './order.ts'

function placed(order: readonly Ranked[], position: number, ids: readonly string[]): Ranked[] {
  const { placed: ranks, moved } = ranksAt(order, position, ids.length)
  const others = order.map((each) => ({ ...each, rank: moved.get(each.id) ?? each.rank }))
  return [...others, ...ids.map((id, at) => ({ id, rank: ranks[at] ?? '' }))].sort(byRank)
}

describe('ranksAt', () => {
  it('puts things where they belong, whatever the order was before and however many ranks are equal', () => {
    const ranks = fc.array(fc.nat(3), { maxLength: 12 })
    fc.assert(
      fc.property(ranks, fc.nat(12), fc.integer({ min: 1, max: 4 }), (equal, place, count) => {
        const keys = freshRanks(4)
        const order = equal.map((at, id) => ({ id: `o${id}`, rank: keys[at] ?? '' })).sort(byRank)
        const position = Math.min(place, order.length)
        const ids = Array.from({ length: count }, (_, at) => `n${at}`)
        const wanted = order.map(({ id }) => id).toSpliced(position, 0, ...ids)
        expect(placed(order, position, ids).map(({ id }) => id)).toEqual(wanted)
      }),
    )
  })

  it('moves nothing else where there is room, also after hundreds of insertions at one place', () => {
    let order: Ranked[] = [
      { id: 'first', rank: 'a0' },
      { id: 'last', rank: 'a1' },
    ]
    for (let at = 0; at < 300; at += 1) {
      expect(ranksAt(order, 1, 1).moved.size).toBe(0)
      order = placed(order, 1, [`n${at}`])
    }
    expect(order.slice(0, 3).map(({ id }) => id)).toEqual(['first', 'n299', 'n298'])
    expect(Math.max(...order.map(({ rank }) => rank.length))).toBeLessThan(80)
  })
})
