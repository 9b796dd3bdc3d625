import { describe, expect, it } from 'vitest'
import { losesNothing, PLAIN, PLAIN_ID, writeOptions, written } from '../portable.fixture.ts'
import { understand } from '../to-record.ts'
import { risForm } from './index.ts'

const read = (text: string) => {
  const { records, faults, program } = risForm.read(text, () => undefined)
  return { records: records.map((cells) => understand(cells, risForm.propose).record), faults, program }
}

describe('RIS', () => {
  it('loses nothing on the way out and in', () => losesNothing(risForm))

  it('is clean for programs that know nothing of Cartable', () => {
    const text = written(risForm, [{ id: PLAIN_ID, key: 'a', fields: PLAIN }], writeOptions('fr'))
    expect(text.replace(/M2 {2}- x-cartable: \{.*\}\n/, '')).toMatchInlineSnapshot(`
      "TY  - RPRT
      TI  - Sur la route d’Agadez : récits de voyage
      ST  - Sur la route d’Agadez
      AU  - Bonfiglio, Ayla
      AU  - Mixed Migration Centre
      PB  - Danish Refugee Council
      M3  - Note de politique
      T2  - MMC Briefing Papers
      SN  - 7
      PY  - 2019
      DA  - 2019/05//
      DO  - 10.1234/abc_1
      UR  - https://example.org/on_the_road?a=1&b=2
      LA  - fr
      AB  - People on the move & the wells they need: 54 % paid.
      KW  - Niger
      KW  - Trafic de migrants
      KW  - sable
      N1  - Cited in Abidjan.
      M2  - original-title: On the road to Agadez: stories of a journey
      M2  - ISBN: 9782123456803
      ER  - 

      "
    `)
  })

  it('keeps our own part on a way through the field Extra of Zotero', () => {
    const text = written(risForm, [{ id: PLAIN_ID, key: 'a', fields: PLAIN }], writeOptions('en'))
    const through = text.replace('M2  - ', 'M2  - Call number: 12\nM2  - ').replace(/\nM2 {2}- x/, '\nx')
    expect(read(through).records[0]?.fields).toMatchObject({
      collections: PLAIN.collections,
      title: PLAIN.title,
      rights: PLAIN.rights,
    })
  })

  it('of a broken file names what is broken, and gives all that can be read', () => {
    const { records, faults } = read(
      'Exported today\n\nTY  - RPRT\nTI  - First\nAB  - goes on\n  here\nTY  - PAMP\nTI  - Second\nER  - \n\nTY  - RPRT\nTI  - Third\n',
    )
    expect(records.map(({ fields, line }) => [line, fields.title['und'], fields.type])).toEqual([
      [3, 'First', null],
      [7, 'Second', 'publication-type:brochure'],
      [11, 'Third', null],
    ])
    expect(records[0]?.fields.abstract).toEqual({ und: 'goes on\nhere' })
    expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'syntax'],
      [7, 'unclosed'],
      [11, 'unclosed'],
    ])
  })
})
