import { describe, expect, it } from 'vitest'
import { cslOf } from '../../contract/csl.ts'
import { EMPTY_FIELDS } from '../../contract/empty-fields.ts'
import { citedItem, entryOf, entryOfItem } from './hayagriva.ts'
import type { Reference } from './model.ts'

const organisation = (name: string) => ({ kind: 'organisation' as const, name, conceptId: null })
const FIELDS = {
  ...EMPTY_FIELDS,
  title: { fr: 'Risques', en: 'Risks', es: 'Riesgos' },
  subtitle: { fr: 'au Sahel' },
  type: 'publication-type:snapshot',
  issued: '2024-05',
  creators: [{ kind: 'person' as const, name: 'Jan van der Berg', conceptId: null }, organisation('MMC')],
  publishers: [organisation('MMC'), organisation('HCR'), organisation('OIM')],
  series: { conceptId: null, name: '4Mi Snapshot', number: '12' },
  identifiers: ['isbn:9782123456803'],
  url: { en: 'https://example.org/risks' },
}
const REFERENCE: Reference = {
  key: 'risks',
  work: { id: '01890000-0000-7000-8000-000000000000', ...FIELDS },
  language: 'fr',
  url: null,
  retrievedAt: null,
  genre: 'Aperçu',
}
const OPTIONS = { language: 'fr', bothTitles: false, pairs: false } as const

describe('what is cited', () => {
  it('is what the export of records says', () => {
    const exported = cslOf(FIELDS, { id: 'risks', language: 'fr', labelOf: () => 'Aperçu' })
    expect(citedItem(REFERENCE, 'fr')).toEqual({ ...exported, publisher: 'HCR; OIM' })
  })

  it('has the title of the version that is cited, in words of the citation', () => {
    expect(citedItem({ ...REFERENCE, language: 'es' }, 'fr')).toMatchObject({
      title: 'Riesgos',
      'original-title': 'Risques\u00a0: au Sahel',
      language: 'es',
    })
    // There is no Arabic title: the language of the citation comes before any other.
    expect(citedItem({ ...REFERENCE, language: 'ar' }, 'fr').title).toBe('Risques\u00a0: au Sahel')
  })

  it('is found where its file came from, but for what is no address', () => {
    const from = (url: string) => citedItem({ ...REFERENCE, work: { ...REFERENCE.work, url: {} }, url }, 'fr')
    expect(from('https://example.org/a.pdf').URL).toBe('https://example.org/a.pdf')
    expect(from('a.pdf').URL).toBeUndefined()
  })
})

describe('an entry', () => {
  it('holds everything that a style may print', () => {
    expect(entryOf(REFERENCE, OPTIONS)).toEqual({
      type: 'report',
      title: { value: 'Risques\u00a0: au Sahel', short: 'Risques' },
      author: [{ name: 'van der Berg', 'given-name': 'Jan' }, { name: 'MMC' }],
      date: '2024-05',
      genre: 'Aperçu',
      publisher: 'HCR, OIM',
      'serial-number': { isbn: '9782123456803' },
      url: 'https://example.org/risks',
      language: 'fr',
      parent: [{ type: 'proceedings', parent: { type: 'anthology', title: '{4Mi Snapshot}', volume: '12' } }],
    })
  })

  it('is of the kind of its item, as near as the engine has it', () => {
    const kinds = ['report', 'pamphlet', 'article', 'webpage', 'document', 'treaty', 'motion_picture', 'map']
    expect(kinds.map((type) => entryOfItem({ id: 'a', type }, OPTIONS)['type'])).toEqual([
      ...['report', 'report', 'article', 'web', 'misc', 'misc', 'video', 'artwork'],
    ])
    // The engine takes an article in a series for one of a conference.
    const article = { id: 'a', type: 'article', 'collection-title': 'Notes' }
    expect(entryOfItem(article, OPTIONS)['type']).toBe('web')
  })

  it('has of an interval what both ends share, and its first year at least', () => {
    const dated = (...parts: number[][]) =>
      entryOfItem({ id: 'a', type: 'report', issued: { 'date-parts': parts } }, OPTIONS)['date']
    expect(dated([2018, 10, 23], [2018, 10, 24])).toBe('2018-10')
    expect(dated([2018, 10], [2018, 12])).toBe('2018')
    expect(dated([2018, 10], [2019])).toBe('2018')
    expect(dated([2018, 10, 23])).toBe('2018-10-23')
  })

  it('says the number of a report without a series in the words of the language', () => {
    const item = { id: 'a', type: 'report', genre: 'Rapport', number: '7' }
    expect(entryOfItem(item, OPTIONS)['genre']).toBe('Rapport n°\u00a07')
    expect(entryOfItem({ ...item, genre: undefined }, { ...OPTIONS, language: 'en' })['genre']).toBe(
      'no.\u00a07',
    )
  })
})
