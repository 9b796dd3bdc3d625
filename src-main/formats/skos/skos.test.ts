import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Concept, MATCH_KINDS, NOTE_KINDS } from '../../contract/vocabulary.ts'
import { jsonLdOf, readSkos, type SkosReading, skosFormatOf, skosTriples, turtleOf } from './index.ts'

const FORMS = { turtle: turtleOf, 'json-ld': jsonLdOf } as const

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((value) => value.trim() !== '')
const language = fc.constantFrom('fr', 'en', 'ar', 'pt-BR', 'zh-Hant', 'und')
const texts = fc.dictionary(language, fc.uniqueArray(text, { minLength: 1, maxLength: 3 }), { maxKeys: 3 })
const iri = fc.constantFrom('https://example.org/a', 'http://aims.fao.org/aos/agrovoc/c_1#x', 'urn:uuid:1')
const ID = (number: number): string => `soil:c-${number}`

const concept = (number: number) =>
  fc.record({
    id: fc.constant(ID(number)),
    scheme: fc.constant('soil'),
    notation: fc.option(text, { nil: null }),
    broader: number === 0 ? fc.constant(null) : fc.option(fc.nat(number - 1).map(ID), { nil: null }),
    prefLabel: fc.dictionary(language, text, { minKeys: 1, maxKeys: 4 }),
    altLabel: texts,
    note: fc.option(text, { nil: null }),
    source: fc.option(text, { nil: null }),
    certain: fc.boolean(),
    fromMemory: fc.boolean(),
    seenIn: fc.uniqueArray(fc.constantFrom('fr', 'en', 'pt-BR')),
    roles: fc.uniqueArray(fc.constantFrom('rp-partner', '4mi?')),
    details: fc.record({
      iri: fc.option(fc.constant(`https://example.org/soil/${number}`), { nil: null }),
      hiddenLabel: texts,
      notes: fc.dictionary(
        fc.constantFrom(...NOTE_KINDS),
        texts.filter((each) => Object.keys(each).length > 0),
      ),
      matches: fc.dictionary(fc.constantFrom(...MATCH_KINDS), fc.uniqueArray(iri, { minLength: 1 })),
      related: fc.constantFrom([], [ID(90)]),
      broader: fc.constant([]),
      notations: fc.constant([]),
      deprecated: fc.boolean(),
      extra: fc.constant([]),
    }),
  })
const concepts = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => concept(at))))
  .map((all) => all.map((each) => Concept.parse(JSON.parse(JSON.stringify(each)))))

const SCHEME = { scheme: 'soil', iri: null, title: { fr: 'Sols', en: 'Soils' } }
const iriOf = (each: Concept): string => each.details?.iri ?? `urn:cartable:concept:${each.id}`

const sorted = (map: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(map).map(([key, values]) => [key, values.toSorted()]))

/** What a reader must find of a concept. */
function expected(each: Concept, all: readonly Concept[]): unknown {
  const named = (id: string): string => {
    const other = all.find((known) => known.id === id)
    return other ? iriOf(other) : `urn:cartable:concept:${id}`
  }
  const { details } = each
  return {
    iri: iriOf(each),
    line: expect.any(Number),
    scheme: 'urn:cartable:scheme:soil',
    prefLabel: each.prefLabel,
    altLabel: sorted(each.altLabel),
    hiddenLabel: sorted(details?.hiddenLabel ?? {}),
    notations: each.notation === null ? [] : [each.notation],
    note: each.note,
    notes: Object.fromEntries(Object.entries(details?.notes ?? {}).map(([kind, map]) => [kind, sorted(map)])),
    source: each.source,
    broader: each.broader === null ? [] : [named(each.broader)],
    related: (details?.related ?? []).map(named),
    matches: sorted(details?.matches ?? {}),
    deprecated: details?.deprecated,
    extra: [],
    ...{ certain: each.certain, fromMemory: each.fromMemory },
    seenIn: each.seenIn.toSorted(),
    roles: each.roles.toSorted(),
  }
}

const byIri = (reading: SkosReading) => new Map(reading.concepts.map((each) => [each.iri, each]))

describe.each(['turtle', 'json-ld'] as const)('vocabularies as %s', (format) => {
  it('come back with all that they say', async () => {
    await fc.assert(
      fc.asyncProperty(concepts, async (all) => {
        const written = FORMS[format](skosTriples([SCHEME], all))
        expect(skosFormatOf(written)).toBe(format)
        const reading = await readSkos(written, format, 'soil.ttl')
        expect(reading.problems).toEqual([])
        expect(reading.schemes).toEqual([
          {
            ...{ iri: 'urn:cartable:scheme:soil', title: SCHEME.title, notation: 'soil' },
            extra: { said: [], resources: [] },
          },
        ])
        expect(reading.concepts).toHaveLength(all.length)
        for (const each of all) expect(byIri(reading).get(iriOf(each))).toEqual(expected(each, all))
      }),
    )
  })

  it('are the same bytes whatever the order in which they are kept', () => {
    fc.assert(
      fc.property(concepts, (all) => {
        const turned = all.toReversed().map((each) => ({
          ...each,
          prefLabel: Object.fromEntries(Object.entries(each.prefLabel).reverse()),
          altLabel: Object.fromEntries(
            Object.entries(each.altLabel)
              .reverse()
              .map(([key, values]) => [key, values.toReversed()]),
          ),
          seenIn: each.seenIn.toReversed(),
        }))
        const write = (some: readonly Concept[]): string => FORMS[format](skosTriples([SCHEME], some))
        expect(write(turned)).toBe(write(all))
      }),
    )
  })

  it('hold the vocabularies that come with Cartable without loss', async () => {
    const folder = join(import.meta.dirname, '../../../seeds/vocabularies')
    const seeds = readdirSync(folder).map(
      (file) =>
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as { scheme: string; concepts: unknown[] },
    )
    const all = seeds.flatMap((seed) => seed.concepts.map((each) => Concept.parse(each)))
    const schemes = seeds.map(({ scheme }) => ({ scheme, iri: null, title: {} }))
    const reading = await readSkos(FORMS[format](skosTriples(schemes, all)), format, 'all')
    expect(reading.problems).toEqual([])
    expect(reading.schemes.map(({ notation }) => notation)).toEqual(seeds.map(({ scheme }) => scheme).sort())
    expect(reading.concepts).toHaveLength(all.length)
    const read = byIri(reading)
    for (const each of all) {
      const filled = Object.entries(each.altLabel).filter(([, values]) => values.length > 0)
      expect(read.get(iriOf(each)), each.id).toMatchObject({
        prefLabel: each.prefLabel,
        altLabel: Object.fromEntries(filled.map(([key, values]) => [key, [...new Set(values)].sort()])),
        notations: each.notation === null ? [] : [each.notation],
        broader: each.broader === null ? [] : [`urn:cartable:concept:${each.broader}`],
        ...{ note: each.note, source: each.source, certain: each.certain, fromMemory: each.fromMemory },
        seenIn: each.seenIn.toSorted(),
        roles: each.roles.toSorted(),
      })
    }
  })
})

it('says the same in both forms', async () => {
  await fc.assert(
    fc.asyncProperty(concepts, async (all) => {
      const triples = skosTriples([SCHEME], all)
      const [turtle, json] = [
        await readSkos(turtleOf(triples), 'turtle', 'a'),
        await readSkos(jsonLdOf(triples), 'json-ld', 'a'),
      ]
      const without = (reading: SkosReading) => reading.concepts.map((each) => ({ ...each, line: 0 }))
      expect(without(json)).toEqual(without(turtle))
    }),
  )
})
