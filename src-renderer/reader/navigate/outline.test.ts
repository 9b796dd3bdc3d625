import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { topOf } from './destinations.ts'
import {
  flattened,
  LIMITS,
  matching,
  sectionAt,
  startClosed,
  unfolded,
  type Place,
  type RawEntry,
} from './outline.ts'

const entry = (title: string, items: readonly RawEntry[] = []): RawEntry => ({ title, dest: title, items })
const report = [
  entry('1 Méthode', [entry('1.1 Échantillon'), entry('1.2 Limites')]),
  entry('2 Passeurs', [entry('2.1 Services', [entry('Transport')])]),
]
const titles = (list: readonly { title: string }[]): string[] => list.map(({ title }) => title)

describe('the entries of an outline', () => {
  it('come in the order of reading with what a tree needs', () => {
    const entries = flattened(report)
    expect(entries.map(({ level, parent, place, siblings }) => [level, parent, place, siblings])).toEqual([
      [1, null, 1, 2],
      [2, 0, 1, 2],
      [2, 0, 2, 2],
      [1, null, 2, 2],
      [2, 3, 1, 1],
      [3, 4, 1, 1],
    ])
    expect(entries.map(({ hasChildren }) => hasChildren)).toEqual([true, false, false, true, true, false])
  })

  it('leave out an entry below itself', () => {
    const items: RawEntry[] = []
    const cycle: RawEntry = { title: 'again', dest: null, items }
    items.push(entry('part'), cycle)
    expect(titles(flattened([cycle]))).toEqual(['again', 'part'])
  })

  it('end where a file brings too many, or too deep', () => {
    const many = flattened(Array.from({ length: 25_000 }, (_, at) => entry(`s${at}`)))
    expect(many).toHaveLength(LIMITS.entries)
    let deep = entry('bottom')
    for (let at = 0; at < 5000; at++) deep = entry('deeper', [deep])
    expect(flattened([deep])).toHaveLength(LIMITS.depth)
  })

  it('keep the parts of one without a title, and drop control characters', () => {
    expect(titles(flattened([entry(' \u0000 ', [entry('part')]), entry('a\u202e\u0007b')]))).toEqual([
      'part',
      'a b',
    ])
  })
})

describe('a folded outline', () => {
  const entries = flattened(report)

  it('hides all below a closed entry', () => {
    expect(titles(unfolded(entries, new Set([3])))).toEqual([
      '1 Méthode',
      '1.1 Échantillon',
      '1.2 Limites',
      '2 Passeurs',
    ])
    expect(unfolded(entries, new Set([0, 3]))).toHaveLength(2)
  })

  it('is shown with what is above the entries found, accents aside', () => {
    const { shown, hits } = matching(entries, 'echant')
    expect(titles(shown)).toEqual(['1 Méthode', '1.1 Échantillon'])
    expect([...hits]).toEqual([1])
    expect(matching(entries, 'zzz').shown).toEqual([])
  })

  it('starts short', () => {
    expect(startClosed(entries).size).toBe(0)
    const long = flattened(Array.from({ length: 80 }, () => entry('s', [entry('t')])))
    expect(unfolded(long, startClosed(long))).toHaveLength(80)
  })
})

const tree = fc.letrec<{ node: RawEntry }>((tie) => ({
  node: fc.record({
    title: fc.string({ maxLength: 6 }),
    dest: fc.constant(null),
    items: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('node'), { maxLength: 4 })),
  }),
})).node

it('has each parent before its parts, one level above, whatever the file', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 6 }), (roots) => {
      const entries = flattened(roots)
      entries.forEach(({ index, parent, level }, at) => {
        expect(index).toBe(at)
        expect(parent === null ? 0 : entries[parent]?.level).toBe(level - 1)
        if (parent !== null) expect(parent).toBeLessThan(index)
      })
      expect(unfolded(entries, new Set())).toEqual(entries)
    }),
  )
})

describe('the section that is read', () => {
  const places = new Map<number, Place>([
    [0, { page: 2, offset: 0 }],
    [1, { page: 2, offset: 0 }],
    [2, { page: 5, offset: 0.5 }],
  ])

  it('is the last that begins at or before the place, the deepest of several', () => {
    expect(sectionAt(places, { page: 1, offset: 0.9 })).toBeNull()
    expect(sectionAt(places, { page: 4, offset: 0 })).toBe(1)
    expect(sectionAt(places, { page: 5, offset: 0.4 })).toBe(1)
    expect(sectionAt(places, { page: 5, offset: 0.5 })).toBe(2)
  })
})

it('reads the top of a destination by its kind', () => {
  expect(topOf([0, { name: 'XYZ' }, 10, 700, null])).toEqual({ x: 10, y: 700 })
  expect(topOf([0, { name: 'FitH' }, 650])?.y).toBe(650)
  expect(topOf([0, { name: 'FitR' }, 1, 2, 3, 400])?.y).toBe(400)
  expect(topOf([0, { name: 'Fit' }])).toBeNull()
  expect(topOf([0, { name: 'XYZ' }, null, null, null])).toBeNull()
  expect(topOf([0, { name: 'XYZ' }, 0, Number.NaN])).toBeNull()
  expect(topOf([0])).toBeNull()
})
