import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt, heading, paragraph } from './items.fixture.ts'
import { moved, moveTo, stepItem, stepSection, type Move } from './order.ts'

const items = [heading('A'), excerpt('1'), heading('a', 2), excerpt('2'), heading('B'), paragraph('p')]
const after = (move: Move | null): string =>
  move === null
    ? 'stays'
    : moved(items, move)
        .map(({ id }) => id)
        .join('')

describe('items', () => {
  it('go one place up or down, and stay at the ends', () => {
    expect(after(stepItem(items, '1', -1))).toBe('1Aa2Bp')
    expect(after(stepItem(items, '1', 1))).toBe('Aa12Bp')
    expect([stepItem(items, 'A', -1), stepItem(items, 'p', 1), stepItem(items, '?', 1)]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('go where they are dropped; a place beside themselves is no move', () => {
    expect(after(moveTo(items, ['p'], 0))).toBe('pA1a2B')
    expect(after(moveTo(items, ['A'], 6))).toBe('1a2BpA')
    expect(moveTo(items, ['1'], 1)).toBeNull()
    expect(moveTo(items, ['1'], 2)).toBeNull()
    expect(after(moveTo(items, ['A', '1', 'a', '2'], 6))).toBe('BpA1a2')
  })

  it('are the same after any move, in the order asked for', () => {
    const ids = items.map(({ id }) => id)
    const moves = fc.tuple(fc.subarray(ids, { minLength: 1 }), fc.option(fc.constantFrom(...ids)))
    fc.assert(
      fc.property(moves, ([chosen, behind]) => {
        const result = moved(items, { ids: chosen, after: behind }).map(({ id }) => id)
        expect(result.toSorted()).toEqual(ids.toSorted())
        if (behind === null || !chosen.includes(behind)) {
          const at = result.indexOf(chosen[0] ?? '')
          expect(result.slice(at, at + chosen.length)).toEqual(chosen)
          expect(at === 0 ? null : result[at - 1]).toBe(behind)
        } else expect(result).toEqual(ids)
      }),
    )
  })
})

describe('sections', () => {
  it('pass the section before or after them with all that they hold', () => {
    expect(after(stepSection(items, 'A', 1))).toBe('BpA1a2')
    expect(after(stepSection(items, 'B', -1))).toBe('BpA1a2')
    expect(stepSection(items, 'B', 1)).toBeNull()
    expect(stepSection(items, 'A', -1)).toBeNull()
  })

  it('of a lower level go out of the one that holds them', () => {
    expect(after(stepSection(items, 'a', 1))).toBe('A1Ba2p')
    expect(after(stepSection(items, 'a', -1))).toBe('a2A1Bp')
    expect(stepSection(items, 'p', 1)).toBeNull()
  })
})
