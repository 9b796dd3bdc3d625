import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { FORMS } from './index.ts'
import { PLAIN, PLAIN_ID, writeOptions, written } from './portable.fixture.ts'

/** What Citation.js makes of a file, as CSL-JSON. */
const Parsed = z.array(z.record(z.string(), z.unknown())).length(2)

const REPORT = { id: PLAIN_ID, key: 'bonfiglio2019', fields: PLAIN }
/** What breaks readers: LaTeX, markup, quotation marks, and white space that means something. */
const HOSTILE = {
  id: PLAIN_ID,
  key: 'hostile',
  fields: {
    ...PLAIN,
    title: { en: 'Costs: 100 % of {one} & _two_ #3 at $5 – a “quoted” ~ word \\ and <more>' },
    subtitle: {},
    abstract: { en: 'One.\n\nTwo; TY  - three.' },
  },
}

/** Without the spans by which Citation.js shows words that keep their capitals. */
const plain = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/<\/?span[^>]*>/g, '') : value

const parse = (format: 'bibtex' | 'ris') => {
  const text = written(FORMS[format], [REPORT, HOSTILE], writeOptions('en'))
  return Parsed.parse(plugins.input.chain(text, { generateGraph: false })).map((item) =>
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)])),
  )
}

describe('an independent reader', () => {
  it('finds all fields of a report in BibTeX', () => {
    const [report, hostile] = parse('bibtex')
    expect(report).toMatchObject({
      type: 'report',
      'citation-key': 'bonfiglio2019',
      title: 'On the road to Agadez: stories of a journey',
      // It calls a name in braces a family.
      author: [{ family: 'Bonfiglio', given: 'Ayla' }, { family: 'Mixed Migration Centre' }],
      publisher: 'Danish Refugee Council',
      genre: 'Policy brief',
      'collection-title': 'MMC Briefing Papers',
      number: '7',
      issued: { 'date-parts': [[2019, 5]] },
      DOI: '10.1234/abc_1',
      ISBN: '9782123456803',
      URL: 'https://example.org/on_the_road?a=1&b=2',
      language: expect.stringMatching(/^en/) as unknown,
      abstract: PLAIN.abstract['en'],
    })
    expect(hostile?.['title']).toBe(HOSTILE.fields.title.en)
  })

  it('finds all fields of a report in RIS', () => {
    const [report, hostile] = parse('ris')
    expect(report).toMatchObject({
      type: 'report',
      title: 'On the road to Agadez: stories of a journey',
      author: [{ family: 'Bonfiglio', given: 'Ayla' }, { literal: 'Mixed Migration Centre' }],
      publisher: 'Danish Refugee Council',
      'collection-title': 'MMC Briefing Papers',
      issued: { 'date-parts': [[2019, 5]] },
      DOI: '10.1234/abc_1',
      number: '7',
      URL: 'https://example.org/on_the_road?a=1&b=2',
      language: 'en',
      abstract: PLAIN.abstract['en'],
      keyword: 'Niger,Smuggling, of migrants,sable',
    })
    expect(hostile?.['title']).toBe(HOSTILE.fields.title.en)
  })

  it('accepts our items of CSL-JSON as they are', () => {
    const text = written(FORMS['csl-json'], [REPORT, HOSTILE], writeOptions('en'))
    const [report] = Parsed.parse(plugins.input.chain(text, { generateGraph: false }))
    expect(report).toMatchObject({ type: 'report', title: 'On the road to Agadez: stories of a journey' })
  })
})
