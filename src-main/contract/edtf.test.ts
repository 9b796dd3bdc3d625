import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Edtf, edtfRange, edtfSortKey, edtfYear, formatEdtf, isEdtf } from './edtf.ts'

const GOOD = [
  '2019',
  '2019-05',
  '2019-05-24',
  '2020-02-29',
  '2019-21',
  '2019-33',
  '2019-36',
  '2018/2020',
  '2018-10-23/2018-10-24',
  '2018/..',
  '../2020',
  '2019?',
  '2019-05~',
  '2018-05/2018',
]
const BAD = [
  '',
  '19',
  '2019-5',
  '2019-13',
  '2019-00',
  '2019-25',
  '2019-37',
  '2019-35-01',
  '2019-02-29',
  '1900-02-29',
  '2019-04-31',
  '2020/2018',
  '../..',
  '/2019',
  '2018/2019/2020',
  '2019-05-24T10:00',
  ' 2019',
  '201X',
  '2'.repeat(100_000),
]

describe('reading', () => {
  it.each(GOOD)('accepts %s', (value) => {
    expect(isEdtf(value)).toBe(true)
    expect(Edtf.parse(value)).toBe(value)
  })
  it.each(BAD)('refuses %s', (value) => {
    expect(isEdtf(value)).toBe(false)
    expect(Edtf.safeParse(value).success).toBe(false)
  })
  it('accepts exactly the real days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(20), fc.nat(40), (year, month, day) => {
        const text = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(day).padStart(2, '0'),
        ]
        const date = new Date(`${text.join('-')}T00:00:00Z`)
        const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.join('-'))
        expect(isEdtf(text.join('-'))).toBe(real)
      }),
    )
  })
})

describe('year, order and range', () => {
  it('takes the year of the start, or of the end of an open interval', () => {
    expect(['2019-35', '2018/2020', '../2020', 'May 2019'].map(edtfYear)).toEqual([2019, 2018, 2020, null])
  })
  it('sorts a coarse date before the finer dates inside it', () => {
    const sorted = ['2018', '2019', '2019-05', '2019-05-24', '2019-35', '2019-08', '2020/..']
    const keys = sorted.map(edtfSortKey)
    expect(keys.toSorted()).toEqual(keys)
    expect(edtfSortKey('soon')).toBe('')
  })
  it('gives the first and last day', () => {
    expect(edtfRange('2019-35')).toEqual({ from: '2019-07-01', to: '2019-09-30' })
    expect(edtfRange('2020-02')).toEqual({ from: '2020-02-01', to: '2020-02-29' })
    expect(edtfRange('2019-24')).toEqual({ from: '2019-12-01', to: '2020-02-29' })
    expect(edtfRange('2018/..')).toEqual({ from: '2018-01-01', to: null })
    expect(edtfRange('x')).toBeNull()
  })
})

describe('words', () => {
  it.each([
    ['2019', '2019', '2019'],
    ['2019-05', 'mai 2019', 'May 2019'],
    ['2024-02-01', '1er février 2024', '1 February 2024'],
    ['2019-05-24', '24 mai 2019', '24 May 2019'],
    ['2019-33', '1er trimestre 2019', 'Q1 2019'],
    ['2019-35', '3e trimestre 2019', 'Q3 2019'],
    ['2019-22', 'été 2019', 'summer 2019'],
    ['2018/2020', '2018–2020', '2018–2020'],
    ['2018-10-23/2018-10-24', '23–24 octobre 2018', '23–24 October 2018'],
    ['2018-09-28/2018-10-02', '28 septembre – 2 octobre 2018', '28 September – 2 October 2018'],
    ['2018-05/2018-06', 'mai–juin 2018', 'May–June 2018'],
    ['2019-35/2019-36', '3e trimestre–4e trimestre 2019', 'Q3–Q4 2019'],
    ['2018-12/2019-01', 'décembre 2018 – janvier 2019', 'December 2018 – January 2019'],
    ['2018/..', 'depuis 2018', 'since 2018'],
    ['../2020-05', 'jusqu’à mai 2020', 'until May 2020'],
    ['2019?', '2019 (incertain)', '2019 (uncertain)'],
    ['2019-05~', 'vers mai 2019', 'about May 2019'],
    ['2019%', 'vers 2019 (incertain)', 'about 2019 (uncertain)'],
    ['not a date', 'not a date', 'not a date'],
  ])('%s', (value, french, english) => {
    expect(formatEdtf(value, 'fr')).toBe(french)
    expect(formatEdtf(value, 'en')).toBe(english)
  })
  it('never prints a month or day that the value does not hold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (year, language) => {
          expect(formatEdtf(String(year), language)).toBe(String(year))
        },
      ),
    )
  })
})
