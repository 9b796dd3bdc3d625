import { describe, expect, it } from 'vitest'
import { assembleText } from '../extract/page-text.ts'
import { charsFromRuns, type TextRun } from './chars.ts'

function run(str: string, overrides: Partial<TextRun> = {}): TextRun {
  const width = str.length * 5
  return {
    str,
    dir: 'ltr',
    width,
    height: 10,
    transform: [10, 0, 0, 10, 100, 200],
    hasEOL: false,
    ...overrides,
  }
}

describe('charsFromRuns', () => {
  it('shares the width of a run among its letters', () => {
    const { codes, boxes, sizes } = charsFromRuns([run('ab')])
    expect([...codes]).toEqual([0x61, 0x62])
    expect([...boxes]).toEqual([100, 198, 105, 208, 105, 198, 110, 208])
    expect([...sizes]).toEqual([10, 10])
  })

  it('follows the direction of turned and right-to-left text', () => {
    const turned = charsFromRuns([run('ab', { transform: [0, 10, -10, 0, 100, 200] })])
    expect([...turned.boxes.subarray(4)]).toEqual([92, 205, 102, 210])
    const hebrew = charsFromRuns([run('אב', { dir: 'rtl' })])
    expect(hebrew.boxes[0]).toBe(105)
    expect(hebrew.boxes[4]).toBe(100)
  })

  it('marks line ends, and hyphens at them', () => {
    const chars = charsFromRuns([
      run('la coopé-', { hasEOL: true }),
      run('ration', { hasEOL: true }),
      run('fin'),
    ])
    expect(assembleText(chars, [0, 0, 1000, 1000]).text).toBe('la coopération\nfin')
  })
})
