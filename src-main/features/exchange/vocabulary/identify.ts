import type { RecordProblem } from '../../../contract/exchange.ts'
import { joinedStatements, type Statement } from '../../../contract/statements.ts'
import { type Concept, ConceptDetails } from '../../../contract/vocabulary.ts'
import { ConceptId } from '../../../contract/values.ts'
import {
  CONCEPT_IRI,
  SCHEME_IRI,
  skos,
  type SkosConcept,
  type SkosScheme,
} from '../../../formats/skos/index.ts'

/** Names of vocabularies by their IRIs in a file; null for one that stays out. */
export type SchemeNames = ReadonlyMap<string, string | null>

/** What the library has of vocabularies. */
export interface KnownVocabulary {
  readonly concepts: ReadonlyMap<string, Concept>
  readonly schemes: readonly { readonly scheme: string; readonly iri: string | null }[]
}

const SCHEME_NAME = /^[a-z0-9-]{1,60}$/

/** Letters of a name that an id may have. */
function slug(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '')
}

const lastPart = (iri: string): string =>
  iri
    .replace(/[/#:?=]+$/, '')
    .split(/[/#:?=]/)
    .at(-1) ?? ''

/** `name`, or the first of `name-2`, `name-3` … that is free. */
function free(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`
    if (!isTaken(candidate)) return candidate
  }
}

/**
 * Names of the schemes of a file: ours by their own, those that came in before by theirs, others by what they are called, so
 * that no vocabulary of the library is mistaken for another one.
 */
export function proposedNames(schemes: readonly SkosScheme[], known: KnownVocabulary): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set(known.schemes.map(({ scheme }) => scheme))
  const byIri = new Map(known.schemes.flatMap(({ scheme, iri }) => (iri === null ? [] : [[iri, scheme]])))
  for (const { iri, title, notation } of schemes) {
    const own = iri.startsWith(SCHEME_IRI) ? iri.slice(SCHEME_IRI.length) : ''
    const before = byIri.get(iri) ?? (SCHEME_NAME.test(own) ? own : undefined)
    const called = [notation, title['en'], title['fr'], ...Object.values(title), lastPart(iri)]
    const found = called.map((each) => slug(each ?? '')).find((each) => /[a-z]/.test(each))
    const name = before ?? free(found ?? 'vocabulary', (each) => taken.has(each))
    taken.add(name)
    names.set(iri, name)
  }
  return names
}

/** Concepts of a file by their ids here. */
export class Identities {
  readonly #ids = new Map<string, string>()
  readonly #known: KnownVocabulary
  readonly #byIri = new Map<string, string>()

  /** @param concepts in the order of their IRIs, so that the same file gives the same ids */
  constructor(concepts: readonly SkosConcept[], names: SchemeNames, known: KnownVocabulary) {
    this.#known = known
    for (const { id, details } of known.concepts.values()) if (details?.iri) this.#byIri.set(details.iri, id)
    const taken = new Set(known.concepts.keys())
    const others: SkosConcept[] = []
    for (const concept of concepts) {
      const name = names.get(concept.scheme)
      if (name === null || name === undefined) continue
      const found = this.#knownId(concept.iri, name)
      if (found === null) others.push(concept)
      else {
        this.#ids.set(concept.iri, found)
        taken.add(found)
      }
    }
    for (const { iri, scheme } of others) {
      const part = lastPart(iri)
      const local = (/^[A-Za-z0-9._-]{1,80}$/.test(part) ? part : slug(part)) || 'concept'
      const id = free(`${names.get(scheme) ?? ''}:${local}`, (each) => taken.has(each))
      taken.add(id)
      this.#ids.set(iri, id)
    }
  }

  /** An id that the IRI says or that the library gave it before; null where it must be made. */
  #knownId(iri: string, scheme: string): string | null {
    const before = this.#byIri.get(iri)
    if (before?.startsWith(`${scheme}:`)) return before
    const own = iri.startsWith(CONCEPT_IRI) ? iri.slice(CONCEPT_IRI.length) : ''
    return own.startsWith(`${scheme}:`) && ConceptId.safeParse(own).success ? own : null
  }

  /** Id of a concept of the file; null for one that stays out. */
  of(iri: string): string | null {
    return this.#ids.get(iri) ?? null
  }

  /** Id of a concept of the file or of the library; null for one that is nowhere. */
  anywhere(iri: string): string | null {
    const own = iri.startsWith(CONCEPT_IRI) ? iri.slice(CONCEPT_IRI.length) : ''
    return this.of(iri) ?? this.#byIri.get(iri) ?? (this.#known.concepts.has(own) ? own : null)
  }
}

/** What of a concept only Cartable says; null where the file does not. */
export type OwnWords = Pick<SkosConcept, 'certain' | 'fromMemory' | 'seenIn' | 'roles'>

/** A concept of a file in the terms of the library. */
export interface Identified {
  readonly concept: Concept
  readonly own: OwnWords
  readonly line: number | null
  readonly iri: string
  readonly problems: readonly RecordProblem[]
}

/** A concept of a file as the library would have it, or null where it stays out. */
export function identified(given: SkosConcept, names: SchemeNames, ids: Identities): Identified | null {
  const id = ids.of(given.iri)
  const scheme = names.get(given.scheme)
  if (id === null || scheme === null || scheme === undefined) return null
  const problems: RecordProblem[] = []
  const unknown: Statement[] = []
  const found = (field: string, iris: readonly string[]): string[] =>
    iris.flatMap((iri) => {
      const other = ids.anywhere(iri)
      if (other !== null) return [other]
      const { iri: key, line } = given
      // It is kept as it was said, in case its vocabulary comes in later.
      unknown.push({ predicate: skos(field), object: { iri } })
      problems.push({ line, key, field, reason: 'unknown-concept', value: iri.slice(0, 200), lost: false })
      return []
    })
  const [broader = null, ...parents] = found('broader', given.broader)
  const [notation = null, ...notations] = given.notations
  const details: ConceptDetails = {
    iri: given.iri === `${CONCEPT_IRI}${id}` ? null : given.iri,
    hiddenLabel: given.hiddenLabel,
    notes: given.notes,
    matches: given.matches,
    related: found('related', given.related),
    broader: parents,
    notations,
    deprecated: given.deprecated,
    extra: joinedStatements(given.extra, unknown),
  }
  const isBare = JSON.stringify(details) === JSON.stringify(ConceptDetails.parse({}))
  const concept: Concept = {
    ...{ id, scheme, notation, broader },
    ...{ prefLabel: given.prefLabel, altLabel: given.altLabel },
    ...{ note: given.note, source: given.source },
    certain: given.certain ?? true,
    fromMemory: given.fromMemory ?? false,
    seenIn: given.seenIn ?? [],
    roles: given.roles ?? [],
    ...(isBare ? {} : { details }),
  }
  const { certain, fromMemory, seenIn, roles, line, iri } = given
  return { concept, own: { certain, fromMemory, seenIn, roles }, line, iri, problems }
}
