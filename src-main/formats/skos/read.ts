import type { SkosFormat } from '../../contract/exchange-vocabulary.ts'
import { skosFrom } from './from-triples.ts'
import type { Triple } from './graph.ts'
import { readJsonLd } from './json-ld-read.ts'
import type { SkosReading } from './skos-reading.ts'
import { readTurtle } from './turtle-read.ts'

/** The form of a text by what it begins with; null for what is neither. */
export function skosFormatOf(text: string): SkosFormat | null {
  const head = text.slice(0, 8000).trimStart()
  if (/^[[{]\s*(?:["{[\]}]|$)/.test(head)) return 'json-ld'
  const isTurtle = /^(?:\s*#.*\n)*\s*(?:@prefix|@base|PREFIX\s|BASE\s|<[^>\s]+>\s|[\p{L}\w.-]*:\S+\s|\[)/iu
  return isTurtle.test(head) ? 'turtle' : null
}

/** Statements of a text, whatever they are about. Nothing is fetched. */
export async function readTriples(text: string, format: SkosFormat): Promise<readonly Triple[]> {
  return (format === 'turtle' ? await readTurtle(text) : readJsonLd(text)).triples
}

/** Reads vocabularies of SKOS. Nothing is fetched, whatever the text names. @param name of the file */
export async function readSkos(text: string, format: SkosFormat, name: string): Promise<SkosReading> {
  return skosFrom(format === 'turtle' ? await readTurtle(text) : readJsonLd(text), name)
}
