import { BOOLEAN, MATCHES, NOTES, own, PREFIXES, skos, type Term, TITLE, type Triple, TYPE } from './graph.ts'

/** Short names of the context, and how their values are written. */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  title: TITLE,
  prefLabel: skos('prefLabel'),
  altLabel: skos('altLabel'),
  hiddenLabel: skos('hiddenLabel'),
  ...Object.fromEntries(NOTES.map(({ kind, iri }) => [kind, iri])),
}
const IRIS: Readonly<Record<string, string>> = {
  inScheme: skos('inScheme'),
  topConceptOf: skos('topConceptOf'),
  hasTopConcept: skos('hasTopConcept'),
  broader: skos('broader'),
  related: skos('related'),
  mainBroader: own('broader'),
  ...Object.fromEntries(MATCHES.map(({ kind, iri }) => [kind, iri])),
}

const nameIn = (terms: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(terms).map(([name, iri]) => [iri, name]))
const LANGUAGE_NAMES = nameIn(BY_LANGUAGE)
const IRI_NAMES = nameIn(IRIS)

/** An IRI with its prefix; in JSON-LD the rest may hold anything. */
function compact(iri: string): string {
  const found = Object.entries(PREFIXES).find(
    ([, start]) => iri.startsWith(start) && iri.length > start.length,
  )
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri
}

const CONTEXT = {
  '@version': 1.1,
  ...PREFIXES,
  id: '@id',
  type: '@type',
  ...Object.fromEntries(
    Object.entries(BY_LANGUAGE).map(([name, iri]) => [
      name,
      { '@id': compact(iri), '@container': '@language' },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(IRIS).map(([name, iri]) => [name, { '@id': compact(iri), '@type': '@id' }]),
  ),
} as const

type Json = Record<string, unknown>

function add(node: Json, key: string, value: unknown): void {
  const known = node[key]
  node[key] =
    known === undefined ? value : [...(Array.isArray(known) ? (known as unknown[]) : [known]), value]
}

function literal(term: Extract<Term, { kind: 'literal' }>): unknown {
  if (term.datatype === BOOLEAN && /^(?:true|false)$/.test(term.value)) return term.value === 'true'
  if (term.datatype !== null) return { '@value': term.value, '@type': compact(term.datatype) }
  return term.value
}

function say(node: Json, { predicate, object }: Triple): void {
  if (predicate === TYPE) return add(node, 'type', compact(object.value))
  if (object.kind === 'iri') {
    const name = IRI_NAMES.get(predicate)
    return name === undefined
      ? add(node, compact(predicate), { id: object.value })
      : add(node, name, object.value)
  }
  const name = LANGUAGE_NAMES.get(predicate)
  if (object.language === null) return add(node, compact(predicate), literal(object))
  if (name === undefined)
    return add(node, compact(predicate), { '@value': object.value, '@language': object.language })
  node[name] ??= {}
  add(node[name] as Json, object.language, object.value)
}

/** What a file of JSON-LD begins and ends with: its context is inside, a reader needs nothing from the network. */
export const JSON_LD_HEAD = `{"@context": ${JSON.stringify(CONTEXT, null, 1)},\n"@graph": [`
export const JSON_LD_TAIL = '\n]}\n'

/** Nodes of statements in JSON-LD 1.1, each on lines of its own, between head and tail; commas go between parts. */
export function jsonLdPart(triples: readonly Triple[]): string {
  const nodes = [...Map.groupBy(triples, ({ subject }) => subject)].map(([id, said]) => {
    const node: Json = { id }
    for (const triple of said) say(node, triple)
    return `\n${JSON.stringify(node, null, 1)}`
  })
  return nodes.join(',')
}

/** Statements as a whole file of JSON-LD. */
export function jsonLdOf(triples: readonly Triple[]): string {
  return `${JSON_LD_HEAD}${jsonLdPart(triples)}${JSON_LD_TAIL}`
}
