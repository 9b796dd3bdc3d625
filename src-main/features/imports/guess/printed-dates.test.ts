import { describe, expect, it } from 'vitest'
import { printedDates } from './printed-dates.ts'

const read = (text: string): string[] => printedDates(text).map((date) => date.edtf || date.kind)

describe('printedDates', () => {
  it.each([
    ['MAY 2019', '2019-05'],
    ['FEBRUARY 2024', '2024-02'],
    ['MMC Research Report, February 2021', '2021-02'],
    ['QUARTER 3 2019', '2019-35'],
    ['Quarter 3 - 2020', '2020-35'],
    ['mars 2022', '2022-03'],
    ['Trimestre 3 2019', '2019-35'],
    ['3e trimestre 2019', '2019-35'],
    ['1er trimestre de 2019', '2019-33'],
    ['troisième trimestre 2019', '2019-35'],
    ['third quarter of 2019', '2019-35'],
    ['Q3 2019', '2019-35'],
    ['T2 2021', '2021-34'],
    ['Abidjan, 24 October 2019, hosted by', '2019-10-24'],
    ['23-24 October 2018', '2018-10-23/2018-10-24'],
    ['on 5th and 6th July 2022', '2022-07-05/2022-07-06'],
    ['13 and 14 December 2022', '2022-12-13/2022-12-14'],
    ['Paris, 23-24 octobre 2018, organisée par', '2018-10-23/2018-10-24'],
    ['les 12 et 13 mai 2022', '2022-05-12/2022-05-13'],
    ['Les 13 et 14 décembre 2022', '2022-12-13/2022-12-14'],
    ['1er février 2024', '2024-02-01'],
    ['28 September – 2 October 2018', '2018-09-28/2018-10-02'],
    ['Impressum: October 2018', '2018-10'],
    ['Suggested citation: MMC (2024). Wells', '2024'],
    ['fevrier 2020', '2020-02'],
    ['FÉVRIER 2020', '2020-02'],
    ['AOUT 2020', '2020-08'],
    ['decembre 2020', '2020-12'],
    ['mayo de 2019', '2019-05'],
    ['3 de março de 2019', '2019-03-03'],
    ['May 24, 2019', '2019-05-24'],
    ['May-June 2018', '2018-05/2018-06'],
    ['2019-05-24', '2019-05-24'],
    ['24/05/2019', '2019-05-24'],
    ['05.24.2019', '2019-05-24'],
  ])('%s', (text, edtf) => expect(read(text)).toEqual([edtf]))

  it('reads a quarter and leaves its months, which have no year', () => {
    expect(read('Quarter 1 – 2025 (January-March)')).toEqual(['2025-33'])
  })
  it('does not say which of two small figures is the month', () => {
    expect(printedDates('05/06/2019')).toMatchObject([{ edtf: '2019', kind: 'year' }])
  })
  it('knows a span of years from a month', () => {
    expect(read('Plan 2018-2020, 2018/19 and 2018 – 2021')).toEqual(['span', 'span', 'span'])
  })
  it.each([
    '30 February 2020',
    '2019-13-01',
    'from 14:00 to 15:00',
    '2,2019',
    '12019',
    'in 20190524',
    'May',
    'mai 19',
  ])('finds no full date in “%s”', (text) =>
    expect(printedDates(text).filter((date) => date.kind === 'day')).toEqual([]),
  )
  it('gives places in the text, also behind letters that fold', () => {
    const text = 'Déjà à l’été — 1er février 2024 — œuvre'
    const [date] = printedDates(text)
    expect(text.slice(date?.start, date?.end)).toBe('1er février 2024')
  })
})
