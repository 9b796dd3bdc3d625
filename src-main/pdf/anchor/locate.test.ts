import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CartableError } from '../../contract/errors.ts'
import { codesOf, foldText, readableText } from './fold.ts'
import { findQuote, locateQuote } from './locate.ts'

function pageOf(text: string): number[] {
  return codesOf(text)
}

function found(page: string, quote: string): string[] {
  const codes = pageOf(page)
  return findQuote(codes, quote).map(({ start, end }) => String.fromCodePoint(...codes.slice(start, end)))
}

describe('findQuote', () => {
  it.each([
    ['a ligature', 'oﬃce et ﬂux', 'office et flux'],
    ['ligatures of French', 'cœur et Œuvre, æther', 'coeur et OEuvre, aether'],
    ['typographic quotes', 'l’été « ici »', 'l\'été " ici "'],
    ['dashes', '2015–2019', '2015-2019'],
    ['spaces that do not break', 'page\u00a012\u2009%', 'page 12 %'],
    ['a line break', 'mixed\r\nmigration', 'mixed migration'],
    ['a soft hyphen as PDFium marks it', 'migra\ufffe\r\ntion', 'migration'],
    ['a soft hyphen of the text', 'migra\u00adtion', 'migration'],
    ['a hyphen at a line end', 'migra-\ntion', 'migration'],
    ['a hyphen of the word at a line end', 'long-\nterm', 'long-term'],
    ['both kinds of hyphen in one quotation', 'migra-\ntion and long-\nterm', 'migration and long-term'],
    ['letters set apart', 'M I G R A T I O N', 'MIGRATION'],
    ['an accent written as two characters', 'e\u0301te\u0301', 'été'],
    ['Arabic presentation forms', '\ufee3\ufeae\ufea3\ufe92\ufe8e', '\u0645\u0631\u062d\u0628\u0627'],
    ['other capitals', 'Rabat PROCESS', 'rabat process'],
    ['missing accents', 'Déclaration de Marrakech', 'Declaration de Marrakech'],
  ])('finds %s', (_name, page, quote) => {
    expect(found(`Before ${page} after`, quote)).toEqual([page])
  })

  it('prefers exact spelling: other capitals are not counted beside it', () => {
    expect(found('RABAT and Rabat', 'Rabat')).toEqual(['Rabat'])
  })

  it.each([
    ['a letter', 'e œ é', 'e', ['e']],
    ['an accent', 'passé passe\u0301 passe', 'passe', ['passe']],
    ['letters without accents', 'passé', 'passe', ['passé']],
    ['part of a ligature, where nothing else is found', 'oﬃce', 'of', ['oﬃ']],
  ])('takes whole characters before parts of them: %s', (_name, page, quote, ranges) => {
    expect(found(page, quote)).toEqual(ranges)
  })

  it('finds every occurrence in the order of the page', () => {
    expect(findQuote(pageOf('one two one'), 'one')).toEqual([
      { start: 0, end: 3 },
      { start: 8, end: 11 },
    ])
  })

  it('finds nothing for white space, and nothing that is not there', () => {
    expect(found('some text', ' \n ')).toEqual([])
    expect(found('some text', 'other')).toEqual([])
  })

  it('finds any part of a page again, however it is broken into lines', () => {
    const word = fc.stringMatching(/^[a-zéœA-Z]{1,9}$/)
    const breaks = fc.constantFrom(' ', '\r\n', '\u00a0', '  ', ' \n ')
    const page = fc.array(fc.tuple(word, breaks, fc.nat(8), fc.boolean()), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(page, fc.nat(), fc.nat(), (words, a, b) => {
        const [from, to] = [a % words.length, b % words.length].sort((x, y) => x - y)
        const quote = words
          .slice(from, (to ?? 0) + 1)
          .map(([text]) => text)
          .join(' ')
        const set = words.map(([text, gap, at, hyphen]) => {
          const cut = hyphen && text.length > 1 ? 1 + (at % (text.length - 1)) : 0
          return (cut > 0 ? `${text.slice(0, cut)}\ufffe\r\n${text.slice(cut)}` : text) + gap
        })
        const codes = pageOf(set.join(''))
        const ranges = findQuote(codes, quote)
        const flat = (text: string): string => foldText(codesOf(text), 'exact', 'join').text.trim()
        expect(ranges.length).toBeGreaterThan(0)
        for (const { start, end } of ranges) {
          expect(flat(readableText(codes, start, end)).toLowerCase()).toBe(flat(quote).toLowerCase())
        }
      }),
    )
  })
})

describe('locateQuote', () => {
  const codes = pageOf('one two one')

  function failure(run: () => unknown): CartableError {
    try {
      run()
    } catch (error) {
      if (error instanceof CartableError) return error
    }
    throw new Error('nothing was thrown')
  }

  it('refuses a quotation that stands twice, with the count', () => {
    const error = failure(() => locateQuote(codes, { quote: 'one', pageIndex: 2 }))
    expect(error.code).toBe('QUOTE_AMBIGUOUS')
    expect(error.data).toMatchObject({ page: 3, count: 2 })
  })

  it('takes the occurrence that is asked for, from 1', () => {
    expect(locateQuote(codes, { quote: 'one', pageIndex: 0, occurrence: 2 })).toEqual({ start: 8, end: 11 })
  })

  it('refuses one that is not there', () => {
    expect(failure(() => locateQuote(codes, { quote: 'six', pageIndex: 0 })).data).toMatchObject({
      page: 1,
      quote: 'six',
    })
    expect(failure(() => locateQuote(codes, { quote: 'one', pageIndex: 0, occurrence: 3 })).code).toBe(
      'QUOTE_NOT_FOUND',
    )
  })
})
