import { describe, expect, it } from 'vitest'
import { withEmptied } from './facet-values.ts'

const before = new Map([
  [
    'type' as const,
    [
      { value: 'a', count: 3 },
      { value: 'b', count: 2 },
    ],
  ],
])

describe('values after a choice', () => {
  it('keep those that have become empty, at the end', () => {
    const after = withEmptied(before, [{ name: 'type', values: [{ value: 'b', count: 1 }] }])
    expect(after.get('type')).toEqual([
      { value: 'b', count: 1 },
      { value: 'a', count: 0 },
    ])
  })

  it('are only those of the facets that were counted', () => {
    const after = withEmptied(before, [{ name: 'year', values: [{ value: '2024', count: 1 }] }])
    expect([...after.keys()]).toEqual(['year'])
  })
})
