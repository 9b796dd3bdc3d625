import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  nextCharacter,
  nextWord,
  previousCharacter,
  previousWord,
  readsLeftward,
  runOnNextLine,
} from './caret-text.ts'

const words = fc
  .array(fc.constantFrom('mixte', 'l’été', 'e\u0301te\u0301', '👩‍👩‍👧', 'الهجرة', '54', '…'), { maxLength: 12 })
  .map((parts) => parts.join(' '))

describe('steps by character', () => {
  it('reach the end and come back over the same places', () => {
    fc.assert(
      fc.property(words, (text) => {
        const places = [0]
        while ((places.at(-1) ?? 0) < text.length) places.push(nextCharacter(text, places.at(-1) ?? 0))
        const back = [text.length]
        while ((back.at(-1) ?? 0) > 0) back.push(previousCharacter(text, back.at(-1) ?? 0))
        expect(places.toReversed()).toEqual(back)
      }),
    )
  })

  it('never part a letter from its accent', () => {
    expect(nextCharacter('e\u0301te\u0301', 0)).toBe(2)
    expect(previousCharacter('e\u0301te\u0301', 5)).toBe(3)
  })
})

describe('steps by word', () => {
  it('stop after words and before them', () => {
    const text = 'Une étape, puis une autre.'
    expect([0, 3, 9].map((at) => nextWord(text, at))).toEqual([3, 9, 15])
    expect([26, 20, 16].map((at) => previousWord(text, at))).toEqual([20, 16, 11])
  })

  it('always move on, and stay within the text', () => {
    fc.assert(
      fc.property(words, fc.nat(80), (text, given) => {
        const at = Math.min(given, text.length)
        expect(nextWord(text, at)).toBeLessThanOrEqual(text.length)
        if (at < text.length) expect(nextWord(text, at)).toBeGreaterThan(at)
        if (at > 0) expect(previousWord(text, at)).toBeLessThan(at)
      }),
    )
  })
})

describe('readsLeftward', () => {
  it('goes by the letters around', () => {
    expect(readsLeftward('الهجرة المختلطة', 3)).toBe(true)
    expect(readsLeftward('الهجرة 2024', 11)).toBe(true)
    expect(readsLeftward('mixed migration', 5)).toBe(false)
    expect(readsLeftward('', 0)).toBe(false)
  })
})

describe('runOnNextLine', () => {
  const box = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 12 })
  // Two columns of three lines, as they are read.
  const boxes = [box(0, 0), box(0, 18), box(0, 36), box(200, 0), box(200, 18), box(200, 36)]

  it('stays in its column', () => {
    expect(runOnNextLine(boxes, 0, 30, 1)).toBe(1)
    expect(runOnNextLine(boxes, 4, 230, 1)).toBe(5)
    expect(runOnNextLine(boxes, 4, 230, -1)).toBe(3)
  })

  it('ends above the first and below the last line', () => {
    expect(runOnNextLine(boxes, 0, 30, -1)).toBeNull()
    expect(runOnNextLine(boxes, 5, 230, 1)).toBeNull()
    expect(runOnNextLine([], 0, 0, 1)).toBeNull()
  })
})
