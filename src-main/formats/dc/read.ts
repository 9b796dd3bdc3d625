import { SaxesParser } from 'saxes'
import { isEdtf } from '../../contract/edtf.ts'
import { EXTENSION_COLUMN } from '../extension.ts'
import type { Cells, Fault, Read } from '../record.ts'
import { agentText, looksLikeOrganisation } from '../values/agents.ts'
import { languageTag } from '../values/languages.ts'
import { clean } from '../values/text.ts'

export const DC = 'http://purl.org/dc/elements/1.1/'
export const DCTERMS = 'http://purl.org/dc/terms/'
export const CARTABLE = 'urn:cartable:terms:'

/** A term of a record: its name, its language, its words. */
export interface Term {
  readonly name: string
  readonly language: string | null
  readonly text: string
}

/** Deepest nesting and longest text that are read: repositories need a tenth of it. */
const MOST_DEEP = 100
const LONGEST = 1_000_000
const MOST_FAULTS = 200

interface Open {
  readonly uri: string
  readonly local: string
  readonly language: string | null
  /** Terms of the record that this element is, once it holds one. */
  terms: Term[] | null
  readonly line: number
  text: string
}

/** Reads records out of the events of the parser. A record is what holds Dublin Core, or what is called `record` above it. */
class Records {
  readonly found: Cells[] = []
  readonly #stack: Open[] = []
  readonly #onRecord: (count: number) => void

  constructor(onRecord: (count: number) => void) {
    this.#onRecord = onRecord
  }

  open(uri: string, local: string, language: string | null, line: number): boolean {
    if (this.#stack.length >= MOST_DEEP) return false
    this.#stack.push({ uri, local, language, terms: null, line, text: '' })
    return true
  }

  text(text: string): void {
    const top = this.#stack.at(-1)
    if (top !== undefined && top.text.length < LONGEST) top.text += text
  }

  close(): void {
    const element = this.#stack.pop()
    if (element === undefined) return
    if (element.terms !== null) this.#end(element)
    const isTerm = element.uri === DC || element.uri === DCTERMS
    const isOwn = element.uri === CARTABLE && element.local === 'extension'
    if (!isTerm && !isOwn) return
    const holder = this.#stack.findLast(({ local }) => local === 'record') ?? this.#stack.at(-1)
    if (holder === undefined) return
    holder.terms ??= []
    const name = isOwn ? EXTENSION_COLUMN : element.local
    holder.terms.push({ name, language: element.language, text: element.text })
  }

  #end({ terms, line }: Open): void {
    this.found.push(cellsOfDc(terms ?? [], line))
    this.#onRecord(this.found.length)
  }
}

/** The column of a term: by its language, and for terms that hold two kinds of things by what it holds. */
function columnOf({ name, language, text }: Term): string {
  const at = language === null ? '' : `@${languageTag(language) ?? language}`
  const value = text.trim()
  if (name === 'identifier') {
    const isAddress = /^https?:\/\//i.test(value) && !/^https?:\/\/(?:dx\.)?doi\.org\//i.test(value)
    return isAddress ? `identifier address${at}` : 'identifier'
  }
  if (name === 'coverage') return isEdtf(value) ? 'coverage time' : 'coverage'
  return /^(?:title|alternative|description|abstract)$/.test(name) ? `${name}${at}` : name
}

/** The cells of one record. */
export function cellsOfDc(terms: readonly Term[], line: number | null): Cells {
  const columns: Record<string, string[]> = {}
  for (const term of terms) {
    const column = columnOf(term)
    const text = clean(term.text).trim()
    if (text === '') continue
    const isName = term.name === 'creator' && !text.includes(',') && looksLikeOrganisation(text)
    const value = isName ? agentText({ kind: 'organisation', name: text }) : text
    columns[column] = [...(columns[column] ?? []), value]
  }
  return { line, key: columns['identifier']?.[0] ?? null, columns }
}

/**
 * Reads Dublin Core in XML: what OAI-PMH gives (`oai_dc:dc`), DCMI terms, and what Cartable writes. The parser knows no
 * entities but the five of XML and fetches nothing; a declaration of a document type is passed over.
 */
export function readDc(text: string, onProgress: (done: number) => void): Read {
  const faults: Fault[] = []
  const records = new Records((count) => {
    if (count % 500 === 0) onProgress(count)
  })
  const parser = new SaxesParser({ xmlns: true, position: true })
  let tooDeep = 0
  parser.on('error', (error) => {
    const value = error.message.replace(/^\d+:\d+: /, '').slice(0, 200)
    if (faults.length < MOST_FAULTS)
      faults.push({ line: parser.line, key: null, reason: 'syntax', value, lost: false })
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    const language = attributes['xml:lang']?.value ?? null
    if (tooDeep > 0 || !records.open(uri, local, language, parser.line)) tooDeep += 1
  })
  parser.on('text', (part) => records.text(part))
  parser.on('cdata', (part) => records.text(part))
  parser.on('closetag', () => {
    if (tooDeep > 0) tooDeep -= 1
    else records.close()
  })
  parser.write(text).close()
  const isOurs = records.found.some(({ columns }) => EXTENSION_COLUMN in columns)
  return { records: records.found, faults, program: isOurs ? 'Cartable' : null }
}
