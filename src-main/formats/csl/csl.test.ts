import { describe, expect, it } from 'vitest'
import { losesNothing, PLAIN, PLAIN_ID, writeOptions, written } from '../portable.fixture.ts'
import { understand } from '../to-record.ts'
import { cslForm } from './index.ts'

const read = (text: string) => {
  const { records, faults, program } = cslForm.read(text, () => undefined)
  return { records: records.map((cells) => understand(cells, cslForm.propose).record), faults, program }
}

describe('CSL-JSON', () => {
  it('loses nothing on the way out and in', () => losesNothing(cslForm))

  it('is clean for programs that know nothing of Cartable', () => {
    const text = written(cslForm, [{ id: PLAIN_ID, key: 'bonfiglio2019', fields: PLAIN }], writeOptions('en'))
    const [item] = JSON.parse(text) as Record<string, unknown>[]
    expect({ ...item, custom: undefined }).toEqual({
      id: 'bonfiglio2019',
      type: 'report',
      title: 'On the road to Agadez: stories of a journey',
      'title-short': 'On the road to Agadez',
      'original-title': 'Sur la route d’Agadez\u00a0: récits de voyage',
      author: [{ family: 'Bonfiglio', given: 'Ayla' }, { literal: 'Mixed Migration Centre' }],
      publisher: 'Danish Refugee Council',
      issued: { 'date-parts': [[2019, 5]] },
      genre: 'Policy brief',
      'collection-title': 'MMC Briefing Papers',
      number: '7',
      DOI: '10.1234/abc_1',
      ISBN: '9782123456803',
      URL: 'https://example.org/on_the_road?a=1&b=2',
      abstract: PLAIN.abstract['en'],
      language: 'en',
      keyword: 'Niger, Smuggling, of migrants, sable',
      note: 'Cited in Abidjan.',
      license: 'CC BY 4.0',
    })
  })

  it('keeps what was edited elsewhere, and the rest as Cartable knows it', () => {
    const text = written(cslForm, [{ id: PLAIN_ID, key: 'a', fields: PLAIN }], writeOptions('en'))
    const edited = text.replace('"On the road to Agadez: stories of a journey"', '"A new title"')
    const [record] = read(edited).records
    expect(record?.id).toBe(PLAIN_ID)
    expect(record?.fields).toMatchObject({
      title: { en: 'A new title' },
      concepts: PLAIN.concepts,
      rights: 'CC BY 4.0',
    })
  })

  it('of Zotero brings what stands in its field Extra', () => {
    const { records, program } = read(`[
      {"id":"http://zotero.org/groups/12/items/AB12CD34","type":"report","title":"Wells of the desert",
       "note":"Publisher: Sahel Institute\\nOriginal title: Puits du désert\\nto check with Niamey",
       "author":[{"literal":"Sahel Institute"},{"family":"Berg","given":"Jan","non-dropping-particle":"van der"}],
       "issued":{"date-parts":[["2019",5,24]]},"language":"eng","event-place":"Niamey","page":"12-15"}
    ]`)
    expect(program).toBe('Zotero')
    expect(records[0]?.fields).toMatchObject({
      title: { en: 'Wells of the desert', fr: 'Puits du désert' },
      publishers: [{ kind: 'organisation', name: 'Sahel Institute' }],
      creators: [
        { kind: 'organisation', name: 'Sahel Institute' },
        { kind: 'person', name: 'Jan van der Berg' },
      ],
      issued: '2019-05-24',
      notes: [{ text: 'to check with Niamey', shareable: false }],
    })
  })

  it('with a broken item names its line, and gives the others', () => {
    const text = `[\n{"id":"a","title":"First"},\n{"id":"b","title":"Broken,\n"type":"report"},\n{"id":"c","title":"Third"}\n]`
    const { records, faults } = read(text)
    expect(records.map(({ key }) => key)).toEqual(['a', 'c'])
    expect(faults).toMatchObject([{ line: 3, reason: 'syntax', lost: true }])
  })
})
