import { Parser, type Quad } from 'n3'
import type { Term, Triple } from './graph.ts'
import { languageTag } from './language-tag.ts'
import { MOST_TRIPLES, type ReadGraph, type SyntaxFault } from './read-graph.ts'

/** More broken places than this are no slips: the file is something else. */
const MOST_FAULTS = 20

type Prefixes = Readonly<Record<string, string>>

interface Piece {
  readonly quads: readonly Quad[]
  readonly prefixes: Prefixes
  readonly error: { readonly message: string; readonly line: number } | null
}

function lineIn(error: Error): number {
  const { context } = error as { context?: { line?: unknown } }
  return typeof context?.line === 'number' ? context.line : 1
}

/** Reads from the start of a text to its end or its first fault. */
function parsePiece(text: string, prefixes: Prefixes, room: number): Promise<Piece> {
  const quads: Quad[] = []
  const known: Record<string, string> = { ...prefixes }
  const head = Object.entries(prefixes).map(([prefix, start]) => `@prefix ${prefix}: <${start}> .`)
  return new Promise((resolve) => {
    // The head stands on the first line, so that numbers of lines stay what they are.
    new Parser({ format: 'text/turtle' }).parse(`${head.join(' ')} ${text}`, {
      onQuad: (error, quad) => {
        if (error) resolve({ quads, prefixes: known, error: { message: error.message, line: lineIn(error) } })
        else if (!quad) resolve({ quads, prefixes: known, error: null })
        else if (quads.length <= room) quads.push(quad)
      },
      onPrefix: (prefix, node) => {
        known[prefix] = node.value
      },
    })
  })
}

function termOf(object: Quad['object']): Term | null {
  if (object.termType === 'NamedNode') return { kind: 'iri', value: object.value }
  if (object.termType === 'BlankNode') return { kind: 'iri', value: `_:${object.value}` }
  if (object.termType !== 'Literal') return null
  const { value, language } = object
  if (language !== '')
    return { kind: 'literal', value, language: languageTag(language) ?? language, datatype: null }
  const datatype = object.datatype.value
  const isString = datatype === 'http://www.w3.org/2001/XMLSchema#string'
  return { kind: 'literal', value, language: null, datatype: isString ? null : datatype }
}

const nodeOf = (node: Quad['subject']): string =>
  node.termType === 'BlankNode' ? `_:${node.value}` : node.value

function tripleOf({ subject, predicate, object }: Quad): Triple | null {
  const term = termOf(object)
  return term && { subject: nodeOf(subject), predicate: predicate.value, object: term }
}

/** First word of each line and the first line that begins with it. */
function lineFinder(text: string, prefixes: Prefixes): (subject: string) => number | null {
  const first = new Map<string, number>()
  let line = 0
  for (const each of text.matchAll(/^[ \t]*(<[^>\n]{0,2000}>|[^\s<#@"';,.)\]}]\S{0,500})?.*$/gm)) {
    line += 1
    const [, word] = each
    if (word !== undefined && !first.has(word)) first.set(word, line)
  }
  return (subject) => {
    const shorts = Object.entries(prefixes).flatMap(([prefix, start]) =>
      start !== '' && subject.startsWith(start) ? [`${prefix}:${subject.slice(start.length)}`] : [],
    )
    const found = [`<${subject}>`, ...shorts].map((word) => first.get(word))
    return found.find((each) => each !== undefined) ?? null
  }
}

/** The line after the next end of a statement; past the last line where there is none. */
function resumeAfter(lines: readonly string[], line: number): number {
  for (let at = line; at < lines.length; at += 1)
    if (/\.\s*(?:#.*)?$/.test(lines[at - 1] ?? '') && /^(?:<|@|[\p{L}_:])/u.test(lines[at] ?? '')) return at
  return lines.length
}

/**
 * Reads RDF 1.1 Turtle. After a fault it goes on with the next statement; what the broken one says of its subject is left out
 * whole, since half of it would pass for all. Nothing is fetched.
 */
export async function readTurtle(text: string): Promise<ReadGraph> {
  const lines = text.split('\n')
  const triples: Triple[] = []
  const faults: SyntaxFault[] = []
  let prefixes: Prefixes = {}
  let from = 0
  while (from < lines.length) {
    const rest = from === 0 ? text : lines.slice(from).join('\n')
    const { quads, error, ...found } = await parsePiece(rest, prefixes, MOST_TRIPLES - triples.length)
    prefixes = found.prefixes
    const last = error ? quads.at(-1) : undefined
    const broken = last && nodeOf(last.subject)
    for (const quad of quads) {
      const triple = tripleOf(quad)
      if (triple && triple.subject !== broken) triples.push(triple)
    }
    if (triples.length >= MOST_TRIPLES) {
      faults.push({ line: null, reason: 'too-many', value: String(MOST_TRIPLES) })
      break
    }
    if (!error) break
    faults.push({ line: from + error.line, reason: 'syntax', value: error.message.slice(0, 200) })
    if (faults.length >= MOST_FAULTS) break
    from = resumeAfter(lines, from + error.line)
  }
  return { triples, faults, lineOf: lineFinder(text, prefixes) }
}
