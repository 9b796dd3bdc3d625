import { describe, expect, it } from 'vitest'
import { pageLines } from './lines.ts'

const PAGE_TEXT = {
  text: 'Les routes\nmixtes',
  words: Float32Array.of(0, 3, 10, 100, 40, 120, 4, 6, 50, 98, 110, 118, 11, 6, 10, 70, 60, 80),
  wordChars: Uint32Array.of(0, 4, 12),
  unmapped: 0,
}

describe('pageLines', () => {
  it('gives each line its box and the size of most of its characters', () => {
    const sizes = [12, 24.04, 9.5]
    expect(pageLines(1, PAGE_TEXT, (word) => sizes[word] ?? 0)).toEqual([
      { page: 1, text: 'Les routes', size: 24, box: [10, 98, 110, 120] },
      { page: 1, text: 'mixtes', size: 9.5, box: [10, 70, 60, 80] },
    ])
  })

  it('gives no line for a page without words', () => {
    const empty = { text: '', words: new Float32Array(0), wordChars: new Uint32Array(0), unmapped: 0 }
    expect(pageLines(0, empty, () => 1)).toEqual([])
  })
})
