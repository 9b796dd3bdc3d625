import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CharacterKind, characterKind, cleanText } from './characters.ts'

describe('cleanText', () => {
  it('removes NUL, control characters and lone surrogates, and keeps lines', () => {
    expect(cleanText(' a\0b\u0007\uD800c\r\nd\te\uFFFE ')).toBe('abc\nd\te')
    expect(cleanText('😀 é')).toBe('😀 é')
  })

  it('leaves only well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toContain('\0')
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })
})

describe('characterKind', () => {
  it.each([
    ['é', CharacterKind.visible],
    ['😀', CharacterKind.visible],
    ['\u202F', CharacterKind.space],
    ['\u2028', CharacterKind.lineBreak],
    ['\u2060', CharacterKind.dropped],
    ['\uFB01', CharacterKind.presentation],
  ])('of %j is %i', (letter, kind) => {
    expect(characterKind(letter.codePointAt(0) ?? 0)).toBe(kind)
  })

  it('drops what is no code point', () => {
    expect(characterKind(0x110000)).toBe(CharacterKind.dropped)
  })
})
