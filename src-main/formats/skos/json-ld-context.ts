import { PREFIXES } from './graph.ts'

/** What a term stands for. */
export interface Mapping {
  /** Whole IRI or keyword; null where the term is switched off. */
  readonly id: string | null
  readonly type: string | null
  readonly container: readonly string[]
  /** Undefined where the language of the context counts. */
  readonly language: string | null | undefined
  readonly reverse: boolean
}

/** An active context of JSON-LD. */
export interface Context {
  readonly terms: ReadonlyMap<string, Mapping>
  readonly vocab: string | null
  readonly base: string | null
  readonly language: string | null
}

/** Terms of a context; more would only be found in files made to do harm. */
const MOST_TERMS = 2000
const LONGEST_IRI = 2000

const KEYWORDS: ReadonlySet<string> = new Set([
  '@id',
  '@type',
  '@value',
  '@language',
  '@graph',
  '@included',
  '@context',
  '@list',
  '@set',
  '@reverse',
  '@index',
  '@vocab',
  '@none',
])

const plainTerm = (id: string | null): Mapping => ({
  id,
  type: null,
  container: [],
  language: undefined,
  reverse: false,
})

/** The context before a text says anything: prefixes that everybody means the same by. */
export function emptyContext(): Context {
  const known = { ...PREFIXES, dcterms: PREFIXES.dct, rdfs: 'http://www.w3.org/2000/01/rdf-schema#' }
  return {
    terms: new Map(Object.entries(known).map(([prefix, start]) => [prefix, plainTerm(start)])),
    vocab: null,
    base: null,
    language: null,
  }
}

/**
 * A name as a whole IRI or a keyword; null for one that means nothing.
 * @param vocab whether it names a term or type, else a node
 */
export function expand(name: string, context: Context, vocab: boolean): string | null {
  if (KEYWORDS.has(name)) return name
  if (name.startsWith('@')) return null
  const term = vocab ? context.terms.get(name) : undefined
  if (term) return term.id
  const colon = name.indexOf(':')
  if (colon > 0) {
    const [prefix, local] = [name.slice(0, colon), name.slice(colon + 1)]
    const start = prefix === '_' || local.startsWith('//') ? undefined : context.terms.get(prefix)?.id
    return start ? `${start}${local}` : name
  }
  if (vocab) return context.vocab === null ? null : `${context.vocab}${name}`
  if (context.base === null) return null
  try {
    return new URL(name, context.base).href
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const stringOr = <T>(value: unknown, other: T): string | T => (typeof value === 'string' ? value : other)

function mappingOf(term: string, value: unknown, context: Context): Mapping {
  if (value === null || value === false) return plainTerm(null)
  const limited = (iri: string | null): string | null =>
    iri !== null && iri.length > LONGEST_IRI ? null : iri
  if (typeof value === 'string') return plainTerm(limited(expand(value, context, true)))
  if (!isObject(value)) return plainTerm(null)
  const {
    '@id': id,
    '@reverse': reversed,
    '@type': type,
    '@container': container,
    '@language': language,
  } = value
  const named = stringOr(reversed, stringOr(id, null))
  // A term that names nothing of its own is read as a name itself: `"skos:broader": {"@type": "@id"}`.
  const without = { ...context, terms: new Map([...context.terms].filter(([known]) => known !== term)) }
  return {
    id: limited(named === null ? expand(term, without, true) : expand(named, context, true)),
    type: typeof type === 'string' ? (expand(type, context, true) ?? type) : null,
    container: [container].flat().filter((each) => typeof each === 'string'),
    language: language === undefined ? undefined : stringOr(language, null),
    reverse: typeof reversed === 'string',
  }
}

function withOne(context: Context, value: Readonly<Record<string, unknown>>): Context {
  const vocab = value['@vocab'] === undefined ? context.vocab : stringOr(value['@vocab'], null)
  const next = {
    vocab: vocab === null ? null : (expand(vocab, context, true) ?? vocab),
    base: value['@base'] === undefined ? context.base : stringOr(value['@base'], null),
    language: value['@language'] === undefined ? context.language : stringOr(value['@language'], null),
  }
  const terms = new Map(context.terms)
  const entries = Object.entries(value).filter(([term]) => !term.startsWith('@'))
  // Prefixes first: other terms of the same context are written with them.
  const isPrefix = ([, each]: readonly [string, unknown]): boolean =>
    typeof each === 'string' && /[#/:]$/.test(each)
  const sorted = [...entries.filter(isPrefix), ...entries.filter((each) => !isPrefix(each))]
  for (const [term, each] of sorted.slice(0, MOST_TERMS)) {
    terms.set(term, mappingOf(term, each, { ...next, terms }))
  }
  return { ...next, terms }
}

/** The context that a node brings on top of the one around it. @param onRemote called for each that lies elsewhere */
export function withContext(outer: Context, value: unknown, onRemote: (address: string) => void): Context {
  if (value === undefined) return outer
  let context = outer
  for (const each of Array.isArray(value) ? value : [value]) {
    if (each === null) context = emptyContext()
    else if (typeof each === 'string') onRemote(each.slice(0, 200))
    else if (isObject(each)) context = withOne(context, each)
  }
  return context
}
