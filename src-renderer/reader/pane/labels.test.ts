import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelOf, pageNamed, usableLabels } from './labels.ts'

const REPORT = ['i', 'ii', 'iii', 'iv', '1', '2', '3', 'A-1', 'A-2']

describe('page labels', () => {
  it('are left out when they only count', () => {
    expect(usableLabels(['1', '2', '3'], 3)).toBeNull()
    expect(usableLabels(['1', null, '3'], 3)).toBeNull()
    expect(usableLabels(null, 3)).toBeNull()
    expect(usableLabels(['1', '2'], 3)).toBeNull()
    expect(usableLabels(['i', null, ' 1 '], 3)).toEqual(['i', '', '1'])
  })

  it('name a page, and its number does where there is none', () => {
    expect(labelOf(REPORT, 3)).toBe('iv')
    expect(labelOf(['', 'x'], 0)).toBe('1')
    expect(labelOf(null, 11)).toBe('12')
  })

  it('are found as printed first, then by any case, then as a count', () => {
    const named = (typed: string): number | null => pageNamed(typed, REPORT, REPORT.length)
    expect(['iv', 'IV', '2', ' 3 ', 'a-2', '9', '10', '0', '', 'v', '-1', '1.5'].map(named)).toEqual([
      4,
      4,
      6,
      7,
      9,
      9,
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  it('that occur twice lead on from where one is', () => {
    const twice = ['1', '2', '1', '2']
    expect(pageNamed('2', twice, 4, 1)).toBe(2)
    expect(pageNamed('2', twice, 4, 2)).toBe(4)
    expect(pageNamed('2', twice, 4, 4)).toBe(2)
  })

  it('lead from every page with a label of its own back to it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,6}$/), { minLength: 1 }), (labels) => {
        labels.forEach((label, index) => {
          expect(pageNamed(label, labels, labels.length)).toBe(index + 1)
        })
      }),
    )
  })
})
