import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WORD_STRIDE } from '../../contract/pdf.ts'
import type { Rect } from '../../contract/values.ts'
import type { PdfiumChars } from '../pdfium/index.ts'
import { assembleText } from './page-text.ts'

const PAGE: Rect = [0, 0, 1000, 1000]

/** Letters ten wide and ten high in one row; spaces have no box. */
function row(codes: readonly number[], x = 0): PdfiumChars {
  const boxes = new Float32Array(codes.length * 4)
  for (const [index, code] of codes.entries()) {
    if (code > 0x20) boxes.set([x + index * 10, 100, x + index * 10 + 10, 110], index * 4)
  }
  return { count: codes.length, codes: Uint32Array.from(codes), boxes }
}

function codesOf(text: string): number[] {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
}

function textOf(text: string): string {
  return assembleText(row(codesOf(text)), PAGE).text
}

describe('assembleText', () => {
  it('gives each word its place in the text, its box and its first character', () => {
    const { text, words, wordChars } = assembleText(row(codesOf('la  mer\r\nnord')), PAGE)
    expect(text).toBe('la mer\nnord')
    expect([...words]).toEqual([0, 2, 0, 100, 20, 110, 3, 3, 40, 100, 70, 110, 7, 4, 90, 100, 130, 110])
    expect([...wordChars]).toEqual([0, 4, 9])
  })

  it('joins a word cut at a line end and keeps a box for each part', () => {
    const { text, words } = assembleText(row(codesOf('coopé\uFFFEration')), PAGE)
    expect(text).toBe('coopération')
    expect(words).toHaveLength(2 * WORD_STRIDE)
    expect([...words.subarray(0, 2), ...words.subarray(6, 8)]).toEqual([0, 5, 5, 6])
    expect(textOf('coopé\u00AD\r\nration')).toBe('coopération')
    expect(textOf('coopé\u00ADration')).toBe('coopération')
    expect(textOf('الهج\uFFFEرة')).toBe('الهجرة')
  })

  it('keeps hyphens that belong to the text', () => {
    expect(textOf('Euro\uFFFEAfrican')).toBe('Euro-African')
    expect(textOf('2015\uFFFE2019')).toBe('2015-2019')
    expect(textOf('ICMPD\uFFFEled')).toBe('ICMPD-led')
    expect(textOf('end\uFFFE')).toBe('end-')
    expect(textOf('pré-\r\nétude')).toBe('pré-\nétude')
  })

  it('drops words outside the CropBox, and their separators', () => {
    const chars = row(codesOf('un deux trois'))
    expect(assembleText(chars, [25, 0, 75, 1000]).text).toBe('deux')
    expect(assembleText(chars, [0, 0, 25, 1000]).text).toBe('un')
    expect(assembleText(chars, [75, 0, 1000, 1000]).text).toBe('trois')
    expect(assembleText(chars, [0, 0, 1000, 50]).text).toBe('')
  })

  it('spells ligatures and presentation forms out', () => {
    expect(textOf('coe\uFB03cient')).toBe('coefficient')
    expect(textOf('\uFEFB')).toBe('لا')
  })

  it('counts glyphs without Unicode and leaves them out', () => {
    const { text, unmapped } = assembleText(row([1, 2, 3, 0x61, 0xd800, 0xffff, 0]), PAGE)
    expect(text).toBe('a')
    expect(unmapped).toBe(4)
  })

  it('makes well-formed text of any characters, with words that cover it', () => {
    const code = fc.oneof(
      fc.integer({ min: 0, max: 0x10ffff }),
      fc.constantFrom(0x20, 0x0a, 0x0d, 0xfffe, 0xad, 0xfdfa, 0x61),
    )
    fc.assert(
      fc.property(fc.array(code, { maxLength: 60 }), fc.integer({ min: 0, max: 400 }), (codes, right) => {
        const { text, words, wordChars } = assembleText(row(codes), [0, 0, right, 1000])
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/\0|^\s|\s$|\s\s/)
        expect(words.length).toBe(wordChars.length * WORD_STRIDE)
        let covered = 0
        for (let at = 0; at < words.length; at += WORD_STRIDE) {
          const [start = 0, length = 0] = words.subarray(at, at + 2)
          expect(text.slice(covered, start)).toMatch(/^[ \n]?$/)
          covered = start + length
        }
        expect(covered).toBe(text.length)
      }),
    )
  })
})
