import { EXTENSION_COLUMN } from '../extension.ts'
import type { Cells, Fault, Read } from '../record.ts'
import { agentText } from '../values/agents.ts'
import { extraLine } from '../values/extra.ts'
import { oneLine } from '../values/text.ts'
import { conceptOfRisType } from './columns.ts'

/** A line with its tag, and lines that go on without one. */
export interface RisLine {
  readonly tag: string
  readonly value: string
}

/** A record as it stands. */
export interface RisRecord {
  readonly line: number
  readonly lines: readonly RisLine[]
}

const TAGGED = /^\s{0,3}([A-Z][A-Z0-9]) {0,2}-(?: (.*)|)$/
const NAMES = /^(?:A[U12]|ED)$/

/** Records of a text; lines before the first and a record without end are named. */
export function scanRis(text: string): { records: RisRecord[]; faults: Fault[] } {
  const records: RisRecord[] = []
  const faults: Fault[] = []
  let open: { line: number; lines: RisLine[] } | null = null
  const close = (): void => {
    if (open !== null) records.push(open)
    open = null
  }
  const fault = (line: number, reason: 'syntax' | 'unclosed', value: string): void => {
    faults.push({ line, key: null, reason, value: value.slice(0, 80), lost: false })
  }
  let outside = false
  for (const [at, raw] of text.split(/\r\n?|\n/).entries()) {
    const match = TAGGED.exec(raw)
    const [tag, value] = [match?.[1], oneLine(match?.[2] ?? '')]
    if (tag === 'TY') {
      // A record that nobody ended is ended by the next one.
      if (open !== null) fault(at + 1, 'unclosed', raw)
      close()
      open = { line: at + 1, lines: [{ tag, value }] }
      outside = false
    } else if (open === null) {
      if (raw.trim() !== '' && !outside && tag !== 'ER') fault(at + 1, 'syntax', raw)
      outside ||= raw.trim() !== ''
    } else if (tag === 'ER') close()
    else if (tag !== undefined) open.lines.push({ tag, value })
    else goOn(open.lines, raw)
  }
  if (open !== null) fault(open['line'], 'unclosed', '')
  close()
  return { records, faults }
}

/** A line without a tag belongs to the one before. */
function goOn(lines: RisLine[], raw: string): void {
  const last = lines.at(-1)
  if (last === undefined) return
  lines[lines.length - 1] = { tag: last.tag, value: `${last.value}\n${raw.trim()}`.trimStart() }
}

/** `2019/05/24/`: RIS; the last part is for seasons and the like. */
const dateText = (value: string): string =>
  value.replace(/\/+$/, (slashes) => (slashes.length > 1 ? '/' : ''))

/** A name without a comma is no person's name, or one that nobody divided; more words than one are a body's. */
function nameText(value: string): string {
  return value.includes(',') || !value.includes(' ')
    ? value
    : agentText({ kind: 'organisation', name: value })
}

function put(columns: Record<string, string[]>, name: string, value: string): void {
  if (value !== '') columns[name] = [...(columns[name] ?? []), value]
}

/** `1234-5678` names a series; a number of a report stands in `SN` too, where Zotero writes it. */
function numberColumn(value: string, type: string): string {
  if (/^\d{4}-\d{3}[\dXx]$/.test(value)) return 'issn'
  const digits = value.replace(/[\s-]/g, '')
  if (/^(?:97[89])?\d{9}[\dXx]$/.test(digits)) return 'isbn'
  return type === 'RPRT' ? 'IS' : 'SN'
}

/** The cells of one record. */
export function cellsOfRis({ line, lines }: RisRecord): Cells {
  const columns: Record<string, string[]> = {}
  const type = lines.find(({ tag }) => tag === 'TY')?.value ?? ''
  const extras: RisLine[] = []
  for (const { tag, value } of lines) {
    if (tag === 'TY') continue
    if (NAMES.test(tag)) put(columns, tag, nameText(value))
    else if (tag === 'KW') for (const word of value.split(/[;\n]/)) put(columns, tag, word.trim())
    else if (tag === 'SN') put(columns, numberColumn(value, type), value)
    else if (tag === 'DA' || tag === 'PY' || tag === 'Y1') put(columns, tag, dateText(value))
    else if (tag === 'L1' || tag === 'L2')
      for (const each of value.split(/;(?=\S)|\n/)) put(columns, tag, each.trim())
    else if (tag === 'M2' || (tag === 'N1' && value.includes(EXTENSION_COLUMN))) extras.push({ tag, value })
    else put(columns, tag, value)
  }
  for (const { tag, value } of extras) takeExtra(columns, tag, value)
  const concept = conceptOfRisType(type)
  if (concept !== null && columns['M3'] === undefined) columns['TY'] = [concept]
  // EndNote writes DOIs into the type of work.
  if (/^(?:doi:?\s*)?10\.\d{4,9}\//i.test(columns['M3']?.[0] ?? '')) {
    columns['DO'] ??= columns['M3'] ?? []
    delete columns['M3']
  }
  return { line: line || null, key: columns['ID']?.[0] ?? null, columns }
}

/** Lines of Zotero's field Extra that say something of a publication. */
const EXTRA: ReadonlyMap<string, string> = new Map([
  ['original-title', 'TT'],
  ['original title', 'TT'],
  ['isbn', 'isbn'],
  ['issn', 'issn'],
  ['doi', 'DO'],
  ['collection-number', 'M1'],
  [EXTENSION_COLUMN, EXTENSION_COLUMN],
])

/** Zotero keeps `M2` in its field Extra, among other lines. */
function takeExtra(columns: Record<string, string[]>, tag: string, value: string): void {
  const rest: string[] = []
  for (const each of value.split('\n')) {
    const extra = extraLine(each, EXTRA)
    // What the record says itself counts more; the line then stays a note.
    if (extra === null || columns[extra.column] !== undefined) rest.push(each)
    else columns[extra.column] = [extra.value]
  }
  put(columns, tag, rest.join('\n').trim())
}

function programOf(records: readonly RisRecord[]): string | null {
  const first = records.slice(0, 50).flatMap(({ lines }) => lines)
  if (first.some(({ value }) => value.startsWith(`${EXTENSION_COLUMN}: {`))) return 'Cartable'
  const files = first.filter(({ tag }) => tag === 'L1').map(({ value }) => value)
  if (files.some((path) => /^(?:.*[/\\])?(?:files|storage)[/\\][A-Z0-9]+[/\\]/.test(path))) return 'Zotero'
  if (files.some((path) => path.startsWith('internal-pdf:'))) return 'EndNote'
  return files.some((path) => /^file:\/\/.*Mendeley/i.test(path)) ? 'Mendeley' : null
}

/** Reads RIS. */
export function readRis(text: string, onProgress: (done: number) => void): Read {
  const { records, faults } = scanRis(text)
  const cells = records.map((record, at) => {
    if (at % 500 === 0) onProgress(at)
    return cellsOfRis(record)
  })
  return { records: cells, faults, program: programOf(records) }
}
