import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSkos, skosFormatOf } from './index.ts'

const HEAD = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/soil/> .
`
const read = (body: string) => readSkos(HEAD + body, 'turtle', 'soil.ttl')
const reasons = async (body: string) =>
  (await read(body)).problems.map(({ reason, key, line, field }) => [reason, key, line, field])
const EX = 'https://example.org/soil/'

describe('vocabularies of others in Turtle', () => {
  it('are read with parents told either way, and labels of SKOS-XL', async () => {
    const { concepts, problems, schemes } = await read(`@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
      ex:scheme a skos:ConceptScheme ; <http://purl.org/dc/terms/title> "Sols"@fr ; skos:hasTopConcept ex:a .
      ex:a a skos:Concept ; skos:prefLabel "Sol"@FR, "Soil"@en ; skos:narrower ex:b ; skos:topConceptOf ex:scheme .
      ex:b a skos:Concept ; skos:inScheme ex:scheme ; xl:prefLabel [ xl:literalForm "Sable"@fr ] ;
        skos:exactMatch <http://aims.fao.org/aos/agrovoc/c_6766> ; skos:definition "Grains"@fr, "Grains" .`)
    expect(problems).toEqual([])
    expect(schemes).toMatchObject([{ iri: `${EX}scheme`, title: { fr: 'Sols' }, notation: null }])
    expect(concepts).toMatchObject([
      { iri: `${EX}a`, line: 5, prefLabel: { fr: 'Sol', en: 'Soil' }, broader: [], certain: null },
      {
        iri: `${EX}b`,
        line: 6,
        prefLabel: { fr: 'Sable' },
        broader: [`${EX}a`],
        notes: { definition: { fr: ['Grains'], und: ['Grains'] } },
        matches: { exactMatch: ['http://aims.fao.org/aos/agrovoc/c_6766'] },
      },
    ])
  })

  it('go on after a broken statement, without half of it', async () => {
    const { concepts, problems } = await read(`ex:a a skos:Concept ; skos:prefLabel "A"@en .
ex:b a skos:Concept ; skos:prefLabel "B"@en ; skos:altLabel "oops .
ex:c a skos:Concept ; skos:prefLabel "C"@en .
`)
    expect(concepts.map(({ iri }) => iri)).toEqual([`${EX}a`, `${EX}c`])
    expect(problems).toMatchObject([{ reason: 'syntax', line: 4, lost: true }])
  })

  it('lose circles, and the same link whatever the order', async () => {
    const parts = [
      'ex:a a skos:Concept ; skos:prefLabel "A"@en ; skos:broader ex:b .',
      'ex:b a skos:Concept ; skos:prefLabel "B"@en ; skos:broader ex:c .',
      'ex:c a skos:Concept ; skos:prefLabel "C"@en ; skos:broader ex:a, ex:c .',
    ]
    for (const body of [parts.join('\n'), parts.toReversed().join('\n')]) {
      const { concepts, problems } = await read(body)
      expect(concepts.map(({ broader }) => broader)).toEqual([[`${EX}b`], [`${EX}c`], []])
      expect(problems.map(({ reason, key, value }) => [reason, key, value])).toEqual([
        ['cycle', `${EX}c`, `${EX}c`],
        ['cycle', `${EX}c`, `${EX}a`],
      ])
    }
  })

  it('are told what cannot be kept, with its place', async () => {
    expect(
      await reasons(`ex:a a skos:Concept ; skos:prefLabel "A"@en, "Z"@en ; skos:altLabel "x"@abcd ;
  skos:exactMatch <javascript:alert(1)> ; ex:colour "red" ; skos:inScheme ex:s, ex:t .
<file:///etc/passwd> a skos:Concept ; skos:prefLabel "P"@en .
ex:n a skos:Concept .
ex:g a skos:Collection .`),
    ).toEqual([
      ['bad-iri', 'file:///etc/passwd', 5, null],
      ['duplicate-label', `${EX}a`, 3, 'prefLabel@en'],
      ['bad-language', `${EX}a`, 3, 'altLabel'],
      ['other-scheme', `${EX}a`, 3, 'inScheme'],
      ['bad-iri', `${EX}a`, 3, 'exactMatch'],
      ['no-label', `${EX}n`, 6, 'prefLabel'],
    ])
  })

  it('cut a chain that is made to be too deep', async () => {
    const chain = Array.from(
      { length: 3000 },
      (_, at) => `ex:c${at} a skos:Concept ; skos:prefLabel "${at}"@en ; skos:broader ex:c${at + 1} .`,
    )
    const { concepts, problems } = await read(chain.join('\n'))
    const parents = new Map(concepts.map(({ iri, broader }) => [iri, broader[0]]))
    const height = (iri: string): number => {
      let levels = 0
      for (let at: string | undefined = iri; at !== undefined; at = parents.get(at)) levels += 1
      return levels
    }
    expect(Math.max(...concepts.map(({ iri }) => height(iri)))).toBeLessThanOrEqual(62)
    expect(problems.every(({ reason }) => reason === 'too-deep')).toBe(true)
  })
})

