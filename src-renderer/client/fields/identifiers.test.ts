import { describe, expect, it } from 'vitest'
import { readIdentifier, readIdentifiers, shownIdentifier } from './identifiers.ts'

describe('readIdentifier', () => {
  it.each([
    ['https://doi.org/10.1093/oxfordhb/9780199', 'doi:10.1093/oxfordhb/9780199', null],
    ['DOI: 10.1000/182', 'doi:10.1000/182', null],
    ['10.1000/182', 'doi:10.1000/182', null],
    ['doi:nothing', 'doi:nothing', 'doi'],
    ['ISBN 978-3-16-148410-0', 'isbn:9783161484100', null],
    ['978-3-16-148410-0', 'isbn:9783161484100', null],
    ['ISBN 978-3-16-148410-1', 'isbn:9783161484101', 'isbn'],
    ['ISBN-10: 0-306-40615-2', 'isbn:0306406152', null],
    ['ISBN 0-8044-2957-X', 'isbn:080442957X', null],
    ['ISSN 0378-5955', 'issn:0378-5955', null],
    ['ISSN 0378-5956', 'issn:0378-5956', 'issn'],
    ['HCR/2019/3', 'HCR/2019/3', null],
  ])('%s', (typed, value, wrong) => {
    expect(readIdentifier(typed)).toEqual({ value, wrong })
  })
  it('reads again what it shows', () => {
    for (const value of ['doi:10.1000/182', 'isbn:9783161484100', 'issn:0378-5955', 'HCR/2019/3']) {
      expect(readIdentifiers(shownIdentifier(value))).toEqual([{ value, wrong: null }])
    }
  })
})
