import type { SchemeExtra } from '../../contract/statements.ts'
import type { Concept } from '../../contract/vocabulary.ts'
import {
  byText,
  CONCEPT_IRI,
  DEPRECATED,
  inLanguage,
  iri,
  MATCHES,
  NOTES,
  own,
  plain,
  SCHEME_IRI,
  skos,
  SOURCE,
  type Term,
  TITLE,
  type Triple,
  truth,
  TYPE,
} from './graph.ts'
import { RestTriples } from './rest-triples.ts'

/** A vocabulary to be written; see the contract. */
export interface LeavingScheme {
  readonly scheme: string
  readonly iri: string | null
  readonly title: Readonly<Record<string, string>>
  readonly extra?: SchemeExtra | undefined
}

type Said = readonly (readonly [predicate: string, object: Term])[]
type Texts = Readonly<Record<string, string | readonly string[]>>

/** Texts without language leave without one; but of notes the one without is our own, and the others say so. */
const texts = (predicate: string, map: Texts | undefined): Said =>
  Object.entries(map ?? {}).flatMap(([language, values]) =>
    [values].flat().map((value) => {
      const isPlain = language === 'und' && predicate !== skos('note')
      return [predicate, isPlain ? plain(value) : inLanguage(value, language)] as const
    }),
  )
const one = (predicate: string, value: string | null): Said =>
  value === null ? [] : [[predicate, plain(value)]]

/** Order among statements of one subject: by predicate, then by object. */
function inOrder([a, x]: Said[number], [b, y]: Said[number]): number {
  const languageOf = (term: Term): string => (term.kind === 'literal' ? (term.language ?? '') : '')
  const kindOf = (term: Term): string => (term.kind === 'literal' ? (term.datatype ?? '') : '<')
  return (
    byText(a, b) ||
    byText(languageOf(x), languageOf(y)) ||
    byText(x.value, y.value) ||
    byText(kindOf(x), kindOf(y))
  )
}

/** What SKOS says of labels, notes and codes of a concept. */
function described(concept: Concept): Said {
  const { details, notation } = concept
  const notations = [...(notation === null ? [] : [notation]), ...(details?.notations ?? [])]
  return [
    ...texts(skos('prefLabel'), concept.prefLabel),
    ...texts(skos('altLabel'), concept.altLabel),
    ...texts(skos('hiddenLabel'), details?.hiddenLabel),
    ...notations.map((each) => [skos('notation'), plain(each)] as const),
    // A set has no first: where there are several, ours is named.
    ...(notations.length > 1 ? one(own('notation'), notation) : []),
    ...one(skos('note'), concept.note),
    ...NOTES.flatMap(({ kind, iri: predicate }) => texts(predicate, details?.notes[kind])),
    ...one(SOURCE, concept.source),
    [own('certain'), truth(concept.certain)],
    [own('fromMemory'), truth(concept.fromMemory)],
    ...concept.seenIn.flatMap((language) => one(own('seenIn'), language)),
    ...concept.roles.flatMap((role) => one(own('role'), role)),
    ...(details?.deprecated ? [[DEPRECATED, truth(true)] as const] : []),
  ]
}

/** Where a concept stands among others. */
function placed(concept: Concept, schemeIri: string, iriOf: (id: string) => string): Said {
  const { broader, details } = concept
  const parents = [...(broader === null ? [] : [broader]), ...(details?.broader ?? [])]
  return [
    [skos('inScheme'), iri(schemeIri)],
    ...(parents.length === 0 ? [[skos('topConceptOf'), iri(schemeIri)] as const] : []),
    ...parents.map((id) => [skos('broader'), iri(iriOf(id))] as const),
    ...(parents.length > 1 && broader !== null ? [[own('broader'), iri(iriOf(broader))] as const] : []),
    ...(details?.related ?? []).map((id) => [skos('related'), iri(iriOf(id))] as const),
    ...MATCHES.flatMap(({ kind, iri: predicate }) =>
      (details?.matches[kind] ?? []).map((each) => [predicate, iri(each)] as const),
    ),
  ]
}

/** @param more what was kept beside the fields */
function statements(subject: string, type: string, said: Said, more: readonly Triple[] = []): Triple[] {
  const isOwn = (triple: Triple): boolean => triple.subject === subject
  const all = [...said, ...more.filter(isOwn).map(({ predicate, object }) => [predicate, object] as const)]
  const sorted = all.toSorted(inOrder)
  const unique = sorted.filter((each, at) => at === 0 || inOrder(each, sorted[at - 1] ?? each) !== 0)
  return [
    { subject, predicate: TYPE, object: iri(type) },
    ...unique.map(([predicate, object]) => ({ subject, predicate, object })),
    ...more.filter((triple) => !isOwn(triple)),
  ]
}

/** Concepts whose statements are made together: others get their turn between parts. */
const PART = 200

function* inParts<T>(all: readonly T[], make: (each: T) => Triple[]): Generator<Triple[]> {
  for (let start = 0; start < all.length; start += PART) yield all.slice(start, start + PART).flatMap(make)
}

/**
 * Vocabularies as statements of SKOS (W3C Recommendation, 18 August 2009), in one order whatever that of their concepts:
 * schemes by name, each followed by its concepts by id. They come in parts; no subject lies in two of them.
 *
 * @param all every concept that may be named, for the IRIs of parents in other vocabularies
 */
export function* skosParts(
  schemes: readonly LeavingScheme[],
  concepts: readonly Concept[],
  all: readonly Concept[] = concepts,
): Generator<Triple[]> {
  const iris = new Map(all.map(({ id, details }) => [id, details?.iri ?? `${CONCEPT_IRI}${id}`]))
  const iriOf = (id: string): string => iris.get(id) ?? `${CONCEPT_IRI}${id}`
  const bySchemes = Map.groupBy(concepts, ({ scheme }) => scheme)
  const rest = new RestTriples()
  for (const { scheme, iri: given, title, extra } of schemes.toSorted((a, b) => byText(a.scheme, b.scheme))) {
    const schemeIri = given ?? `${SCHEME_IRI}${scheme}`
    const members = (bySchemes.get(scheme) ?? []).toSorted((a, b) => byText(a.id, b.id))
    const tops = members.filter(({ broader, details }) => broader === null && !details?.broader.length)
    const said: Said = [
      ...texts(TITLE, title),
      ...one(skos('notation'), scheme),
      ...tops.map(({ id }) => [skos('hasTopConcept'), iri(iriOf(id))] as const),
    ]
    yield statements(schemeIri, skos('ConceptScheme'), said, rest.of(schemeIri, extra?.said ?? []))
    yield* inParts(extra?.resources ?? [], (each) => rest.resource(each))
    yield* inParts(members, (concept) => {
      const subject = iriOf(concept.id)
      const own = [...described(concept), ...placed(concept, schemeIri, iriOf)]
      return statements(subject, skos('Concept'), own, rest.of(subject, concept.details?.extra ?? []))
    })
  }
}

/** {@link skosParts} in one list. */
export function skosTriples(...given: Parameters<typeof skosParts>): Triple[] {
  return [...skosParts(...given)].flat()
}
