import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeJumps } from './jumps.ts'

const at = (page: number): { page: number; offset: number } => ({ page, offset: 0.25 })

describe('jumps', () => {
  it('lead back and forward again, and a new one forgets what lay ahead', () => {
    const jumps = makeJumps()
    expect(jumps.back(at(1))).toBeNull()
    jumps.leave(at(3))
    jumps.leave(at(9))
    expect(jumps.before.value).toEqual(at(9))
    expect(jumps.back(at(20))).toEqual(at(9))
    expect(jumps.back(at(9))).toEqual(at(3))
    expect(jumps.before.value).toBeNull()
    expect(jumps.forward(at(3))).toEqual(at(9))
    expect(jumps.after.value).toEqual(at(20))
    jumps.leave(at(9))
    expect(jumps.forward(at(5))).toBeNull()
    jumps.clear()
    expect(jumps.before.value).toBeNull()
  })

  it('going all the way back and forth ends where it began', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 90 }), (pages) => {
        const jumps = makeJumps()
        for (const page of pages) jumps.leave(at(page))
        let here = at(999)
        const seen: number[] = []
        for (let to = jumps.back(here); to; to = jumps.back(here)) {
          here = { ...to }
          seen.push(to.page)
        }
        expect(seen).toEqual(pages.toReversed())
        for (let to = jumps.forward(here); to; to = jumps.forward(here)) here = { ...to }
        expect(here.page).toBe(999)
      }),
    )
  })

  it('keep the last hundred', () => {
    const jumps = makeJumps()
    for (let page = 1; page <= 150; page += 1) jumps.leave(at(page))
    let [count, last] = [0, 0]
    for (let to = jumps.back(at(1)); to; to = jumps.back(at(1))) [count, last] = [count + 1, to.page]
    expect([count, last]).toEqual([100, 51])
  })
})
