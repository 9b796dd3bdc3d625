import { describe, expect, it } from 'vitest'
import { all, best, ENGLISH, FRENCH, names, value } from './best.fixture.ts'
import { input, MEETING, type Row } from './covers.fixture.ts'
import type { GuessInput } from './types.ts'

describe('dates', () => {
  it('takes a year beside a type on the cover', () => {
    const cover = [['4MI SNAPSHOT · 2024', 12] as const, ['Needs of people who dig', 30] as const]
    expect(best(input([cover]), 'issued')).toMatchObject({ value: '2024', origin: 'page' })
  })

  it('of a meeting are read with the place before and the host after', () => {
    expect(value(input([MEETING]), 'issued')).toBe('2019-10-24')
  })
  it('of a survey are not the date of issue', () => {
    const survey: Row[] = [
      ['A made-up survey of wells', 26],
      ['Based on 2,276 interviews conducted between May and July 2023', 10],
      ['FEBRUARY 2024', 12],
    ]
    expect(all(input([survey]), 'issued').map((guess) => guess.value)).toEqual(['2024-02'])
  })
  it('in a title are not the date of issue, alone or as a span', () => {
    const plan: Row[] = [
      ['Plan of invented action 2018-2020', 26],
      ['Well digging in 2030', 14],
    ]
    expect(all(input([plan]), 'issued')).toEqual([])
    const named = input([plan], 'well-digging-2030.pdf', { info: { CreationDate: 'D:20200401' } })
    expect(all(named, 'issued').map((guess) => guess.value)).toEqual(['2020-04'])
    expect(all(input([], 'plan-2018-2021.pdf'), 'issued')).toEqual([])
  })
  it('of an imprint count, of a visit do not', () => {
    const rows: Row[] = [
      ['Impressum: October 2018', 9],
      ['Accessed 3 March 2021', 9],
    ]
    expect(all(input([[['A leaflet about wells', 24]], rows]), 'issued').map((guess) => guess.value)).toEqual(
      ['2018-10'],
    )
  })
  it('of the file are the weakest, and only to the month', () => {
    const given = input([], 'scan.pdf', { info: { CreationDate: "D:20190611101500+02'00'" } })
    expect(best(given, 'issued')).toMatchObject({ value: '2019-06', origin: 'info' })
    expect(best(given, 'issued')?.confidence).toBeLessThan(0.2)
  })
})

describe('language', () => {
  const text = (words: string): GuessInput => ({ ...input([]), firstPages: [words] })
  it('is what most words say, against the metadata', () => {
    const given = { ...input([], 'report_EN.pdf', { language: 'en-US' }), firstPages: [FRENCH] }
    expect(all(given, 'language').map((guess) => [guess.value, guess.origin])).toEqual([
      ['fr', 'statistics'],
      ['en', 'filename'],
    ])
  })
  it.each([
    ['en', ENGLISH],
    ['fr', FRENCH],
    [
      'es',
      'Las personas que están en las ciudades no son las que se ven por el camino, y el trabajo es para ellas. '.repeat(
        8,
      ),
    ],
    [
      'pt',
      'As pessoas que estão nas cidades não são as que vão pelo caminho, e o trabalho é uma vida para os outros. '.repeat(
        8,
      ),
    ],
    ['ar', 'الناس الذين يعيشون في المدن ليسوا على الطريق والعمل هو مستقبلهم في هذا البلد البعيد '.repeat(4)],
  ])('%s is told by its words', (language, words) => expect(value(text(words), 'language')).toBe(language))
  it('is not told of a text in another language or of few words', () => {
    expect(
      value(
        text('Ludzie mieszkający miastach pracują codziennie dlatego szukają lepszego życia '.repeat(10)),
        'language',
      ),
    ).toBeUndefined()
    expect(value(text('le la les'), 'language')).toBeUndefined()
  })
})

describe('other fields', () => {
  it('abstract is what is labelled so, without the running header', () => {
    const header: Row = ['Of wells and other made-up things', 8]
    const body = 'Nobody has dug here before, and this sentence is about as long as a line.'
    const rows: Row[] = [
      header,
      ['Abstract', 14],
      [body, 10],
      [`${body} Again.`, 10],
      ['Introduction', 14],
      [body, 10],
    ]
    const given = input([[['Of wells', 24]], rows, [header]])
    expect(value(given, 'abstract')).toBe(`${body} ${body} Again.`)
    expect(
      value(
        input([
          [
            ['Résumé exécutif', 14],
            [FRENCH.slice(0, 380), 10],
          ],
        ]),
        'abstract',
      ),
    ).toBeUndefined()
  })
  it('publishers are a list, and DRC as a publisher is the Danish Refugee Council', () => {
    expect(
      names(
        input([
          [
            ['Of wells', 24],
            ['Published by: MMC, UNODC', 10],
          ],
        ]),
        'publisher',
      ),
    ).toEqual(['organisation:mmc', 'organisation:unodc'])
    expect(
      names(
        input([
          [
            ['Of wells', 24],
            ['Published by: DRC', 10],
          ],
        ]),
        'publisher',
      ),
    ).toEqual(['organisation:drc'])
  })
  it('identifiers of the first pages are one list', () => {
    const rows: Row[] = [
      ['ISBN 978-3-16-148410-0', 9],
      ['ISSN 2049-3630', 9],
      ['https://doi.org/10.1234/ABC.5', 9],
    ]
    expect(value(input([[['Of wells', 24]], rows]), 'identifier')).toEqual([
      ...['doi:10.1234/abc.5', 'isbn:9783161484100', 'issn:2049-3630'],
    ])
  })
  it('a review keeps its name, year and series', () => {
    const given = input([
      [
        ['Mixed Migration Review 2021', 40],
        ['Reframing imaginary mobility', 18],
      ],
    ])
    expect(value(given, 'title')).toBe('Mixed Migration Review 2021')
    expect(value(given, 'subtitle')).toBe('Reframing imaginary mobility')
    expect([value(given, 'series'), value(given, 'number'), value(given, 'type')]).toEqual([
      ...['series:s-mmr', '2021', 'publication-type:annual-review'],
    ])
  })
  it('a subtitle is neither the authors nor the first sentence, and a title no heading', () => {
    const title: Row = ['Of wells', 24]
    expect(
      value(input([[title, ['Awa Exemple∗, Tom Muster and Lía Prueba', 14]]]), 'subtitle'),
    ).toBeUndefined()
    expect(value(input([[title, ['Wells are found in many places.', 14]]]), 'subtitle')).toBeUndefined()
    expect(
      value(
        input([
          [
            ['Table of Contents', 30],
            ['Of wells and roads', 20],
          ],
        ]),
        'title',
      ),
    ).toBe('Of wells and roads')
  })
  it('a file that says nothing has its name, in words', () => {
    const given = input([], '160_wells%20and_roads_EN-WEB (1).pdf')
    expect(best(given, 'title')).toMatchObject({ value: 'wells and roads', origin: 'filename' })
    expect(value(given, 'language')).toBe('en')
  })
})
