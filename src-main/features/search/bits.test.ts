import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bits } from './bits.ts'

const members = fc.uniqueArray(fc.nat(90_000), { maxLength: 200 })
const ascending = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => a - b)
const idsOf = (bits: Bits): number[] => {
  const ids: number[] = []
  bits.forEach((id) => ids.push(id))
  return ids
}

describe('Bits', () => {
  it('holds what it was made of', () => {
    fc.assert(
      fc.property(members, (ids) => {
        expect(idsOf(Bits.of(ids))).toEqual(ascending(ids))
        expect(Bits.of(ids).size).toBe(ids.length)
      }),
    )
  })

  it('joins, intersects and takes away as sets do', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        const [one, two] = [Bits.of(a), Bits.of(b)]
        const setB = new Set(b)
        expect(idsOf(one.or(two))).toEqual(ascending(new Set([...a, ...b])))
        expect(idsOf(one.and(two))).toEqual(ascending(a.filter((id) => setB.has(id))))
        expect(idsOf(one.without(two))).toEqual(ascending(a.filter((id) => !setB.has(id))))
        expect(one.or(two).size).toBe(new Set([...a, ...b]).size)
      }),
    )
  })
})