describe('vocabularies of others in JSON-LD', () => {
  it('are read by the context that they bring', async () => {
    const skosmos = {
      '@context': {
        skos: 'http://www.w3.org/2004/02/skos/core#',
        uri: '@id',
        type: '@type',
        lang: '@language',
        value: '@value',
        graph: '@graph',
        prefLabel: 'skos:prefLabel',
        broader: { '@id': 'skos:broader', '@type': '@id' },
        ex: EX,
      },
      graph: [
        { uri: 'ex:a', type: 'skos:Concept', prefLabel: [{ lang: 'en', value: 'Soil' }] },
        { uri: 'ex:b', type: ['skos:Concept'], prefLabel: { lang: 'fr', value: 'Sable' }, broader: 'ex:a' },
      ],
    }
    const { concepts, problems } = await readSkos(JSON.stringify(skosmos, null, 2), 'json-ld', 'soil.json')
    expect(problems).toEqual([])
    expect(concepts).toMatchObject([
      { iri: `${EX}a`, line: 18, prefLabel: { en: 'Soil' }, scheme: 'urn:cartable:scheme:soil' },
      { iri: `${EX}b`, prefLabel: { fr: 'Sable' }, broader: [`${EX}a`] },
    ])
  })

  it('never fetch a context, and say so', async () => {
    const { concepts, problems } = await readSkos(
      JSON.stringify({
        '@context': [
          'https://example.org/context.jsonld',
          { '@vocab': 'http://www.w3.org/2004/02/skos/core#' },
        ],
        '@id': `${EX}a`,
        '@type': 'Concept',
        'skos:prefLabel': { '@value': 'A', '@language': 'en' },
        narrower: { '@id': `${EX}b`, prefLabel: 'B' },
      }),
      'json-ld',
      'a',
    )
    expect(problems).toMatchObject([
      { reason: 'remote-context', value: 'https://example.org/context.jsonld' },
    ])
    expect(concepts).toMatchObject([{ iri: `${EX}a` }, { iri: `${EX}b`, broader: [`${EX}a`] }])
  })

  it('name the line where JSON is broken, and nodes that are nested without end', async () => {
    expect((await readSkos('{\n "@graph": [\n  {"@id": }]}', 'json-ld', 'a')).problems).toMatchObject([
      { reason: 'syntax', line: 3, lost: true },
    ])
    const deep = `${'{"skos:related":'.repeat(5000)}{}${'}'.repeat(5000)}`
    expect((await readSkos(deep, 'json-ld', 'a')).problems).toMatchObject([{ reason: 'too-deep' }])
  })
})

describe('any text', () => {
  it('is read without harm', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.json(), async (text, json) => {
        for (const [value, format] of [
          [text, 'turtle'],
          [HEAD + text, 'turtle'],
          [text, 'json-ld'],
          [json, 'json-ld'],
          [`{"@graph":${json},"@context":${json}}`, 'json-ld'],
        ] as const) {
          const { concepts, problemCount } = await readSkos(value, format, 'x')
          expect(concepts.length + problemCount).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('is told apart by its beginning', () => {
    const begins = [
      '@prefix a: <b:> .',
      '# note\nPREFIX a: <b:>',
      '<http://a> a <http://b> .',
      'ex:a a ex:b .',
    ]
    expect(begins.map(skosFormatOf)).toEqual(begins.map(() => 'turtle'))
    expect(['{"a":1}', '[ {', ' {'].map(skosFormatOf)).toEqual(['json-ld', 'json-ld', 'json-ld'])
    expect(['', 'hello world', 'a,b,c', '<?xml version="1.0"?>'].map(skosFormatOf)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
