import { EXTENSION_COLUMN } from '../extension.ts'
import type { RecordWriter } from '../form.ts'
import { extensionFor, viewOf, type Leaving, type WriteOptions } from '../view.ts'
import { clean } from '../values/text.ts'
import { csvField } from './columns.ts'

const BY_LANGUAGE = ['title', 'subtitle', 'abstract', 'url'] as const

/** Headings: fields by language have a column for each language that some record has. */
function headingsOf({ languages }: WriteOptions): string[] {
  const [title, subtitle, abstract, url] = BY_LANGUAGE.map((name) =>
    languages.map((each) => `${name}:${each}`),
  )
  return [
    ...['key', ...(title ?? []), ...(subtitle ?? []), 'type', 'issued', 'creators', 'publishers'],
    ...['series', 'series.number', 'identifiers', ...(url ?? []), 'languages', 'keywords', 'collections'],
    ...[...(abstract ?? []), 'temporal', 'rights', 'notes', 'readState', 'state', EXTENSION_COLUMN],
  ]
}

const list = (values: readonly string[]): string => values.map(clean).join('; ')

function valuesOf(leaving: Leaving, options: WriteOptions): Record<string, string> {
  const { fields, key } = leaving
  const { item, keywords, collections, notes } = viewOf(leaving, options)
  const maps = BY_LANGUAGE.flatMap((name) =>
    Object.entries(fields[name]).map(([language, text]) => [`${name}:${language}`, clean(text)] as const),
  )
  return {
    key,
    ...Object.fromEntries(maps),
    type: item.genre ?? '',
    issued: fields.issued ?? '',
    creators: list(fields.creators.map(({ name }) => name)),
    publishers: list(fields.publishers.map(({ name }) => name)),
    series: clean(fields.series?.name ?? ''),
    'series.number': clean(fields.series?.number ?? ''),
    identifiers: list(fields.identifiers),
    languages: list(fields.languages),
    keywords: list(keywords),
    collections: list(collections.map((path) => path.join(' > '))),
    temporal: fields.temporal ?? '',
    rights: clean(fields.rights ?? ''),
    notes: notes.join('\n\n'),
    readState: fields.readState,
    state: fields.state,
  }
}

/** See `unguarded` in the reader. */
const guarded = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

function cellText(value: string, delimiter: string): string {
  const cell = guarded(value)
  const plain = !/["\r\n]/.test(cell) && !cell.includes(delimiter) && cell === cell.trim()
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`
}

/**
 * Writes a table that spreadsheets open by a double click: UTF-8 with its mark, lines that end as Windows ends them, and the
 * separator that a spreadsheet of the language expects (a semicolon in French).
 */
export function csvWriter(options: WriteOptions): RecordWriter {
  const headings = headingsOf(options)
  const delimiter = options.language === 'fr' ? ';' : ','
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => cellText(cell, delimiter)).join(delimiter)}\r\n`
  return {
    head: `\ufeff${line(headings)}`,
    one: (leaving) => {
      const values = valuesOf(leaving, options)
      const filled = Object.entries(values).filter(([, value]) => value.trim() !== '')
      const columns = Object.fromEntries(filled.map(([name, value]) => [name, [value]]))
      const extension = extensionFor(leaving, { line: null, key: leaving.key, columns }, csvField)
      const all: Record<string, string> = { ...values, [EXTENSION_COLUMN]: extension ?? '' }
      return line(headings.map((name) => all[name] ?? ''))
    },
    tail: () => '',
  }
}
