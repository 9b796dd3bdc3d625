import fc from 'fast-check'
import { expect } from 'vitest'
import type { Form } from './form.ts'
import { EMPTY_PORTABLE, type PortableFields } from './record.ts'
import { understand } from './to-record.ts'
import type { Leaving, WriteOptions } from './view.ts'

/** Text as people write it, and text that would break a form that is careless. */
const text = (max: number) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
      {
        weight: 3,
        arbitrary: fc
          .array(
            fc.constantFrom(
              ...[
                'Migration',
                'mixte',
                'Sahel',
                'à',
                'é',
                'and',
                '&',
                '{',
                '}',
                '\\',
                '%',
                '#',
                '$',
                '_',
                '^',
                '~',
              ],
              ...[
                '"',
                "'",
                '<b>',
                '</b>',
                '<',
                '>',
                '--',
                '---',
                '``',
                "''",
                ': ',
                ', ',
                '; ',
                ' and ',
                '=',
                '@article{',
              ],
              ...[
                '\n',
                '\n\n',
                'TY  - RPRT\n',
                'ER  - ',
                '  ',
                ']]>',
                '&amp;',
                '\\textbf{x}',
                '(',
                '[',
                '\u202f: ',
                'الهجرة',
              ],
            ),
            { minLength: 1, maxLength: 8 },
          )
          .map((parts) => parts.join('')),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }) },
    )
    .map((value) => value.slice(0, max))

const language = fc.constantFrom('fr', 'en', 'es', 'ar', 'pt-BR', 'und')
const map = (max: number, min = 0) => fc.dictionary(language, text(max), { minKeys: min, maxKeys: 3 })
const edtf = fc.constantFrom(
  ...[
    '2019',
    '2019-05',
    '2019-05-24',
    '2019-22',
    '2019-35',
    '2019~',
    '2019-05?',
    '2018/2020',
    '2018-03/2020-05',
  ],
  ...['2018/..', '../2020', '2020-02-29', '0987', '2019-35/2020-33', '2018%/2019~'],
)
const agent = fc.record({
  kind: fc.constantFrom('person' as const, 'organisation' as const),
  name: fc
    .oneof(
      fc.constantFrom(
        'Ayla Bonfiglio',
        'Jan van der Berg',
        'Mixed Migration Centre',
        'MMC',
        'King, Martin Luther, Jr.',
      ),
      text(40),
    )
    .map((name) => name.trim())
    .filter((name) => name !== ''),
  conceptId: fc.option(fc.constantFrom('organisation:mmc', 'organisation:unhcr')),
})
const id = fc.uuid({ version: 7 })

/** Fields of a publication, any that the library may hold. */
export const portableFields: fc.Arbitrary<PortableFields> = fc.record({
  title: map(200, 1),
  subtitle: map(100),
  abstract: map(300),
  type: fc.option(
    fc.constantFrom('publication-type:policy-brief', 'publication-type:video', 'publication-type:paper'),
  ),
  issued: fc.option(edtf),
  temporal: fc.option(edtf),
  creators: fc.array(agent, { maxLength: 3 }),
  publishers: fc.array(agent, { maxLength: 2 }),
  series: fc.option(
    fc.record({
      conceptId: fc.option(fc.constantFrom('series:qmmu')),
      name: fc.oneof(fc.constant(''), text(60)),
      number: fc.option(text(20)),
    }),
  ),
  identifiers: fc.uniqueArray(
    fc.oneof(
      fc.constantFrom(
        'doi:10.1234/abc',
        'isbn:9782123456803',
        'issn:1234-5679',
        'doi:10.5/x(y)<z>;2',
        'MMC/2019/7',
      ),
      text(40),
    ),
    { maxLength: 4 },
  ),
  rights: fc.option(text(60)),
  url: map(80),
  languages: fc.uniqueArray(language, { maxLength: 3 }),
  concepts: fc.uniqueArray(fc.constantFrom('country:NE', 'country:ML', 'theme:smuggling', 'region:sahel')),
  keywords: fc.uniqueArray(
    text(30)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    { maxLength: 4 },
  ),
  relations: fc.array(
    fc.record({ kind: fc.constantFrom('translation' as const, 'edition' as const), targetId: id }),
    {
      maxLength: 2,
    },
  ),
  collections: fc.array(
    fc.array(fc.oneof(fc.constantFrom('Rabat', '2019', 'Sahel'), text(20)), { minLength: 1, maxLength: 3 }),
    { maxLength: 2 },
  ),
  notes: fc.array(fc.record({ text: text(200), shareable: fc.boolean() }), { maxLength: 2 }),
  readState: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
  state: fc.constantFrom('inbox' as const, 'catalogued' as const),
})

