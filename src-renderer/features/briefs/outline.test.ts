import { describe, expect, it } from 'vitest'
import { excerpt, heading, paragraph } from './items.fixture.ts'
import { blockOf, sectionOf, sectionsOf } from './outline.ts'

const items = [
  paragraph('intro'),
  heading('A'),
  excerpt('1'),
  heading('A.a', 2),
  excerpt('2'),
  excerpt('3'),
  heading('A.b', 2),
  heading('B'),
  paragraph('p'),
]

describe('the outline of a brief', () => {
  const sections = sectionsOf(items)

  it('numbers headings by level and counts the excerpts of their sections', () => {
    expect(sections.map(({ number, text, excerpts }) => `${number} ${text} ${excerpts}`)).toEqual([
      '1 A 3',
      '1.1 A.a 2',
      '1.2 A.b 0',
      '2 B 0',
    ])
  })

  it('counts a level that was left out', () => {
    expect(sectionsOf([heading('x', 3), heading('y', 3)]).map(({ number }) => number)).toEqual([
      '1.1.1',
      '1.1.2',
    ])
  })

  it('knows which section an item stands in', () => {
    expect(sectionOf(sections, 5)?.id).toBe('A.a')
    expect(sectionOf(sections, 0)).toBeUndefined()
  })

  it('takes a section as one block, and an item alone', () => {
    expect(blockOf(items, 'A', true)).toEqual(['A', '1', 'A.a', '2', '3', 'A.b'])
    expect(blockOf(items, 'A', false)).toEqual(['A'])
    expect(blockOf(items, 'p', true)).toEqual(['p'])
    expect(blockOf(items, 'gone', true)).toEqual([])
  })
})
