import type { Term, Triple } from './graph.ts'
import { type Context, emptyContext, expand, type Mapping, withContext } from './json-ld-context.ts'
import { languageTag } from './language-tag.ts'
import { MOST_TRIPLES, type ReadGraph, type SyntaxFault } from './read-graph.ts'

/** Deeper than this no vocabulary is written. */
const DEEPEST = 40
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const TYPE = `${RDF}type`
const XSD = 'http://www.w3.org/2001/XMLSchema#'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** Keywords of an object by their own names, where the context calls them otherwise. */
function keyed(value: Json, context: Context): Json {
  const named = Object.entries(value).map(([key, each]) => [expand(key, context, true) ?? key, each] as const)
  return Object.fromEntries(named.filter(([key]) => key.startsWith('@')))
}

const string = (value: string, language: string | null, datatype: string | null = null): Term => ({
  kind: 'literal',
  value,
  language: language === null ? null : (languageTag(language) ?? language),
  datatype,
})

/** The subset of JSON-LD 1.1 that {@link readJsonLd} says, turned into statements. */
class Reading {
  readonly triples: Triple[] = []
  readonly faults: SyntaxFault[] = []
  /** As subjects are written in the text, by their IRI. */
  readonly written = new Map<string, string>()
  #blank = 0

  /** A name that no file can give: labels of blank nodes do not begin so. */
  #blankName(): string {
    this.#blank += 1
    return `_:=${this.#blank}`
  }

  #fault(reason: SyntaxFault['reason'], value: string): void {
    if (
      !this.faults.some((each) => each.reason === reason && each.value === value) &&
      this.faults.length < 50
    )
      this.faults.push({ line: null, reason, value })
  }

  #say(subject: string, predicate: string, object: Term): void {
    if (this.triples.length >= MOST_TRIPLES) return this.#fault('too-many', String(MOST_TRIPLES))
    this.triples.push({ subject, predicate, object })
  }

  /** Reads what is written at the top of a text, or in a graph. */
  nodes(value: unknown, context: Context, depth: number): void {
    for (const each of listOf(value)) if (isObject(each)) this.node(each, context, depth)
  }

  /** Reads a node; tells its name, or null where it is too deep. */
  node(node: Json, outer: Context, depth: number): string | null {
    if (depth > DEEPEST) {
      this.#fault('too-deep', String(DEEPEST))
      return null
    }
    const context = withContext(outer, node['@context'], (address) => this.#fault('remote-context', address))
    const entries = Object.entries(node).map(
      ([key, value]) => [key, expand(key, context, true), value] as const,
    )
    const given = entries.find(([, name]) => name === '@id')?.[2]
    const isNamed = typeof given === 'string'
    const id = isNamed ? (expand(given, context, false) ?? given) : this.#blankName()
    if (isNamed && !this.written.has(id)) this.written.set(id, given)
    for (const [key, name, value] of entries) {
      if (name === '@graph' || name === '@included') this.nodes(value, context, depth + 1)
      else if (name === '@type') this.#types(id, value, context)
      else if (name === '@reverse' && isObject(value))
        for (const [inner, objects] of Object.entries(value))
          this.#property(id, inner, objects, context, depth, true)
      else if (name !== null && !name.startsWith('@')) this.#property(id, key, value, context, depth, false)
    }
    return id
  }

  #types(id: string, value: unknown, context: Context): void {
    for (const each of listOf(value)) {
      const type = typeof each === 'string' ? expand(each, context, true) : null
      if (type !== null) this.#say(id, TYPE, { kind: 'iri', value: type })
    }
  }

  #property(
    id: string,
    key: string,
    value: unknown,
    context: Context,
    depth: number,
    reversed: boolean,
  ): void {
    const mapping = context.terms.get(key)
    const predicate = expand(key, context, true)
    if (predicate === null || !predicate.includes(':')) return
    const isReverse = (mapping?.reverse ?? false) !== reversed
    for (const object of this.#objects(value, mapping, context, depth)) {
      if (!isReverse) this.#say(id, predicate, object)
      else if (object.kind === 'iri') this.#say(object.value, predicate, { kind: 'iri', value: id })
    }
  }

  *#objects(value: unknown, mapping: Mapping | undefined, context: Context, depth: number): Generator<Term> {
    if (depth > DEEPEST) return this.#fault('too-deep', String(DEEPEST))
    if (mapping?.container.includes('@language') && isObject(value) && !('@value' in keyed(value, context))) {
      for (const [language, values] of Object.entries(value))
        for (const each of listOf(values))
          if (typeof each === 'string') yield string(each, language === '@none' ? null : language)
      return
    }
    const bare = mapping && { ...mapping, container: [] }
    if (mapping?.container.includes('@list') && !(isObject(value) && '@list' in keyed(value, context))) {
      yield this.#list([...this.#objects(value, bare, context, depth + 1)])
      return
    }
    for (const item of listOf(value)) {
      if (item === null) continue
      if (!isObject(item)) {
        yield* this.#scalar(item, mapping, context)
        continue
      }
      const each = keyed(item, context)
      if ('@value' in each) yield* this.#value(each, context)
      else if ('@list' in each) yield this.#list([...this.#objects(each['@list'], bare, context, depth + 1)])
      else if ('@set' in each) yield* this.#objects(each['@set'], mapping, context, depth + 1)
      else {
        const id = this.node(item, context, depth + 1)
        if (id !== null) yield { kind: 'iri', value: id }
      }
    }
  }

  /** A list as RDF has it (rdf:first, rdf:rest). */
  #list(items: readonly Term[]): Term {
    let rest: Term = { kind: 'iri', value: `${RDF}nil` }
    for (const item of items.toReversed()) {
      const cell = this.#blankName()
      this.#say(cell, `${RDF}first`, item)
      this.#say(cell, `${RDF}rest`, rest)
      rest = { kind: 'iri', value: cell }
    }
    return rest
  }

  *#scalar(value: unknown, mapping: Mapping | undefined, context: Context): Generator<Term> {
    const type = mapping?.type ?? null
    if (typeof value === 'boolean') yield string(String(value), null, `${XSD}boolean`)
    else if (typeof value === 'number')
      yield string(String(value), null, `${XSD}${Number.isInteger(value) ? 'integer' : 'double'}`)
    else if (typeof value !== 'string') return
    else if (type === '@id' || type === '@vocab')
      yield { kind: 'iri', value: expand(value, context, type === '@vocab') ?? value }
    else if (type !== null) yield string(value, null, type)
    else yield string(value, mapping?.language === undefined ? context.language : mapping.language)
  }

  *#value(value: Json, context: Context): Generator<Term> {
    const { '@value': text, '@language': language, '@type': type } = value
    if (typeof text === 'string' && typeof language === 'string') yield string(text, language)
    else if (typeof text === 'string')
      yield string(text, null, typeof type === 'string' ? expand(type, context, true) : null)
    else yield* this.#scalar(text, undefined, context)
  }
}

