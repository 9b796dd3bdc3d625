import { describe, expect, it } from 'vitest'
import type { Together } from './align-paragraphs.ts'
import type { Paragraph } from './paragraphs.ts'
import { isOn, passageAcross, stretchesOf, unitsOf } from './passage.ts'

const paragraph = (start: number, more: Partial<Paragraph> = {}): Paragraph => ({
  start,
  end: start + 0.1,
  left: 0.1,
  right: 0.9,
  from: 0,
  to: 100,
  begins: '',
  length: 100,
  figures: [],
  ...more,
})

describe('the passage on the other side', () => {
  const [first, second, third] = [paragraph(0.2), paragraph(0.4), paragraph(1.1)]
  const [un, deux, trois] = [paragraph(0.25), paragraph(0.8), paragraph(1.05)]
  const together: Together[] = [
    { left: [first], right: [un] },
    // The translation begins a new page within the paragraph.
    { left: [second], right: [deux, trois] },
  ]

  it('is the paragraph that is aligned with the one of the marked words, in both directions', () => {
    expect(passageAcross(together, [{ at: 0.25, x: 0.5 }], 'left')).toEqual([un])
    expect(passageAcross(together, [{ at: 0.45, x: 0.5 }], 'left')).toEqual([deux, trois])
    expect(passageAcross(together, [{ at: 1.1, x: 0.5 }], 'right')).toEqual([second])
  })

  it('takes every paragraph that the words go over, each once', () => {
    const lines = [0.25, 0.28, 0.42].map((at) => ({ at, x: 0.3 }))
    expect(passageAcross(together, lines, 'left')).toEqual([un, deux, trois])
  })

  it('is none beside the text, between paragraphs, and where a paragraph has no partner', () => {
    expect(passageAcross(together, [{ at: 0.25, x: 0.02 }], 'left')).toEqual([])
    expect(passageAcross(together, [{ at: 0.35, x: 0.5 }], 'left')).toEqual([])
    expect(isOn({ at: 1.15, x: 0.5 }, third)).toBe(true)
    expect(passageAcross(together, [{ at: 1.15, x: 0.5 }], 'left')).toEqual([])
    expect(passageAcross([], [{ at: 0.25, x: 0.5 }], 'left')).toEqual([])
  })

  it('tells columns apart that stand beside each other', () => {
    const columns = [paragraph(0.2, { right: 0.48 }), paragraph(0.2, { left: 0.52 })] as const
    const pairs = columns.map((each, at) => ({ left: [each], right: [at === 0 ? un : deux] }))
    expect(passageAcross(pairs, [{ at: 0.25, x: 0.3 }], 'left')).toEqual([un])
    expect(passageAcross(pairs, [{ at: 0.25, x: 0.7 }], 'left')).toEqual([deux])
  })
})

describe('a passage in the text of its pages', () => {
  it('is cut where a page ends', () => {
    const passage = [
      paragraph(2.1, { from: 40, to: 90, begins: 'b' }),
      paragraph(2.8, { from: 300, to: 400, begins: 'c' }),
      paragraph(3.1, { from: 12, to: 60, begins: 'd' }),
    ]
    expect(stretchesOf(passage)).toEqual([
      { page: 2, from: 40, to: 400, begins: 'b' },
      { page: 3, from: 12, to: 60, begins: 'd' },
    ])
    expect(stretchesOf([])).toEqual([])
  })

  it('is found however the words are spaced', () => {
    const stretch = { page: 0, from: 5, to: 19, begins: 'Many people' }
    const text = 'Title\nMany  people\ntravel. More'
    const units = unitsOf(text, { ...stretch, to: 22 })
    expect(units && text.slice(units.start, units.end)).toBe('Many  people\ntravel.')
  })

  it('is not where other words stand, or too few', () => {
    expect(unitsOf('Title\nFew people travel.', { page: 0, from: 5, to: 19, begins: 'Many' })).toBeNull()
    expect(unitsOf('Title\nMany', { page: 0, from: 5, to: 19, begins: 'Many' })).toBeNull()
  })
})
