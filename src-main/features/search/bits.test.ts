import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bits } from './bits.ts'

const members = fc.uniqueArray(fc.nat(5000), { maxLength: 200 })
const ascending = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => a - b)

describe('Bits', () => {
  it('holds what it was made of', () => {
    fc.assert(
      fc.property(members, (ids) => {
        expect([...Bits.of(new Uint32Array(ids)).ids()]).toEqual(ascending(ids))
      }),
    )
  })

  it('joins, intersects and takes away as sets do', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        const [one, two] = [Bits.of(new Uint32Array(a)), Bits.of(new Uint32Array(b))]
        const [setA, setB] = [new Set(a), new Set(b)]
        expect([...one.or(two).ids()]).toEqual(
          ascending([...setA, ...setB].filter((id, at, all) => all.indexOf(id) === at)),
        )
        expect([...one.and(two).ids()]).toEqual(ascending(a.filter((id) => setB.has(id))))
        expect([...one.without(two).ids()]).toEqual(ascending(a.filter((id) => !setB.has(id))))
      }),
    )
  })
})
