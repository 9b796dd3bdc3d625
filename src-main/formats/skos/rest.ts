import {
  joinedStatements,
  type SaidResource,
  type SchemeExtra,
  type Statement,
  type StatementObject,
} from '../../contract/statements.ts'
import { DEPRECATED, MATCHES, NOTES, own, PREFIXES, skos, SOURCE, type Term, TITLE, TYPE } from './graph.ts'
import type { Problems } from './problem.ts'
import { irisOf, type Said } from './said.ts'
import { isSafeIri } from './safe-iri.ts'
import type { SkosConcept } from './skos-reading.ts'

const { rdf } = PREFIXES
const FIRST = `${rdf}first`
const REST = `${rdf}rest`
const NIL = `${rdf}nil`

const LONGEST_TEXT = 20_000
/** Nodes without a name within each other. */
const DEEPEST = 20
const MOST_OF_CONCEPT = 1000
/** Statements about things beside the concepts: a collection may name every one of them. */
const MOST_OF_REST = 200_000

/** What is read as labels and notes: names of things that stand there are left, and texts of a type of their own. */
const TEXTS: ReadonlySet<string> = new Set([
  ...['prefLabel', 'altLabel', 'hiddenLabel'].map(skos),
  ...NOTES.map(({ iri }) => iri),
])
/** What is read as links: only texts that stand there are left. */
const LINKS: ReadonlySet<string> = new Set([
  ...['broader', 'related'].map(skos),
  ...MATCHES.map(({ iri }) => iri),
])
/** What we write ourselves from other fields. */
const OURS: ReadonlySet<string> = new Set([
  DEPRECATED,
  ...['certain', 'fromMemory', 'seenIn', 'role', 'broader', 'notation'].map(own),
])
const SCHEME_OURS: ReadonlySet<string> = new Set([TITLE, skos('notation'), skos('hasTopConcept')])

/** Whether a statement about a concept says something that its fields do not. */
function isLeft(concept: SkosConcept, children: ReadonlySet<string>, predicate: string, term: Term): boolean {
  if (OURS.has(predicate)) return false
  if (TEXTS.has(predicate)) return term.kind === 'iri' || term.datatype !== null
  if (LINKS.has(predicate)) return term.kind === 'literal'
  switch (predicate) {
    case TYPE:
      return term.value !== skos('Concept')
    case skos('notation'):
      return term.kind === 'iri' || term.datatype !== null || term.language !== null
    case skos('narrower'):
      return term.kind === 'literal' || !children.has(term.value)
    case skos('inScheme'):
      return term.value !== concept.scheme
    case skos('topConceptOf'):
      return term.value !== concept.scheme || concept.broader.length > 0
    case SOURCE:
      return term.kind === 'iri' || term.value !== concept.source || term.language !== null
    default:
      return true
  }
}

/** Statements of a file that no field of a concept or a scheme holds, as they are kept. */
export class Rest {
  readonly #said: ReadonlyMap<string, Said>
  readonly #problems: Problems
  /** Nodes without a name that were written down where they are spoken of. */
  readonly #placed = new Set<string>()

  constructor(said: ReadonlyMap<string, Said>, problems: Problems) {
    this.#said = said
    this.#problems = problems
  }

