import { describe, expect, it } from 'vitest'
import { agentOfCsl, cslDate, cslName, cslOf, edtfOfCsl } from './csl.ts'
import { EMPTY_FIELDS } from './empty-fields.ts'

const WORK = {
  ...EMPTY_FIELDS,
  title: { fr: 'Sur la route', en: 'On the road' },
  subtitle: { fr: 'récits d’Agadez', en: 'stories from Agadez' },
  type: 'publication-type:briefing-paper',
  issued: '2019-05',
  publishers: [
    { kind: 'organisation' as const, name: 'Mixed Migration Centre', conceptId: 'organisation:mmc' },
  ],
  series: { conceptId: null, name: 'MMC Briefing Papers', number: '7' },
  identifiers: ['doi:10.1234/abc', 'isbn:978-2-1234-5680-3', 'MMC/2019/07'],
  url: { en: 'https://example.org/on-the-road' },
}

describe('a publication as CSL', () => {
  it('is a report of its institution, with series, number and both titles', () => {
    const item = cslOf(WORK, {
      id: 'a',
      language: 'fr',
      publisherAsAuthor: true,
      labelOf: () => 'Note d’information',
    })
    expect(item).toEqual({
      id: 'a',
      type: 'report',
      title: 'Sur la route\u00a0: récits d’Agadez',
      'title-short': 'Sur la route',
      'original-title': 'On the road: stories from Agadez',
      author: [{ literal: 'Mixed Migration Centre' }],
      issued: { 'date-parts': [[2019, 5]] },
      genre: 'Note d’information',
      'collection-title': 'MMC Briefing Papers',
      number: '7',
      DOI: '10.1234/abc',
      ISBN: '978-2-1234-5680-3',
      URL: 'https://example.org/on-the-road',
      language: 'fr',
    })
  })

  it('names the publisher once, and never as an author where the record does not', () => {
    const creators = [{ kind: 'person' as const, name: 'Ayla Bonfiglio', conceptId: null }]
    expect(cslOf({ ...WORK, creators }, { id: 'a', language: 'en', publisherAsAuthor: true })).toMatchObject({
      author: [{ family: 'Bonfiglio', given: 'Ayla' }],
      publisher: 'Mixed Migration Centre',
    })
    expect(cslOf(WORK, { id: 'a', language: 'en' }).author).toBeUndefined()
  })
})

describe('names', () => {
  it.each([
    ['Ayla Bonfiglio', { family: 'Bonfiglio', given: 'Ayla' }],
    ['Jan van der Berg', { family: 'van der Berg', given: 'Jan' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Gian Carlo Di Renzo', { family: 'Di Renzo', given: 'Gian Carlo' }],
    ['Sidi Mohamed Ould Ahmed', { family: 'Ould Ahmed', given: 'Sidi Mohamed' }],
    ['Mallaki', { family: 'Mallaki' }],
  ])('%s is divided, and put together again', (name, parts) => {
    expect(cslName({ kind: 'person', name })).toEqual(parts)
    expect(agentOfCsl(parts)).toEqual({ kind: 'person', name })
  })

  it('of organisations stay whole', () => {
    expect(cslName({ kind: 'organisation', name: 'Danish Refugee Council, West Africa' })).toEqual({
      literal: 'Danish Refugee Council, West Africa',
    })
  })
})

describe('dates', () => {
  it.each([
    ['2019', { 'date-parts': [[2019]] }],
    ['2019-05', { 'date-parts': [[2019, 5]] }],
    ['2019-05-24', { 'date-parts': [[2019, 5, 24]] }],
    ['2019-22', { 'date-parts': [[2019]], season: 2 }],
    ['2019-35', { 'date-parts': [[2019]], season: 'Q3' }],
    ['2019~', { 'date-parts': [[2019]], circa: true }],
    ['2018/2020-03', { 'date-parts': [[2018], [2020, 3]] }],
  ])('%s keeps its precision, both ways', (edtf, csl) => {
    expect(cslDate(edtf, 'en')).toEqual(csl)
    expect(edtfOfCsl(csl)).toBe(edtf)
  })

  it('without an end are told in words', () => {
    expect(cslDate('2018/..', 'fr')).toEqual({ 'date-parts': [[2018]], literal: 'depuis 2018' })
  })
})
