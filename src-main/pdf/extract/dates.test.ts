import { describe, expect, it } from 'vitest'
import { isoFromPdfDate } from './dates.ts'

describe('isoFromPdfDate', () => {
  it.each([
    ["D:20190531143000+02'00'", '2019-05-31T12:30:00.000Z'],
    ["D:20190531143000-03'30", '2019-05-31T18:00:00.000Z'],
    ['D:20190531143000Z', '2019-05-31T14:30:00.000Z'],
    ['20190531', '2019-05-31T00:00:00.000Z'],
    ['D:2019', '2019-01-01T00:00:00.000Z'],
  ])('reads %s', (raw, iso) => {
    expect(isoFromPdfDate(raw)).toBe(iso)
  })

  it.each(['', 'yesterday', 'D:20191331', 'D:20190531250000'])('refuses %j', (raw) => {
    expect(isoFromPdfDate(raw)).toBeNull()
  })
})
