import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { CslItem } from '../contract/csl.ts'
import { FORMS } from './index.ts'
import { PLAIN, PLAIN_ID, writeOptions, written } from './portable.fixture.ts'
import { viewOf, type Leaving } from './view.ts'

/** What Citation.js makes of a file, as CSL-JSON. */
const Parsed = z.array(z.record(z.string(), z.unknown()))
type Parsed = z.infer<typeof Parsed>[number]
type Independent = 'bibtex' | 'ris' | 'csl-json'

const REPORT: Leaving = { id: PLAIN_ID, key: 'bonfiglio2019', fields: PLAIN }
/** What breaks readers: LaTeX, markup, quotation marks, and white space that means something. */
const HOSTILE: Leaving = {
  id: PLAIN_ID,
  key: 'hostile',
  fields: {
    ...PLAIN,
    title: { en: 'Costs: 100 % of {one} & _two_ #3 at $5 – a “quoted” ~ word \\ and <more>' },
    subtitle: {},
    abstract: { en: 'One & “two”; TY - three.' },
    publishers: [{ kind: 'organisation', name: 'Ärzte & Co, A. and B.', conceptId: null }],
  },
}
/** The same work as other kinds of publication, which each form names and numbers in its own way. */
const KINDS = ['declaration', 'brochure', 'news-article', 'video'].map((kind): Leaving => ({
  ...REPORT,
  key: kind,
  fields: { ...PLAIN, type: `publication-type:${kind}` },
}))

/** Without the spans by which Citation.js shows words that keep their capitals. */
const plain = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/<\/?span[^>]*>/g, '') : value

function parse(format: Independent, leaving: readonly Leaving[]): Parsed[] {
  const text = written(FORMS[format], leaving, writeOptions('en'))
  const items = Parsed.parse(plugins.input.chain(text, { generateGraph: false }))
  expect(items).toHaveLength(leaving.length)
  return items.map((item) =>
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)])),
  )
}

/** Variables of CSL for which Citation.js has no field in a form, or for some types only. They stand in the file all the same. */
const UNKNOWN: Readonly<Record<Independent, Readonly<Record<string, readonly string[]>>>> = {
  bibtex: {
    report: ['license', 'note'],
    // Its `booklet` is a book.
    pamphlet: ['license', 'note', 'collection-number', 'genre', 'type'],
    others: ['license', 'note', 'collection-number', 'genre', 'type'],
  },
  ris: {
    report: ['license', 'id', 'original-title', 'ISBN'],
    webpage: ['license', 'id', 'original-title', 'collection-number'],
    pamphlet: ['license', 'id', 'original-title', 'collection-title'],
    others: ['license', 'id', 'original-title', 'collection-number'],
  },
  'csl-json': { others: [] },
}

/** Values as one can compare them: Citation.js calls a name in braces a family, and Babel's names languages. */
function comparable(name: string, value: unknown): unknown {
  if (name === 'language') return String(value).slice(0, 2)
  if (name === 'keyword') return String(value).replace(/,\s*/g, ',')
  if (name !== 'author') return value
  return (value as NonNullable<CslItem['author']>).map(({ literal, family, given }) => [
    literal ?? family,
    given,
  ])
}

/** Fields of an item that another reader did not get back as they were. */
function differing(format: Independent, leaving: Leaving, read: Parsed): string[] {
  const { item, keywords, notes, rights } = viewOf(leaving, writeOptions('en'))
  const told = { ...item, keyword: keywords.join(','), note: notes.join('\n\n'), license: rights }
  const known = UNKNOWN[format]
  const unknown = known[item.type] ?? known['others'] ?? []
  return Object.entries(told).flatMap(([name, value]) => {
    if (unknown.includes(name)) return []
    const [here, there] = [comparable(name, value), comparable(name, read[name])]
    return JSON.stringify(here) === JSON.stringify(there)
      ? []
      : [`${name}: ${JSON.stringify(here)} → ${JSON.stringify(there)}`]
  })
}

describe.each(['bibtex', 'ris', 'csl-json'] as const)('an independent reader of %s', (format) => {
  it('finds every field of a report', () => {
    const [report] = parse(format, [REPORT])
    expect(differing(format, REPORT, report ?? {})).toEqual([])
  })

  it('finds every field whatever stands in it', () => {
    const [hostile] = parse(format, [HOSTILE])
    expect(differing(format, HOSTILE, hostile ?? {})).toEqual([])
  })

  it.each(KINDS)('finds every field of a $key', (leaving) => {
    const [read] = parse(format, [leaving])
    expect(differing(format, leaving, read ?? {})).toEqual([])
  })

  it('reads nothing into a record that it does not say', () => {
    for (const leaving of [REPORT, ...KINDS]) {
      const [read] = parse(format, [leaving])
      expect([leaving.key, read?.['accessed'], read?.['page'], read?.['volume']]).toEqual([
        leaving.key,
        undefined,
        undefined,
        undefined,
      ])
    }
  })
})

describe('what Citation.js has no field for', () => {
  it('stands in the file where other programs look for it', () => {
    const bibtex = written(FORMS.bibtex, [REPORT], writeOptions('en'))
    expect(bibtex).toContain('copyright = {CC BY 4.0}')
    expect(bibtex).toContain('annote = {Cited in Abidjan.}')
    const ris = written(FORMS.ris, [REPORT], writeOptions('en'))
    // Zotero reads such lines as variables of CSL.
    expect(ris).toContain('M2  - original-title: Sur la route d’Agadez')
    expect(ris).toContain('M2  - ISBN: 9782123456803')
  })
})
