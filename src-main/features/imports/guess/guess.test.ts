import { describe, expect, it } from 'vitest'
import { all, best, FRENCH, names, value } from './best.fixture.ts'
import { BRIEFING, DIALOGUE, IMPRINT, input, QUARTERLY, RESEARCH, type Row } from './covers.fixture.ts'

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
