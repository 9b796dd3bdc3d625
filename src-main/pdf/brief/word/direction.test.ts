import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directedTexts } from './direction.ts'

describe('directions of a text', () => {
  it('change as the bidirectional algorithm says, numbers in Arabic staying with it', () => {
    expect(directedTexts('Le mot مهرب، مهربون revient (2019).', false)).toEqual([
      { text: 'Le mot ', rtl: false },
      { text: 'مهرب، مهربون', rtl: true },
      { text: ' revient (2019).', rtl: false },
    ])
    expect(directedTexts('«تقرير MMC، 2019»', true)).toEqual([
      { text: '«تقرير ', rtl: true },
      { text: 'MMC، 2019', rtl: false },
      { text: '»', rtl: true },
    ])
    expect(directedTexts('في تقرير MMC (2019) حول 54 %', true)).toEqual([
      { text: 'في تقرير ', rtl: true },
      { text: 'MMC (2019)', rtl: false },
      { text: ' حول 54 %', rtl: true },
    ])
    expect(directedTexts('1 – 2', true)).toEqual([{ text: '1 – 2', rtl: true }])
    expect(directedTexts('', true)).toEqual([])
  })

  it('lose no letter and never stand twice in a row', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ab é1 .,«»()مهرب،', '\ud83d\ude00') })
    fc.assert(
      fc.property(letters, fc.boolean(), (text, rtl) => {
        const pieces = directedTexts(text, rtl)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        pieces.slice(1).forEach((piece, index) => expect(piece.rtl).not.toBe(pieces[index]?.rtl))
      }),
    )
  })
})
