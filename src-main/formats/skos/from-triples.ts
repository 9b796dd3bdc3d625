import {
  byText,
  DEPRECATED,
  MATCHES,
  own,
  PREFIXES,
  SCHEME_IRI,
  skos,
  SOURCE,
  type Term,
  TITLE,
  TYPE,
} from './graph.ts'
import { cutCycles } from './cycles.ts'
import { Labels } from './labels.ts'
import { Problems } from './problem.ts'
import type { ReadGraph } from './read-graph.ts'
import { Rest } from './rest.ts'
import { firstOf, grouped, irisOf, type Said, textsOf, truthOf } from './said.ts'
import { isSafeIri } from './safe-iri.ts'
import type { SkosConcept, SkosReading, SkosScheme } from './skos-reading.ts'

/** Concepts of one file. The largest thesauri in use (AGROVOC, EuroVoc) have half of it. */
export const MOST_CONCEPTS = 100_000
const LONGEST_TEXT = 20_000
const MOST_PARENTS = 50
const MOST_LINKS = 500

const XL = PREFIXES.skosxl
const LABEL_KINDS = ['prefLabel', 'altLabel', 'hiddenLabel'] as const

/** The statements of a file as schemes and concepts. */
class Gathering {
  readonly problems = new Problems()
  readonly #graph: ReadGraph
  readonly #said: Map<string, Map<string, Term[]>>
  readonly #home: string
  /** Parents that were told the other way round, by narrower. */
  readonly #above = new Map<string, Set<string>>()

  constructor(graph: ReadGraph, home: string) {
    this.#graph = graph
    this.#said = grouped(graph.triples)
    this.#home = home
    for (const [subject, said] of this.#said) {
      for (const below of irisOf(said, skos('narrower'))) {
        const known = this.#above.get(below) ?? new Set()
        this.#above.set(below, known.add(subject))
      }
    }
  }

