import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Concept } from '../../contract/vocabulary.ts'
import { buildThesaurus, expandQuery, toMatch } from './expand.ts'
import { foldText, foldWords, tokenise } from './fold.ts'
import { parseQuery } from './query.ts'
import { answers, makeSnippet } from './snippet.ts'

describe('foldText', () => {
  it.each([
    ['Œuvre', 'oeuvre'],
    ['ÉCOLES', 'ecoles'],
    ['migrant·e·s', 'migrants'],
    ['réfugié∙e∙s', 'refugies'],
    ['migrant-e-s', 'migrants'],
    ['ﬁnance eﬀort', 'finance effort'],
    ['الهِجْرَة', 'الهجرة'],
  ])('%s is searched as %s', (text, folded) => expect(foldText(text)).toBe(folded))

  it('gives a text the same words as its tokens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { start, end } of tokenise(text)) expect(end).toBeGreaterThan(start)
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })
})

describe('parseQuery', () => {
  it('reads words, phrases, prefixes, exclusions and filters', () => {
    const { clauses, filter } = parseQuery(
      'passeurs "mixed migration" Niger* -Libye year:2019..2021 lang:FR tag:"4Mi"',
    )
    expect(clauses.map(({ words, prefix, negated }) => ({ words, prefix, negated }))).toEqual([
      { words: ['passeurs'], prefix: false, negated: false },
      { words: ['mixed', 'migration'], prefix: false, negated: false },
      { words: ['niger'], prefix: true, negated: false },
      { words: ['libye'], prefix: false, negated: true },
    ])
    expect(filter).toEqual({ year: '2019..2021', lang: 'fr', tag: ['4Mi'] })
  })

  it('takes what is no filter for text', () => {
    expect(parseQuery('https://example.org/a').clauses[0]?.words).toContain('example')
  })

  it('refuses a query that only excludes', () => {
    expect(() => parseQuery('-Libya')).toThrowError(expect.objectContaining({ code: 'INVALID_QUERY' }))
  })

  it('never fails otherwise, and its expression holds only letters and digits in its phrases', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (query) => {
        try {
          const match = toMatch(expandQuery(parseQuery(query).clauses, null))
          for (const [, phrase = ''] of (match ?? '').matchAll(/"([^"]*)"/g)) {
            expect(phrase).toMatch(/^[\p{L}\p{N} ]+$/u)
          }
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^INVALID_/) as unknown })
        }
      }),
    )
  })
})

const smuggling: Concept = {
  id: 'theme:smuggling',
  scheme: 'theme',
  notation: null,
  broader: null,
  prefLabel: { en: 'Migrant smuggling', fr: 'Trafic de migrants' },
  altLabel: { en: ['Smugglers'], fr: ['Passeurs'] },
  note: null,
  source: null,
  certain: true,
  fromMemory: false,
  seenIn: [],
  roles: [],
}

describe('expandQuery', () => {
  const thesaurus = buildThesaurus([smuggling])
  const alternatives = (query: string): string[] =>
    expandQuery(parseQuery(query).clauses, thesaurus).flatMap((group) =>
      group.alternatives.map((phrase) => phrase.words.join(' ')),
    )

  it('widens a word that names a concept to its labels in every language', () => {
    expect(alternatives('passeur')).toEqual(
      expect.arrayContaining(['smugglers', 'migrant smuggling', 'trafic de migrants']),
    )
  })

  it('widens several words that name a concept together', () => {
    expect(alternatives('trafic de migrants')).toContain('passeurs')
  })

  it('leaves quoted words as they are', () => {
    expect(alternatives('"passeurs"')).toEqual([])
  })
})

describe('makeSnippet', () => {
  const groups = (query: string) => expandQuery(parseQuery(query).clauses, null)

  it('cuts the best passage from the original text and says where the words are', () => {
    const text = `${'Rien ici. '.repeat(60)}Les migrant·e·s traversent le Sahel central.\nFin. ${'Après. '.repeat(60)}`
    const cut = makeSnippet(text, groups('migrants sahel'))
    expect(cut?.highlights.map(([start, end]) => cut.snippet.slice(start, end))).toEqual([
      'migrant·e·s',
      'Sahel',
    ])
    expect(cut?.snippet.startsWith('… ')).toBe(true)
    expect(cut?.snippet).not.toContain('\n')
  })

  it.each([
    ['sahel passeurs', true],
    ['"les passeurs"', true],
    ['"passeurs niger"', false],
    ['passeurs mali', false],
    ['passeurs -niger', false],
    ['passeurs -mali', true],
    ['passeu*', true],
  ])('%s is answered by texts together: %s', (query, expected) =>
    expect(answers(['Les passeurs', 'Niger, Sahel'], groups(query))).toBe(expected),
  )

  it('is null where nothing matches', () => expect(makeSnippet('abc', groups('xyz'))).toBeNull())

  it('points at the words whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.lorem({ maxCount: 5 }), { minLength: 1, maxLength: 80 }),
        fc.nat(),
        (parts, at) => {
          const text = parts.join('\n')
          const word = foldWords(text)[at % foldWords(text).length] ?? ''
          const cut = makeSnippet(text, groups(`"${word}"`))
          expect(cut?.highlights.length).toBeGreaterThan(0)
          for (const [start, end] of cut?.highlights ?? [])
            expect(foldText(cut?.snippet.slice(start, end) ?? '')).toBe(word)
        },
      ),
    )
  })
})
