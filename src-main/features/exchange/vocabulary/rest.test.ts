import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Concept } from '../../../contract/vocabulary.ts'
import {
  jsonLdOf,
  readSkos,
  readTriples,
  skos,
  skosTriples,
  type Triple,
  turtleOf,
} from '../../../formats/skos/index.ts'
import { saysSame } from './compare.ts'
import { Identities, identified, proposedNames } from './identify.ts'

const FORMS = { turtle: turtleOf, 'json-ld': jsonLdOf } as const
type Form = keyof typeof FORMS

const EX = 'https://example.org/soil/'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const iri = (value: string): Triple['object'] => ({ kind: 'iri', value })

const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '')
const literal = fc.oneof(
  word.map((value) => ({ kind: 'literal' as const, value, language: null, datatype: null })),
  fc.record({
    kind: fc.constant('literal' as const),
    value: word,
    language: fc.constantFrom('fr', 'pt-BR'),
    datatype: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('literal' as const),
    value: fc.constantFrom('1', 'true', '2020-01-02', '7.50'),
    language: fc.constant(null),
    datatype: fc.constantFrom(`${XSD}boolean`, `${XSD}date`, `${XSD}decimal`, `${EX}code`),
  }),
)
const names = ['scheme', 'a', 'b', 'group', 'person', 'nowhere'].map((name) => `${EX}${name}`)
const predicate = fc.constantFrom(
  `${EX}colour`,
  'http://purl.org/dc/terms/creator',
  'http://purl.org/dc/terms/source',
  'http://www.w3.org/2000/01/rdf-schema#seeAlso',
  skos('editorialNote'),
  `${RDF}value`,
)
/** Something said of a thing: a word, a name, or a node of its own, as deep as two. */
type Said = readonly [
  string,
  Triple['object'] | { readonly node: readonly Said[] } | { readonly list: readonly Triple['object'][] },
]
const simple = fc.oneof(literal, fc.constantFrom(...names).map(iri))
const leaf: fc.Arbitrary<Said> = fc.tuple(predicate, simple)
const node: fc.Arbitrary<Said> = fc.tuple(
  predicate,
  fc.record({
    node: fc.array(
      fc.oneof(leaf, fc.tuple(predicate, fc.record({ node: fc.array(leaf, { maxLength: 2 }) }))),
      { maxLength: 3 },
    ),
  }),
)
const list: fc.Arbitrary<Said> = fc.tuple(
  fc.constant(skos('memberList')),
  fc.record({ list: fc.array(simple, { maxLength: 4 }) }),
)
const said = fc.array(fc.oneof(leaf, node, list), { maxLength: 5 })

/** Triples of what is said, nodes without a name counted. */
function triplesOf(subject: string, all: readonly Said[], count: { n: number }): Triple[] {
  const blank = (): string => `_:t${(count.n += 1)}`
  return all.flatMap(([predicate, object]): Triple[] => {
    if ('kind' in object) return [{ subject, predicate, object }]
    if ('node' in object) {
      const name = blank()
      return [{ subject, predicate, object: iri(name) }, ...triplesOf(name, object.node, count)]
    }
    const cells = object.list.map(blank)
    const next = (at: number): Triple['object'] => iri(cells[at] ?? `${RDF}nil`)
    return [
      { subject, predicate, object: next(0) },
      ...object.list.flatMap((item, at) => [
        { subject: cells[at] ?? '', predicate: `${RDF}first`, object: item },
        { subject: cells[at] ?? '', predicate: `${RDF}rest`, object: next(at + 1) },
      ]),
    ]
  })
}

/** What triples say, as texts that do not depend on how nodes without a name are called. */
function sayings(triples: readonly Triple[]): Set<string> {
  const bySubject = Map.groupBy(triples, ({ subject }) => subject)
  const textOf = (object: Triple['object']): string => {
    if (object.kind === 'literal' || !object.value.startsWith('_:')) return JSON.stringify(object)
    const inside = (bySubject.get(object.value) ?? []).map(
      (each) => `${each.predicate} ${textOf(each.object)}`,
    )
    // A set of statements: said twice is said once.
    return `[${[...new Set(inside)].sort().join(';')}]`
  }
  return new Set(
    triples
      .filter(({ subject }) => !subject.startsWith('_:'))
      .map(({ subject, predicate, object }) => `${subject} ${predicate} ${textOf(object)}`),
  )
}

const file = fc.record({ scheme: said, a: said, b: said, group: said, person: said }).map((things) => {
  const count = { n: 0 }
  const typed = (type: string, more: readonly Said[]): Said[] => [[`${RDF}type`, iri(type)], ...more]
  const label = (value: string): Said => [
    skos('prefLabel'),
    { kind: 'literal', value, language: 'en', datatype: null },
  ]
  const inScheme: Said = [skos('inScheme'), iri(`${EX}scheme`)]
  return Object.entries({
    scheme: typed(skos('ConceptScheme'), things.scheme),
    a: typed(skos('Concept'), [
      label('A'),
      inScheme,
      [skos('topConceptOf'), iri(`${EX}scheme`)],
      ...things.a,
    ]),
    b: typed(skos('Concept'), [label('B'), inScheme, [skos('broader'), iri(`${EX}a`)], ...things.b]),
    group: typed(skos('Collection'), [[skos('member'), iri(`${EX}a`)], label('Group'), ...things.group]),
    person: things.person,
  }).flatMap(([name, all]) => triplesOf(`${EX}${name}`, all, count))
})

/** A file as the library takes it and gives it back. */
async function through(
  triples: readonly Triple[],
  form: Form,
): Promise<{ text: string; concepts: Concept[] }> {
  const reading = await readSkos(FORMS[form](triples), form, 'soil')
  const known = { concepts: new Map(), schemes: [] }
  const named = proposedNames(reading.schemes, known)
  const ids = new Identities(reading.concepts, named, known)
  const concepts = reading.concepts.flatMap((each) => identified(each, named, ids)?.concept ?? [])
  const schemes = reading.schemes.map(({ iri, title, extra }) => ({
    scheme: named.get(iri) ?? '',
    iri,
    title,
    extra,
  }))
  return { text: FORMS[form](skosTriples(schemes, concepts)), concepts }
}

describe.each(['turtle', 'json-ld'] as const)('what a vocabulary says in %s', (form) => {
  it('goes out whole, whatever the library has no field for', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (triples) => {
        const { text } = await through(triples, form)
        const left = sayings(await readTriples(text, form))
        expect([...sayings(triples)].filter((each) => !left.has(each))).toEqual([])
      }),
    )
  })

  it('is the same when it comes back', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (triples) => {
        const once = await through(triples, form)
        const twice = await through(await readTriples(once.text, form), form)
        expect(twice.text).toBe(once.text)
        once.concepts.forEach((each, at) => {
          const other = twice.concepts[at]
          expect(other && saysSame(each, other)).toBe(true)
        })
      }),
    )
  })
})