function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/** Where JSON is broken, as V8 says it: by line, or by position. */
function brokenAt(text: string, message: string): number | null {
  const line = /line (\d+)/.exec(message)?.[1]
  if (line !== undefined) return Number(line)
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return lineAt(text, Number(position))
  // Else it quotes ten characters on each side.
  const around = /"(.+)"(?:\.\.\.)? is not valid JSON$/s.exec(message)?.[1]
  const start = around === undefined ? -1 : text.indexOf(around)
  return start < 0 ? null : lineAt(text, start + Math.floor((around?.length ?? 0) / 2))
}

/** The line of each name of a node, as it is quoted in the text. */
function linesOfIds(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  let [line, from] = [1, 0]
  for (const { 1: name = '', index } of text.matchAll(/"(?:@?id|uri)"\s*:\s*("(?:[^"\\\n]|\\.)*")/g)) {
    for (let at = text.indexOf('\n', from); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1
    from = index
    if (!lines.has(name)) lines.set(name, line)
  }
  return lines
}

/**
 * Reads the part of JSON-LD 1.1 that vocabularies are written in: contexts inside the text (terms, prefixes, `@vocab`,
 * `@language`, types, language maps, reverse names), nodes within nodes, graphs, sets and lists. A context that lies elsewhere is
 * never fetched: it is named, and what is written with whole IRIs or well-known prefixes is read all the same.
 */
export function readJsonLd(text: string): ReadGraph {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const fault = { line: brokenAt(text, message), reason: 'syntax' as const, value: message.slice(0, 200) }
    return { triples: [], faults: [fault], lineOf: () => null }
  }
  const reading = new Reading()
  reading.nodes(value, emptyContext(), 0)
  let lines: ReadonlyMap<string, number> | undefined
  const lineOf = (subject: string): number | null => {
    lines ??= linesOfIds(text)
    return lines.get(JSON.stringify(reading.written.get(subject) ?? '')) ?? null
  }
  return { triples: reading.triples, faults: reading.faults, lineOf }
}
