import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEdtf } from '../../../contract/edtf.ts'
import {
  BRIEFING,
  DIALOGUE,
  IMPRINT,
  input,
  labels,
  MEETING,
  QUARTERLY,
  RESEARCH,
  type Row,
} from './covers.fixture.ts'
import { guessMetadata } from './guess.ts'
import type { Guess, GuessField, GuessInput } from './types.ts'

const all = (given: GuessInput, field: GuessField): Guess[] =>
  guessMetadata(given).filter((guess) => guess.field === field)
const best = (given: GuessInput, field: GuessField): Guess | undefined => all(given, field)[0]
const value = (given: GuessInput, field: GuessField): Guess['value'] | undefined => best(given, field)?.value
const names = (given: GuessInput, field: GuessField): string[] =>
  [value(given, field) ?? []]
    .flat()
    .map((part) => (typeof part === 'string' ? part : (part.conceptId ?? part.name)))

const FRENCH =
  'Les personnes qui sont dans les villes ne sont pas en route, et le travail est pour elles un avenir. '.repeat(
    12,
  )
const ENGLISH =
  'The people who are in the cities have not been on the road, and the work is for them a future. '.repeat(12)

describe('a briefing paper', () => {
  const given = input([BRIEFING, IMPRINT], 'Smugglers-Briefing-Paper-May-2019-11Jun.pdf', {
    info: { Title: 'Microsoft Word - wells_final.docx', CreationDate: 'D:20190611101500Z', Author: 'user' },
  })
  it('has the largest type as title, and the lines after its colon as subtitle', () => {
    expect(best(given, 'title')).toMatchObject({ value: 'Wells and roads', origin: 'page', page: 0 })
    expect(value(given, 'subtitle')).toBe('A made-up study of people who dig and people who pass')
  })
  it('has the type that is printed in capitals', () => {
    expect(best(given, 'type')).toMatchObject({
      value: 'publication-type:briefing-paper',
      evidence: 'BRIEFING PAPER',
      confidence: 0.9,
    })
  })
  it('shows the dates that contradict each other, the cover first', () => {
    expect(all(given, 'issued').map((guess) => [guess.value, guess.origin])).toEqual([
      ['2019-05', 'page'],
      ['2018', 'citation'],
      ['2019-06', 'info'],
    ])
    const agreed = input([BRIEFING], 'a.pdf')
    expect(best(given, 'issued')?.confidence).toBeLessThan(best(agreed, 'issued')?.confidence ?? 0)
  })
  it('has the authors of page 2 and not the reviewers beside them', () => {
    expect(best(given, 'creators')?.value).toEqual([
      { kind: 'person', name: 'Awa Exemple', conceptId: null },
      { kind: 'person', name: 'Tom Muster', conceptId: null },
    ])
    const citation = all(given, 'creators').find((guess) => guess.origin === 'citation')
    expect(citation?.value).toEqual([{ kind: 'organisation', name: 'MMC', conceptId: 'organisation:mmc' }])
    expect(JSON.stringify(all(given, 'creators'))).not.toMatch(/Reviewer|Studio|user/)
  })
  it('has MMC as publisher', () => expect(names(given, 'publisher')).toEqual(['organisation:mmc']))
})

describe('a quarterly update', () => {
  const given = input([QUARTERLY], 'QMMU_Q3_2019_WA.pdf')
  it('keeps its region in the title', () => {
    expect(value(given, 'title')).toBe('Quarterly Mixed Migration Update: West Africa')
    expect(value(given, 'subtitle')).toBeUndefined()
  })
  it('has series, number, type and the quarter as printed', () => {
    expect(value(given, 'series')).toBe('series:s-qmmu-wa')
    expect(value(given, 'number')).toBe('WA Q3 2019')
    expect(value(given, 'type')).toBe('publication-type:qmmu-type')
    expect(best(given, 'issued')).toMatchObject({ value: '2019-35', evidence: 'QUARTER 3 2019' })
    expect(names(given, 'publisher')).toEqual(['organisation:mmc-wa'])
  })
  it.each([
    ['QMMU_Q3_2019_WA.pdf', 'series:s-qmmu-wa', 'WA Q3 2019'],
    ['QMMU_Q3_2019_WA_FR.pdf', 'series:s-qmmu-wa', 'WA Q3 2019'],
    ['qmmu-wa-q1-2020.pdf', 'series:s-qmmu-wa', 'WA Q1 2020'],
    ['QMMU_Q4_2019_NA.pdf', 'series:s-qmmu-na', 'NA Q4 2019'],
    ['QMMU Q2 2021 EAY (1).pdf', 'series:s-qmmu-esa', 'ESA Q2 2021'],
    ['quarterly-mixed-migration-update-eu-q3-2020.pdf', 'series:s-qmmu-eu', 'EU Q3 2020'],
    ['QMMU-AP-Q1-2024-web.pdf', 'series:s-qmmu-asia', 'ASIA Q1 2024'],
    ['ms-wa-1709.pdf', 'series:s-monthly', 'WA 2017-09'],
    ['ms-asia-1805.pdf', 'series:s-monthly', 'ASIA 2018-05'],
    ['tr-ea-1802.pdf', 'series:s-trend', 'EA 2018-02'],
  ])('is known by its file name %s alone', (fileName, series, number) => {
    expect(value(input([], fileName), 'series')).toBe(series)
    expect(value(input([], fileName), 'number')).toBe(number)
  })
  it('is known by the heading inside', () => {
    const inner = input([[['', 10]], [['Quarterly Mixed Migration Update Q3 2020: West Africa', 18]]])
    expect(value(inner, 'number')).toBe('WA Q3 2020')
    expect(value(inner, 'issued')).toBe('2020-35')
  })
})

