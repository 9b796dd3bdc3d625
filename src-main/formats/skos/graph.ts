import { MATCH_KINDS, NOTE_KINDS } from '../../contract/vocabulary.ts'

/** An object of a statement. Blank nodes are named `_:…`, as subjects are. */
export type Term =
  | { readonly kind: 'iri'; readonly value: string }
  | {
      readonly kind: 'literal'
      readonly value: string
      /** BCP 47 tag; null for a literal without language. */
      readonly language: string | null
      /** IRI of the datatype; null for a string. */
      readonly datatype: string | null
    }

/** A statement of RDF 1.1. Names are whole IRIs. */
export interface Triple {
  readonly subject: string
  readonly predicate: string
  readonly object: Term
}

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'

/** Beginnings of the IRIs that we write, by prefix. `cartable` holds what SKOS has no word for. */
export const PREFIXES = {
  cartable: 'urn:cartable:terms:',
  dc: 'http://purl.org/dc/elements/1.1/',
  dct: 'http://purl.org/dc/terms/',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: RDF,
  skos: SKOS,
  skosxl: 'http://www.w3.org/2008/05/skos-xl#',
  xsd: XSD,
} as const

export const TYPE = `${RDF}type`
export const BOOLEAN = `${XSD}boolean`
export const DEPRECATED = `${PREFIXES.owl}deprecated`
export const SOURCE = `${PREFIXES.dc}source`
export const TITLE = `${PREFIXES.dct}title`

/** IRIs of concepts and vocabularies that nobody named otherwise. */
export const CONCEPT_IRI = 'urn:cartable:concept:'
export const SCHEME_IRI = 'urn:cartable:scheme:'

/** Name of SKOS as an IRI. */
export const skos = (name: string): string => `${SKOS}${name}`
/** Name of ours as an IRI. */
export const own = (name: string): string => `${PREFIXES.cartable}${name}`

export const NOTES = NOTE_KINDS.map((kind) => ({ kind, iri: skos(kind) }))
export const MATCHES = MATCH_KINDS.map((kind) => ({ kind, iri: skos(kind) }))

export const iri = (value: string): Term => ({ kind: 'iri', value })
export const plain = (value: string): Term => ({ kind: 'literal', value, language: null, datatype: null })
export const inLanguage = (value: string, language: string): Term => ({
  kind: 'literal',
  value,
  language,
  datatype: null,
})
export const truth = (value: boolean): Term => ({
  kind: 'literal',
  value: String(value),
  language: null,
  datatype: BOOLEAN,
})

/** Order of code units, the same on every computer. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
