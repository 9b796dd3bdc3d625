import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRightToLeft, quotation, spaced } from './typography.ts'
import { BRIEF_WORDS } from './words.ts'

describe('quotations', () => {
  it('have the marks of their own language, or of the brief', () => {
    expect(quotation('Qui\u202f?', 'fr', 'en')).toBe('«\u00a0Qui\u202f?\u00a0»')
    expect(quotation(' Who? ', 'en-GB', 'fr')).toBe('“Who?”')
    expect(quotation('من؟', 'ar', 'fr')).toBe('«من؟»')
    expect(quotation('Who?', null, 'fr')).toBe('«\u00a0Who?\u00a0»')
    expect(quotation('wie', 'de', 'fr')).toBe('„wie“')
  })

  it('that have marks get no second pair, unless the marks are of parts', () => {
    expect(quotation('«\u00a0Il m’a trouvé\u00a0»', 'fr', 'fr')).toBe('«\u00a0Il m’a trouvé\u00a0»')
    expect(quotation('“One” and “two”', 'en', 'fr')).toBe('““One” and “two””')
  })
})

describe('spaces', () => {
  it('of French keep signs with their words', () => {
    expect(spaced('Qui ? Oui ; non : « peut-être » !', 'fr')).toBe(
      'Qui\u202f? Oui\u202f; non\u00a0: «\u00a0peut-être\u00a0»\u202f!',
    )
    expect(spaced('Qui\u00a0?', 'fr-FR')).toBe('Qui\u202f?')
  })

  it('change no other text', () => {
    expect(spaced('https://a.example/?q=1;2 :x 10:30', 'fr')).toBe('https://a.example/?q=1;2 :x 10:30')
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(spaced(text, 'en')).toBe(text)
        const letters = (each: string): string => each.replace(/[ \u00a0\u202f]/g, '')
        expect(letters(spaced(text, 'fr'))).toBe(letters(text))
        expect(spaced(spaced(text, 'fr'), 'fr')).toBe(spaced(text, 'fr'))
      }),
    )
  })

  it('are right in the words around a brief', () => {
    const { otherLanguage } = BRIEF_WORDS.fr
    expect(otherLanguage('en-GB')).toBe('Cité de la version en anglais, sans traduction.')
    expect(otherLanguage('xx')).toBe('Cité d’une version dans une autre langue, sans traduction.')
    const texts = JSON.stringify(BRIEF_WORDS.fr)
    expect(texts).not.toMatch(/ [;:!?»]|« /)
    expect([isRightToLeft('ar-MA'), isRightToLeft('fr')]).toEqual([true, false])
  })
})