describe('a research report', () => {
  const given = input([RESEARCH], '160_the_ferry_that_never_left_research_report.pdf')
  it('is split at the colon', () => {
    expect(value(given, 'title')).toBe('The ferry that never left')
    expect(value(given, 'subtitle')).toBe('waiting in made-up ports')
  })
  it('has type, month and publisher from one line', () => {
    expect(value(given, 'type')).toBe('publication-type:research-report')
    expect(value(given, 'issued')).toBe('2021-02')
    expect(names(given, 'publisher')).toEqual(['organisation:mmc'])
  })
  it('is surer of a title that the metadata repeat', () => {
    const repeated = input([RESEARCH], 'a.pdf', {
      xmp: { 'dc:title': ['The Ferry that never left: Waiting in made-up ports'] },
    })
    expect(best(repeated, 'title')?.confidence).toBeGreaterThan(
      best(input([RESEARCH]), 'title')?.confidence ?? 1,
    )
  })
})

describe('a report of the dialogue', () => {
  const header: Row = ['Lacunes imaginaires et pratiques transférables dans les ports', 8]
  const given = input(
    [DIALOGUE, [header, [FRENCH.slice(0, 380), 10]], [header, [FRENCH.slice(0, 380), 10]]],
    'ICMPD Lacunes FR 17Nov.pdf',
  )
  it('has its title in capitals, its French type and month', () => {
    expect(value(given, 'title')).toBe('LACUNES IMAGINAIRES ET PRATIQUES TRANSFÉRABLES DANS LES PORTS')
    expect(value(given, 'type')).toBe('publication-type:assessment-report')
    expect(value(given, 'issued')).toBe('2022-12')
    expect(value(given, 'language')).toBe('fr')
  })
  it('is published by who ran the project, not by who paid', () => {
    expect(names(given, 'publisher')).toEqual(['organisation:icmpd'])
    expect(JSON.stringify(all(given, 'publisher'))).not.toContain('organisation:eu')
  })
  it('takes the running header where the cover is an image', () => {
    const image = input([[], [header, [FRENCH.slice(0, 380), 10]], [header, [FRENCH.slice(0, 380), 10]]])
    expect(all(image, 'title').map((guess) => guess.value)).toContain(header[0])
  })
})

describe('dates', () => {
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
  it('a file that says nothing has its name, in words', () => {
    const given = input([], '160_wells%20and_roads_EN-WEB (1).pdf')
    expect(best(given, 'title')).toMatchObject({ value: 'wells and roads', origin: 'filename' })
    expect(value(given, 'language')).toBe('en')
  })
})

describe('hostile input', () => {
  const line = fc.record({
    page: fc.integer({ min: -3, max: 1e6 }),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...'Aa 0129:.,-–()é·/©'), maxLength: 300 }),
      fc.constantFrom(
        'Suggested citation:',
        'MAY 2019',
        'Abstract',
        'Written by:',
        '3e trimestre 2019',
        'BRIEFING PAPER',
        'ISBN 97',
        'A'.repeat(5000),
      ),
    ),
    size: fc.double(),
    box: fc.tuple(fc.double(), fc.double(), fc.double(), fc.double()),
  })
  it('gives guesses of the promised form, whatever the lines say', () => {
    const strings = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 60 }),
        fc.array(strings, { maxLength: 4 }),
        strings,
        fc.dictionary(fc.constantFrom('Title', 'Author', 'CreationDate'), strings),
        fc.dictionary(
          fc.constantFrom('dc:title', 'dc:creator', 'dc:date', 'dc:language', 'prism:doi'),
          fc.array(strings),
        ),
        (lines, firstPages, fileName, info, xmp) => {
          const { facts } = input([])
          const guesses = guessMetadata({
            facts: { ...facts, info, xmp },
            lines,
            firstPages,
            fileName,
            labels,
          })
          for (const guess of guesses) {
            expect(guess.evidence.length).toBeLessThanOrEqual(300)
            expect(guess.confidence >= 0 && guess.confidence <= 1).toBe(true)
            expect(guess.value.length).toBeGreaterThan(0)
            if (guess.field === 'issued') expect(isEdtf(String(guess.value))).toBe(true)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
  it.each([
    'a',
    ' ',
    '1',
    '-',
    ':',
    '(',
    'A. ',
    'MMC ',
    '2019 ',
    'May 2019 ',
    '10.1234/',
    'ISBN 1',
    '· ',
    'Aa, B. ',
    'de la ',
    'é',
  ])('ends for a file made of “%s”', (piece) => {
    const long = piece.repeat(200_000 / piece.length)
    const rows: Row[] = Array.from({ length: 3000 }, () => [piece.repeat(400), 12])
    const given = {
      ...input([rows, rows], long, { info: { Title: long, Author: long }, language: long }),
      firstPages: Array.from({ length: 50 }, () => long),
    }
    expect(guessMetadata(given).length).toBeLessThanOrEqual(11 * 12)
  })
})
