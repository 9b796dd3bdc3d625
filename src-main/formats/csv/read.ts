import { CsvError, parse, type Options } from 'csv-parse/sync'
import { EXTENSION_COLUMN } from '../extension.ts'
import type { Cells, Fault, Read } from '../record.ts'

/** Longest record that is read, in characters: an abstract and notes fit many times. */
const MAX_RECORD = 2_000_000
/** Times that reading starts again after a quotation mark that nobody closed. */
const MOST_RESTARTS = 200

/** The sign that the first line is divided by most often, outside of quotation marks. */
export function delimiterOf(text: string): string {
  const head = (text.split(/\r\n?|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (sign: string): number => head.split(sign).length - 1
  return [';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}

/** What is told of a record by csv-parse. */
interface Row {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

const isCsvError = (error: unknown): error is CsvError => error instanceof CsvError

/** A place in a text that only goes on, in lines counted from 1. */
class Place {
  readonly #text: string
  line = 1
  at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Goes on to the beginning of a line. */
  to(line: number): this {
    while (this.line < line && this.at < this.#text.length) {
      const next = this.#text.indexOf('\n', this.at)
      this.at = next < 0 ? this.#text.length : next + 1
      this.line += 1
    }
    return this
  }

  /** Goes on to the next line with something on it. */
  toText(): this {
    while (this.at < this.#text.length && /^\r?$/.test(this.rest())) this.to(this.line + 1)
    return this
  }

  /** The line from here on. */
  rest(): string {
    const end = this.#text.indexOf('\n', this.at)
    return this.#text.slice(this.at, end < 0 ? undefined : end)
  }
}

function rowsOf(text: string, delimiter: string): { rows: Row[]; error: CsvError | null } {
  const rows: Row[] = []
  const options: Options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    info: true,
    // Kept as they come: what stands before an error stays.
    on_record: (record: unknown) => {
      rows.push(record as Row)
      return null
    },
  }
  try {
    parse(text, options)
    return { rows, error: null }
  } catch (error) {
    if (!isCsvError(error)) throw error
    return { rows, error }
  }
}

function reasonOf({ code }: CsvError): Fault['reason'] {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'unclosed'
  return code === 'CSV_MAX_RECORD_SIZE' ? 'too-long' : 'syntax'
}

/** Rows with the line on which each begins, and what is broken. After an error reading goes on with the next line. */
function scan(text: string): { rows: { line: number; values: readonly string[] }[]; faults: Fault[] } {
  const rows: { line: number; values: readonly string[] }[] = []
  const faults: Fault[] = []
  const delimiter = delimiterOf(text)
  let [rest, base] = [text, 0]
  for (let turn = 0; turn < MOST_RESTARTS; turn += 1) {
    const { rows: found, error } = rowsOf(rest, delimiter)
    const place = new Place(rest)
    for (const { record, info } of found) {
      rows.push({ line: base + place.toText().line, values: record })
      place.to(info.lines + 1)
    }
    if (error === null) break
    const { line } = place.toText()
    faults.push({
      line: base + line,
      key: null,
      reason: reasonOf(error),
      value: place.rest().slice(0, 80),
      lost: true,
    })
    rest = rest.slice(place.to(line + 1).at)
    base += line
    if (rest === '') break
  }
  return { rows, faults }
}

/** Headings, each unlike the others; one without a name is called by its place. */
function headings(row: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return row.map((cell, at) => {
    const name = unguarded(cell.trim()) || `column ${at + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} ${times}`
  })
}

/**
 * A spreadsheet would run what begins with `=`, `+`, `-` or `@` as a formula: such cells leave with an apostrophe before
 * them, which is taken away here.
 */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

function cellsOf(names: readonly string[], line: number, values: readonly string[]): Cells {
  const columns: Record<string, string[]> = {}
  for (const [at, name] of names.entries()) {
    const value = unguarded(values[at] ?? '').replace(/\r\n?/g, '\n')
    if (value.trim() !== '') columns[name] = [value]
  }
  return { line, key: columns['key']?.[0] ?? columns['Key']?.[0] ?? null, columns }
}

function programOf(names: readonly string[]): string | null {
  if (names.includes(EXTENSION_COLUMN)) return 'Cartable'
  return names.includes('Item Type') && names.includes('Abstract Note') ? 'Zotero' : null
}

/** Reads a table of comma-, semicolon- or tab-separated values with headings in its first line. */
export function readCsv(text: string, onProgress: (done: number) => void): Read {
  const { rows, faults } = scan(text)
  const [head, ...body] = rows
  const names = headings(head?.values ?? [])
  const records = body.map(({ line, values }, at) => {
    if (at % 500 === 0) onProgress(at)
    return cellsOf(names, line, values)
  })
  return { records, faults, program: programOf(names) }
}