  #isConcept(said: Said): boolean {
    const types = irisOf(said, TYPE)
    if (types.includes(skos('Concept'))) return true
    const about = [
      skos('prefLabel'),
      skos('inScheme'),
      skos('topConceptOf'),
      skos('broader'),
      `${XL}prefLabel`,
    ]
    return types.length === 0 && about.some((predicate) => said.has(predicate))
  }

  /** Concepts by their IRI, those that may be kept. */
  concepts(): SkosConcept[] {
    const found = [...this.#said].filter(([, said]) => this.#isConcept(said)).sort(([a], [b]) => byText(a, b))
    if (found.length > MOST_CONCEPTS)
      this.problems.tell('too-many', { value: String(found.length), lost: true })
    return found.slice(0, MOST_CONCEPTS).flatMap(([iri, said]) => this.#concept(iri, said) ?? [])
  }

  /** Labels of each language, those of SKOS-XL among them. */
  #labels(iri: string, said: Said, line: number | null): Labels {
    const labels = new Labels(this.problems, { key: iri, line })
    for (const kind of LABEL_KINDS) {
      const nodes = irisOf(said, `${XL}${kind}`)
      const far = nodes.flatMap((node) => this.#said.get(node)?.get(`${XL}literalForm`) ?? [])
      labels.take(kind, [...(said.get(skos(kind)) ?? []), ...far])
    }
    return labels
  }

  #links(iri: string, line: number | null, field: string, values: readonly string[]): string[] {
    const safe = values.filter((value) => {
      const isSafe = isSafeIri(value) && value !== iri
      if (!isSafe) this.problems.tell(value === iri ? 'cycle' : 'bad-iri', { key: iri, line, field, value })
      return isSafe
    })
    if (safe.length > MOST_LINKS)
      this.problems.tell('too-many', { key: iri, line, field, value: String(safe.length) })
    return safe.slice(0, MOST_LINKS)
  }

  #schemeOf(iri: string, said: Said, line: number | null): string {
    const schemes = [
      ...new Set([...irisOf(said, skos('inScheme')), ...irisOf(said, skos('topConceptOf'))]),
    ].sort(byText)
    const [first, ...others] = schemes.filter(isSafeIri)
    for (const value of others)
      this.problems.tell('other-scheme', { key: iri, line, field: 'inScheme', value })
    return first ?? this.#home
  }

  #concept(iri: string, said: Said): SkosConcept | null {
    const line = this.#graph.lineOf(iri)
    if (!isSafeIri(iri)) {
      this.problems.tell('bad-iri', { key: iri.slice(0, 200), line, value: iri, lost: true })
      return null
    }
    const labels = this.#labels(iri, said, line)
    if (Object.keys(labels.prefLabel).length === 0) {
      this.problems.tell('no-label', { key: iri, line, field: 'prefLabel', lost: true })
      return null
    }
    const place = { key: iri, line }
    const above = [...new Set([...irisOf(said, skos('broader')), ...(this.#above.get(iri) ?? [])])].sort(
      byText,
    )
    const parents = this.#links(iri, line, 'broader', above).slice(0, MOST_PARENTS)
    const notations = textsOf(said, skos('notation')).filter((each) => each.length <= LONGEST_TEXT)
    const sources = [SOURCE, `${PREFIXES.dct}source`].flatMap((predicate) => [
      ...textsOf(said, predicate),
      ...irisOf(said, predicate),
    ])
    return {
      ...{ iri, line, scheme: this.#schemeOf(iri, said, line) },
      ...{ prefLabel: labels.prefLabel, altLabel: labels.altLabel, hiddenLabel: labels.hiddenLabel },
      notations: firstOf(notations, textsOf(said, own('notation'))[0]),
      ...labels.notes(said),
      source: sources[0] ?? null,
      broader: firstOf(parents, irisOf(said, own('broader'))[0]),
      related: this.#links(iri, line, 'related', irisOf(said, skos('related'))),
      matches: Object.fromEntries(
        MATCHES.flatMap(({ kind, iri: predicate }) => {
          const links = this.#links(iri, line, kind, irisOf(said, predicate))
          return links.length === 0 ? [] : [[kind, links]]
        }),
      ),
      deprecated: truthOf(said, DEPRECATED) ?? false,
      extra: [],
      ...this.#own(said, place),
    }
  }

  #own(said: Said, place: { key: string; line: number | null }) {
    const languages = textsOf(said, own('seenIn'))
    const seenIn = languages.filter((each) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(each))
    for (const value of languages.filter((each) => !seenIn.includes(each)))
      this.problems.tell('bad-language', { ...place, field: 'seenIn', value })
    const certain = truthOf(said, own('certain'))
    const isOurs = certain !== null
    return {
      certain,
      fromMemory: truthOf(said, own('fromMemory')),
      seenIn: isOurs ? seenIn : null,
      roles: isOurs ? textsOf(said, own('role')) : null,
    }
  }

  schemes(concepts: readonly SkosConcept[]): Omit<SkosScheme, 'extra'>[] {
    return [...new Set(concepts.map(({ scheme }) => scheme))].sort(byText).map((iri) => {
      const said: Said = this.#said.get(iri) ?? new Map<string, Term[]>()
      const titles = new Labels(this.problems, { key: iri, line: null })
      const names = [
        TITLE,
        `${PREFIXES.dc}title`,
        skos('prefLabel'),
        'http://www.w3.org/2000/01/rdf-schema#label',
      ]
      titles.take('prefLabel', said.get(names.find((name) => said.has(name)) ?? '') ?? [])
      return { iri, title: titles.prefLabel, notation: textsOf(said, skos('notation'))[0] ?? null }
    })
  }

  /** The same with what no field holds. */
  withRest(concepts: readonly SkosConcept[], schemes: readonly Omit<SkosScheme, 'extra'>[]) {
    const rest = new Rest(this.#said, this.problems)
    const children = new Map<string, Set<string>>()
    for (const { iri, broader } of concepts)
      for (const parent of broader) children.set(parent, (children.get(parent) ?? new Set()).add(iri))
    const whole = concepts.map((concept) => ({
      ...concept,
      extra: rest.ofConcept(concept, children.get(concept.iri) ?? new Set()),
    }))
    const called = [...this.#said].filter(([, said]) => this.#isConcept(said)).map(([iri]) => iri)
    const names = schemes.map(({ iri }) => iri)
    const extras = rest.ofSchemes(names, concepts, new Set(called))
    return {
      concepts: whole,
      schemes: schemes.map((scheme) => ({
        ...scheme,
        extra: extras.get(scheme.iri) ?? { said: [], resources: [] },
      })),
    }
  }
}

/**
 * What statements say of concepts (SKOS Reference, S1–S46), in the order of their IRIs. What cannot be kept is named with its
 * place. @param name of the file, for concepts that belong to no scheme
 */
export function skosFrom(graph: ReadGraph, name: string): SkosReading {
  const stem = name
    .replace(/\.[^.]*$/, '')
    .normalize('NFD')
    .toLowerCase()
  const home = `${SCHEME_IRI}${
    stem
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'vocabulary'
  }`
  const gathering = new Gathering(graph, home)
  const { problems } = gathering
  for (const { line, reason, value } of graph.faults)
    problems.tell(reason, { line, value, lost: reason === 'syntax' })
  const concepts = cutCycles(gathering.concepts(), problems)
  return {
    ...gathering.withRest(concepts, gathering.schemes(concepts)),
    problems: problems.first,
    problemCount: problems.count,
  }
}
