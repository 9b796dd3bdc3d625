import type { RecordField } from '../../contract/exchange-parts.ts'
import { EXTENSION_COLUMN } from '../extension.ts'

/** Variables of CSL 1.0.2 that have a field here. */
const FIELDS: Readonly<Record<string, RecordField>> = {
  type: 'type',
  genre: 'type',
  title: 'title',
  'title-short': 'title.short',
  shortTitle: 'title.short',
  'original-title': 'title.other',
  author: 'creators',
  editor: 'creators',
  issued: 'issued',
  'original-date': 'temporal',
  publisher: 'publishers',
  'collection-title': 'series',
  'container-title': 'series',
  number: 'series.number',
  'collection-number': 'series.number',
  DOI: 'doi',
  ISBN: 'isbn',
  ISSN: 'issn',
  URL: 'url',
  abstract: 'abstract',
  language: 'language',
  keyword: 'keywords',
  note: 'notes.internal',
  annote: 'notes',
  license: 'rights',
  id: 'key',
  'citation-key': 'key',
  [EXTENSION_COLUMN]: 'extension',
}

/** Field of a variable; null for those that a publication has no place for (`page`, `volume`, `edition` …). */
export function cslField(column: string): RecordField | null {
  return Object.hasOwn(FIELDS, column) ? (FIELDS[column] ?? null) : null
}
