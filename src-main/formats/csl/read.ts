import { agentOfCsl, conceptOfCslType, edtfOfCsl } from '../../contract/csl.ts'
import { EXTENSION_COLUMN } from '../extension.ts'
import { jsonItems } from '../json-items.ts'
import type { Cells, Fault, Read } from '../record.ts'
import { agentText } from '../values/agents.ts'
import { extraLine } from '../values/extra.ts'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const word = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null

function nameText(value: unknown): string[] {
  if (!isObject(value)) return word(value) === null ? [] : [word(value) ?? '']
  const part = (key: string): string => word(value[key]) ?? ''
  const particles = [part('dropping-particle'), part('non-dropping-particle')].filter((each) => each !== '')
  const family = [...particles, part('family')].join(' ').trim()
  const agent = agentOfCsl({
    ...(part('literal') ? { literal: part('literal') } : {}),
    ...{ family, given: part('given'), suffix: part('suffix') },
  })
  // The comma keeps a person from being judged by the words of the name.
  return agent === null ? [] : [agent.kind === 'organisation' ? agentText(agent) : personText(family, part)]
}

function personText(family: string, part: (key: string) => string): string {
  const [given, suffix] = [part('given'), part('suffix')]
  if (given === '') return family
  return suffix === '' ? `${family}, ${given}` : `${family}, ${suffix}, ${given}`
}

function dateText(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!isObject(value)) return null
  const raw = word(value['raw']) ?? word(value['literal'])
  const parts = Array.isArray(value['date-parts']) ? (value['date-parts'] as unknown[]) : []
  const numbers = parts.map((part) =>
    Array.isArray(part) ? part.map(Number).filter((each) => each > 0) : [],
  )
  const season = value['season']
  const known = typeof season === 'number' || typeof season === 'string' ? { season: numeric(season) } : {}
  const circa = value['circa'] ? { circa: true } : {}
  return edtfOfCsl({ 'date-parts': numbers, ...known, ...circa }) ?? raw
}

const numeric = (season: string | number): string | number =>
  typeof season === 'string' && /^\d$/.test(season) ? Number(season) : season

/** Lines `Name: value` of Zotero's field Extra, which its exports put into `note`, for variables that CSL knows. */
const EXTRA: ReadonlyMap<string, string> = new Map([
  ['doi', 'DOI'],
  ['isbn', 'ISBN'],
  ['issn', 'ISSN'],
  ['url', 'URL'],
  ['publisher', 'publisher'],
  ['original title', 'original-title'],
  ['original-title', 'original-title'],
  ['collection title', 'collection-title'],
  ['collection-title', 'collection-title'],
  ['number', 'number'],
  ['genre', 'genre'],
  ['issued', 'issued'],
  ['citation key', 'citation-key'],
  ['license', 'license'],
  [EXTENSION_COLUMN, EXTENSION_COLUMN],
])

function readNote(note: string, columns: Record<string, string[]>): void {
  const rest: string[] = []
  for (const line of note.split('\n')) {
    const extra = extraLine(line, EXTRA)
    // What the item says itself counts more than what somebody noted.
    if (extra === null || columns[extra.column] !== undefined) rest.push(line)
    else columns[extra.column] = [extra.value]
  }
  const text = rest.join('\n').trim()
  if (text !== '') columns['note'] = [text]
}

function columnsOf(item: Json): Record<string, string[]> {
  const columns: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(item)) {
    if (name === 'note' || name === 'custom' || name === 'type') continue
    if (Array.isArray(value)) columns[name] = value.flatMap((each) => nameText(each))
    else if (isObject(value)) columns[name] = [dateText(value) ?? ''].filter((each) => each !== '')
    else if (word(value) !== null) columns[name] = [word(value) ?? '']
  }
  const keyword = columns['keyword']?.[0]
  if (keyword !== undefined) columns['keyword'] = keyword.split(/[,;]/).map((each) => each.trim())
  const custom = isObject(item['custom']) ? item['custom']['cartable'] : undefined
  if (custom !== undefined)
    columns[EXTENSION_COLUMN] = [typeof custom === 'string' ? custom : JSON.stringify(custom)]
  const type = conceptOfCslType(word(item['type']) ?? '')
  if (type !== null && columns['genre'] === undefined) columns['type'] = [type]
  const note = word(item['note'])
  if (note !== null) readNote(note, columns)
  return columns
}

/** The cells of one item. */
export function cellsOfCsl(item: Json, line: number | null): Cells {
  return { line, key: word(item['citation-key']) ?? word(item['id']), columns: columnsOf(item) }
}

/** Ids by which programs are told: Zotero's exports name its own addresses. */
function programOf(items: readonly { readonly value: unknown }[]): string | null {
  const ids = items.slice(0, 20).flatMap(({ value }) => (isObject(value) ? (word(value['id']) ?? []) : []))
  if (
    items.some(({ value }) => isObject(value) && isObject(value['custom']) && 'cartable' in value['custom'])
  )
    return 'Cartable'
  return ids.some((id) => /^(?:https?:\/\/(?:www\.)?zotero\.org\/|\d+\/[A-Z0-9]{8}$)/.test(id))
    ? 'Zotero'
    : null
}

/** Reads CSL-JSON: a list of items, or one. */
export function readCsl(text: string, onProgress: (done: number) => void): Read {
  const { items, faults } = jsonItems(text)
  const records: Cells[] = []
  const more: Fault[] = []
  for (const { value, line } of items) {
    if (isObject(value)) records.push(cellsOfCsl(value, line))
    if (records.length % 500 === 0) onProgress(records.length)
  }
  return { records, faults: [...faults, ...more], program: programOf(items) }
}
