import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { across, byPages, growing, type Pair } from './align.ts'
import { byOutline, type Section } from './align-outline.ts'

const lengths = fc.record({ left: fc.integer({ min: 1, max: 300 }), right: fc.integer({ min: 1, max: 300 }) })
const place = fc.double({ min: -5, max: 400, noNaN: true })
const pairs = fc.array<Pair>(fc.tuple(place, place), { maxLength: 40 })

describe('places of two files', () => {
  it('run page beside page where there are as many, else in proportion', () => {
    expect(across(byPages({ left: 24, right: 24 }), 4.25, 'left')).toBe(4.25)
    expect(across(byPages({ left: 20, right: 30 }), 10, 'left')).toBe(15)
    expect(across(byPages({ left: 20, right: 30 }), 15, 'right')).toBe(10)
  })

  it('grow on both sides, whatever pairs there are', () => {
    fc.assert(
      fc.property(pairs, lengths, (list, pages) => {
        const points = growing(list, pages)
        points.slice(1).forEach(([a, b], at) => {
          const [x, y] = points[at] ?? [0, 0]
          expect(a).toBeGreaterThan(x)
          expect(b).toBeGreaterThan(y)
        })
        expect(points[0]).toEqual([0, 0])
        expect(points.at(-1)).toEqual([pages.left, pages.right])
      }),
    )
  })

  it('lead across and back to where one was, never backwards', () => {
    fc.assert(
      fc.property(pairs, lengths, fc.double({ min: 0, max: 1, noNaN: true }), (list, pages, part) => {
        const alignment = { kind: 'outline', points: growing(list, pages) } as const
        const at = part * pages.left
        const there = across(alignment, at, 'left')
        expect(across(alignment, there, 'right')).toBeCloseTo(at, 4)
        expect(across(alignment, Math.min(pages.left, at + 0.5), 'left')).toBeGreaterThanOrEqual(there)
        expect(there).toBeGreaterThanOrEqual(0)
        expect(there).toBeLessThanOrEqual(pages.right)
      }),
    )
  })
})

const section = (title: string, at: number, level = 1): Section => ({ title, at, level })

describe('outlines', () => {
  const french = [
    section('Avant-propos', 1.2),
    section('1. Méthode', 3),
    section('1.1 Limites', 4.5, 2),
    section('2. Les passeurs', 8),
    section('3. Conclusions', 15.5),
  ]
  const english = [
    section('1. Method', 2.5),
    section('1.1 Limits', 3.6, 2),
    section('2. Smugglers', 7),
    section('3. Conclusions', 14),
    section('References', 18),
  ]

  it('fit by numbering, level and order, though each has a section of its own', () => {
    const alignment = byOutline(french, english, { left: 20, right: 20 })
    expect(alignment?.kind).toBe('outline')
    expect(alignment?.points).toEqual([
      [0, 0],
      [3, 2.5],
      [4.5, 3.6],
      [8, 7],
      [15.5, 14],
      [20, 20],
    ])
    if (alignment) expect(across(alignment, 11.75, 'left')).toBeCloseTo(10.5)
  })

  it('fit by order alone where nothing is numbered', () => {
    const plain = [section('Introduction', 1), section('Résultats', 5), section('Suites', 9)]
    const other = [section('Introduction', 1), section('Findings', 6), section('Next steps', 10)]
    expect(byOutline(plain, other, { left: 12, right: 13 })?.points).toHaveLength(5)
  })

  it('do not fit where they tell of other things', () => {
    const other = [section('7. Annexe', 1), section('8. Tables', 2), section('9. Index', 3)]
    expect(byOutline(french, other, { left: 20, right: 20 })).toBeNull()
    expect(byOutline(french, [], { left: 20, right: 20 })).toBeNull()
  })
})
