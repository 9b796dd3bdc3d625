import { describe, expect, it } from 'vitest'
import { formatEdtf } from '../../../src-main/contract/edtf.ts'
import type { PublicationFields } from '../../../src-main/contract/publications.ts'
import { differing, mapsDisagree, unitedMap } from './diff.ts'
import { seedConcepts } from './seeds.fixture.ts'
import type { FieldContext, FieldSpec } from './spec.ts'
import * as specs from './specs.ts'
import { suggestions, withSuggestion } from './suggest.ts'
import { toggled, triState } from './tristate.ts'

const context: FieldContext = {
  language: 'fr',
  concepts: seedConcepts,
  edtf: (value) => formatEdtf(value, 'fr'),
  languageName: (tag) => new Intl.DisplayNames(['fr'], { type: 'language' }).of(tag) ?? tag,
  readName: (state) => ({ unread: 'À lire', reading: 'En lecture', read: 'Lu' })[state],
}
const publication: PublicationFields = {
  title: { fr: 'Titre', en: 'Title' },
  subtitle: {},
  abstract: {},
  type: 'publication-type:briefing-paper',
  issued: '2019-05',
  temporal: '2018/..',
  creators: [{ kind: 'person', name: 'Ekaterina Golovko', conceptId: null }],
  publishers: [{ kind: 'organisation', name: 'Mixed Migration Centre', conceptId: 'organisation:mmc' }],
  series: { conceptId: 'series:s-qmmu', name: 'QMMU', number: '3' },
  identifiers: ['doi:10.1000/182', 'isbn:9783161484100'],
  rights: 'CC BY 4.0',
  url: { en: 'https://example.org/a' },
  languages: ['fr', 'en'],
  concepts: [],
  keywords: ['quotas', 'visas'],
  relations: [],
  collections: [],
  notes: [],
  readState: 'reading',
  state: 'catalogued',
}
const read = (spec: FieldSpec, text: string, fields = publication) => spec.read(text, fields, context)

describe('lines of the inspector', () => {
  const lines = [...specs.LINES, specs.mapSpec('title', 'fr'), specs.mapSpec('url', 'en')]
  it.each(lines.map((spec) => [spec.key, spec] as const))('%s reads what it shows', (_key, spec) => {
    const answer = read(spec, spec.show(publication, context))
    expect(
      answer.ok && { ...publication, ...answer.fields, series: { ...publication.series, name: '' } },
    ).toEqual({
      ...publication,
      series: { ...publication.series, name: '' },
    })
  })
  it('says why it does not take a text', () => {
    expect(read(specs.issuedSpec, 'bientôt')).toEqual({ ok: false, reason: 'date', value: 'bientôt' })
    expect(read(specs.typeSpec, 'poème')).toMatchObject({ reason: 'type' })
    expect(read(specs.identifiersSpec, 'ISBN 978-3-16-148410-1')).toMatchObject({ reason: 'isbn' })
    expect(read(specs.languagesSpec, 'klingonais')).toMatchObject({ reason: 'language' })
    expect(read(specs.mapSpec('url', 'fr'), 'pas une adresse')).toMatchObject({ reason: 'url' })
  })
  it('keeps one title', () => {
    const only = { ...publication, title: { fr: 'Titre' } }
    expect(read(specs.mapSpec('title', 'fr'), ' ', only)).toMatchObject({ reason: 'title' })
    expect(read(specs.mapSpec('title', 'en'), '')).toEqual({ ok: true, fields: { title: { fr: 'Titre' } } })
  })
  it('empties', () => {
    expect(read(specs.typeSpec, '')).toEqual({ ok: true, fields: { type: null } })
    expect(read(specs.creatorsSpec, ' ; ')).toEqual({ ok: true, fields: { creators: [] } })
  })
  it('completes an address', () => {
    expect(read(specs.mapSpec('url', 'fr'), 'example.org/b')).toMatchObject({
      fields: { url: { fr: 'https://example.org/b' } },
    })
  })
})

describe('suggestions', () => {
  it('offers what the last of several may mean, and puts it in its place', () => {
    const [first] = suggestions(specs.publishersSpec, 'ICMPD; Centre des mig', context)
    expect(first?.text).toBe('Centre des migrations mixtes')
    expect(first && withSuggestion(specs.publishersSpec, 'ICMPD; Centre des mig', first)).toBe(
      'ICMPD; Centre des migrations mixtes',
    )
  })
  it('offers all types for nothing typed', () => {
    expect(suggestions(specs.typeSpec, '', context).length).toBeGreaterThan(5)
    expect(suggestions(specs.rightsSpec, 'CC', context)).toEqual([])
  })
})

describe('triState', () => {
  it('counts', () => {
    expect(triState([true, true])).toBe('all')
    expect(triState([true, false])).toBe('some')
    expect(triState([false])).toBe('none')
    expect(triState([])).toBe('none')
    expect([toggled('all'), toggled('some'), toggled('none')]).toEqual(['remove', 'add', 'add'])
  })
})

describe('differences', () => {
  it('asks only where two say something different', () => {
    const other = { ...publication, type: null, issued: '2018', creators: [...publication.creators] }
    expect(differing([publication, other])).toEqual(['issued'])
  })
  it('unites titles of two languages, and sees a contradiction', () => {
    expect(unitedMap([{ fr: 'A' }, { en: 'B' }, { fr: 'C' }])).toEqual({ fr: 'A', en: 'B' })
    expect(mapsDisagree([{ fr: 'A' }, { en: 'B' }])).toBe(false)
    expect(mapsDisagree([{ fr: 'A' }, { fr: 'B' }])).toBe(true)
  })
})