  #list(head: string, depth: number): StatementObject | null {
    const items: StatementObject[] = []
    const seen = new Set<string>()
    for (let at = head; at !== NIL;) {
      const cell = this.#said.get(at)
      if (!cell || seen.has(at)) break
      seen.add(at)
      this.#placed.add(at)
      const [item] = cell.get(FIRST) ?? []
      const object = item && this.#object(item, depth + 1, FIRST)
      if (object) items.push(object)
      const next = cell.get(REST)?.[0]
      at = next?.kind === 'iri' ? next.value : NIL
    }
    return { list: items }
  }

  #object(term: Term, depth: number, field: string): StatementObject | null {
    const tell = (reason: 'too-long' | 'too-deep' | 'bad-iri'): null => {
      this.#problems.tell(reason, { field: field.slice(0, 200), value: term.value })
      return null
    }
    if (term.kind === 'literal') {
      const { value, language, datatype } = term
      return value.length > LONGEST_TEXT ? tell('too-long') : { text: value, language, datatype }
    }
    const { value } = term
    if (value === NIL) return { list: [] }
    if (!value.startsWith('_:')) return isSafeIri(value) ? { iri: value } : tell('bad-iri')
    if (depth > DEEPEST) return tell('too-deep')
    const said = this.#said.get(value)
    if (said?.has(FIRST)) return this.#list(value, depth)
    this.#placed.add(value)
    return { node: said ? this.#statements(said, () => true, depth + 1) : [] }
  }

  #statements(said: Said, isWanted: (predicate: string, term: Term) => boolean, depth = 0): Statement[] {
    const found: Statement[] = []
    for (const [predicate, terms] of said) {
      const wanted = terms.filter((term) => isWanted(predicate, term))
      if (wanted.length > 0 && !isSafeIri(predicate)) {
        this.#problems.tell('bad-iri', { value: predicate })
        continue
      }
      for (const term of wanted) {
        const object = this.#object(term, depth, predicate)
        if (object) found.push({ predicate, object })
      }
    }
    return joinedStatements(found, [])
  }

  /** What a concept says beyond its fields. @param children concepts that name it as their parent */
  ofConcept(concept: SkosConcept, children: ReadonlySet<string>): Statement[] {
    const { iri, line } = concept
    const said = this.#said.get(iri) ?? new Map<string, Term[]>()
    const found = this.#statements(said, (predicate, term) => isLeft(concept, children, predicate, term))
    if (found.length > MOST_OF_CONCEPT)
      this.#problems.tell('too-many', { key: iri, line, value: String(found.length) })
    return found.slice(0, MOST_OF_CONCEPT)
  }

  /**
   * What is said of each scheme and of everything that is neither scheme nor concept. Such a thing goes to the scheme that it
   * names, to that of a concept that it speaks of or that speaks of it, else to the first.
   *
   * @param concepts those that are kept
   * @param without what the file calls a concept, kept or not
   */
  ofSchemes(
    schemes: readonly string[],
    concepts: readonly SkosConcept[],
    without: ReadonlySet<string>,
  ): Map<string, SchemeExtra> {
    const isScheme = new Set(schemes)
    const schemeOf = new Map(concepts.map(({ iri, scheme }) => [iri, scheme]))
    const spokenOf = this.#spokenOf(schemeOf)
    const found = new Map(
      schemes.map((iri) => [iri, { said: [] as Statement[], resources: [] as SaidResource[] }]),
    )
    let room = MOST_OF_REST
    const take = (said: Said, isWanted: (predicate: string, term: Term) => boolean): Statement[] => {
      const statements = this.#statements(said, isWanted)
      if (statements.length > room) this.#problems.tell('too-many', { value: String(statements.length) })
      const kept = statements.slice(0, Math.max(0, room))
      room -= kept.length
      return kept
    }
    const others = [...this.#said].filter(([subject]) => !without.has(subject))
    const named = others.filter(([subject]) => !subject.startsWith('_:'))
    for (const [subject, said] of named) {
      const own = found.get(subject)
      if (own) own.said.push(...take(said, (predicate, term) => isLeftOfScheme(predicate, term)))
      else if (!isSafeIri(subject)) this.#problems.tell('bad-iri', { key: subject.slice(0, 200), lost: true })
      else {
        const home = this.#homeOf(subject, said, isScheme, schemeOf, spokenOf) ?? schemes[0]
        const resources = found.get(home ?? '')?.resources
        resources?.push({ iri: subject, said: take(said, () => true) })
      }
    }
    this.#nameless(others, (said) => {
      const home = this.#homeOf('', said, isScheme, schemeOf, spokenOf) ?? schemes[0]
      found.get(home ?? '')?.resources.push({ iri: null, said: take(said, () => true) })
    })
    return new Map(
      [...found].map(([iri, { said, resources }]) => [
        iri,
        { said, resources: joinedStatements(resources, []) },
      ]),
    )
  }

  /** Nodes without a name that nothing spoke of. */
  #nameless(others: readonly (readonly [string, Said])[], take: (said: Said) => void): void {
    const blank = others.filter(([subject]) => subject.startsWith('_:'))
    const inside = new Set(
      blank.flatMap(([, said]) =>
        [...said.values()].flat().flatMap((term) => (term.kind === 'iri' ? [term.value] : [])),
      ),
    )
    for (const [subject, said] of blank) if (!this.#placed.has(subject) && !inside.has(subject)) take(said)
  }

  /** The scheme of a concept that speaks of something, by what it speaks of. */
  #spokenOf(schemeOf: ReadonlyMap<string, string>): Map<string, string> {
    const spokenOf = new Map<string, string>()
    for (const [concept, scheme] of schemeOf)
      for (const terms of this.#said.get(concept)?.values() ?? [])
        for (const { kind, value } of terms)
          if (kind === 'iri' && !spokenOf.has(value)) spokenOf.set(value, scheme)
    return spokenOf
  }

  #homeOf(
    subject: string,
    said: Said,
    isScheme: ReadonlySet<string>,
    schemeOf: ReadonlyMap<string, string>,
    spokenOf: ReadonlyMap<string, string>,
  ): string | null {
    const named = irisOf(said, skos('inScheme')).find((each) => isScheme.has(each))
    if (named !== undefined) return named
    for (const terms of said.values())
      for (const { value } of terms) {
        const home = schemeOf.get(value)
        if (home !== undefined) return home
      }
    return spokenOf.get(subject) ?? null
  }
}

function isLeftOfScheme(predicate: string, term: Term): boolean {
  if (predicate === TYPE) return term.value !== skos('ConceptScheme')
  if (SCHEME_OURS.has(predicate))
    return term.kind !== (predicate === skos('hasTopConcept') ? 'iri' : 'literal')
  return true
}
