import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatEdtf, isEdtf } from '../../../src-main/contract/edtf.ts'
import { readDate } from './dates.ts'

describe('readDate', () => {
  it.each([
    ['2019', '2019'],
    ['2019-05', '2019-05'],
    ['mai 2019', '2019-05'],
    ['May 2019', '2019-05'],
    ['Août 2021', '2021-08'],
    ['AOUT 2021', '2021-08'],
    ['sept. 2020', '2020-09'],
    ['14/12/2022', '2022-12-14'],
    ['12/14/2022', '2022-12-14'],
    ['05/2019', '2019-05'],
    ['2019/5', '2019-05'],
    ['14.12.2022', '2022-12-14'],
    ['14 décembre 2022', '2022-12-14'],
    ['1er mai 2019', '2019-05-01'],
    ['May 14, 2019', '2019-05-14'],
    ['14th of May 2019', '2019-05-14'],
    ['T3 2019', '2019-35'],
    ['Q3 2019', '2019-35'],
    ['2019-Q3', '2019-35'],
    ['3e trimestre 2019', '2019-35'],
    ['1er trimestre de 2019', '2019-33'],
    ['Quarter 3, 2019', '2019-35'],
    ['été 2020', '2020-22'],
    ['winter 2020', '2020-24'],
    ['vers 2018', '2018~'],
    ['about May 2018', '2018-05~'],
    ['2018 ?', '2018?'],
    ['vers 2018 (incertain)', '2018%'],
    ['depuis 2018', '2018/..'],
    ['since May 2018', '2018-05/..'],
    ['jusqu’à 2020', '../2020'],
    ['2018-2020', '2018/2020'],
    ['2018–2020', '2018/2020'],
    ['de 2018 à 2020', '2018/2020'],
    ['23–24 octobre 2018', '2018-10-23/2018-10-24'],
    ['mai – juin 2018', '2018-05/2018-06'],
    ['May to June 2018', '2018-05/2018-06'],
    ['23 septembre – 4 octobre 2018', '2018-09-23/2018-10-04'],
  ])('reads %s', (typed, edtf) => {
    expect(readDate(typed)).toBe(edtf)
  })

  it.each(['', 'bientôt', 'mai', '31/02/2019', '2019-13', '32 mai 2019', '2020-2018', 'mai juin 2019', '3'])(
    'refuses %j',
    (typed) => expect(readDate(typed)).toBeNull(),
  )

  it('reads what it prints, in both languages', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    const one = fc
      .tuple(day, fc.constantFrom(4, 7, 10), fc.constantFrom('', '~', '?', '%'))
      .map(([date, length, mark]) => date.toISOString().slice(0, length) + mark)
    const grouped = fc.tuple(
      fc.integer({ min: 1950, max: 2049 }),
      fc.constantFrom(21, 22, 23, 24, 33, 34, 35, 36),
    )
    const value = fc.oneof(
      one,
      grouped.map(([year, group]) => `${year}-${group}`),
      fc.tuple(one, one).map((ends) => ends.sort().join('/')),
      one.map((start) => `${start}/..`),
      one.map((end) => `../${end}`),
    )
    fc.assert(
      fc.property(value.filter(isEdtf), fc.constantFrom('fr' as const, 'en' as const), (edtf, language) => {
        expect(readDate(formatEdtf(edtf, language))).toBe(edtf)
      }),
    )
  })

  it('never gives what the catalogue refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/- –maitQ?~') }), (typed) => {
        const read = readDate(typed)
        expect(read === null || isEdtf(read)).toBe(true)
      }),
    )
  })
})