const LABELS: Readonly<Record<string, { en: string; fr: string }>> = {
  'country:NE': { en: 'Niger', fr: 'Niger' },
  'country:ML': { en: 'Mali', fr: 'Mali' },
  'theme:smuggling': { en: 'Smuggling, of migrants', fr: 'Trafic de migrants' },
  'publication-type:policy-brief': { en: 'Policy brief', fr: 'Note de politique' },
}

/** How the tests write: in one of the languages, with a few concepts that have labels. */
export const writeOptions = (
  chosen: 'en' | 'fr' = 'en',
  all: readonly PortableFields[] = [PLAIN],
): WriteOptions => ({
  language: chosen,
  collections: all.flatMap(({ collections }) => collections),
  languages: [
    ...new Set(
      all.flatMap((each) => [each.title, each.subtitle, each.abstract, each.url].flatMap(Object.keys)),
    ),
  ],
  labelOf: (conceptId, wanted) => LABELS[conceptId]?.[wanted === 'fr' ? 'fr' : 'en'] ?? null,
})

/** Publications in one text of a form. */
export function written(form: Form, leaving: readonly Leaving[], options: WriteOptions): string {
  const writer = form.writer(options)
  return [writer.head, ...leaving.map((each) => writer.one(each)), writer.tail()].join('')
}

/** Fields of publications that a text of a form tells of. */
export function readBack(form: Form, text: string): PortableFields[] {
  const { records, faults } = form.read(text, () => undefined)
  expect(faults).toEqual([])
  return records.map((cells) => understand(cells, form.propose).record.fields)
}

/** What a form must promise: whatever leaves comes back, whatever stands before and after it. */
export function losesNothing(form: Form): void {
  fc.assert(
    fc.property(
      fc.array(portableFields, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('en', 'fr'),
      (all, chosen) => {
        const leaving = all.map((fields, at) => ({ id: idOf(at), key: `key${at}`, fields }))
        expect(readBack(form, written(form, leaving, writeOptions(chosen, all)))).toEqual(all)
      },
    ),
  )
}

const idOf = (at: number): string => `01900000-0000-7000-8000-00000000000${at}`

/** A plain publication in two languages, as a secretariat has them. */
export const PLAIN: PortableFields = {
  ...EMPTY_PORTABLE,
  title: { fr: 'Sur la route d’Agadez', en: 'On the road to Agadez' },
  subtitle: { fr: 'récits de voyage', en: 'stories of a journey' },
  abstract: { en: 'People on the move & the wells they need: 54 % paid.' },
  type: 'publication-type:policy-brief',
  issued: '2019-05',
  creators: [
    { kind: 'person', name: 'Ayla Bonfiglio', conceptId: null },
    { kind: 'organisation', name: 'Mixed Migration Centre', conceptId: 'organisation:mmc' },
  ],
  publishers: [{ kind: 'organisation', name: 'Danish Refugee Council', conceptId: null }],
  series: { conceptId: null, name: 'MMC Briefing Papers', number: '7' },
  identifiers: ['doi:10.1234/abc_1', 'isbn:9782123456803'],
  rights: 'CC BY 4.0',
  url: { en: 'https://example.org/on_the_road?a=1&b=2' },
  languages: ['en', 'fr'],
  concepts: ['country:NE', 'theme:smuggling'],
  keywords: ['sable'],
  collections: [['Rabat', '2019']],
  notes: [{ text: 'Cited in Abidjan.', shareable: true }],
}
export const PLAIN_ID = idOf(9)
