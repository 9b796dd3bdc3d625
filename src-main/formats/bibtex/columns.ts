import type { RecordField } from '../../contract/exchange-parts.ts'
import { EXTENSION_COLUMN } from '../extension.ts'

/** Fields of BibTeX, biblatex, JabRef, Zotero and Mendeley that have a field here. */
const FIELDS: Readonly<Record<string, RecordField>> = {
  entrytype: 'type',
  type: 'type',
  title: 'title',
  shorttitle: 'title.short',
  subtitle: 'subtitle',
  origtitle: 'title.other',
  titletranslation: 'title.other',
  origlanguage: 'language.other',
  author: 'creators',
  editor: 'creators',
  date: 'issued',
  year: 'issued.year',
  month: 'issued.month',
  day: 'issued.day',
  institution: 'publishers',
  publisher: 'publishers',
  organization: 'publishers',
  school: 'publishers',
  series: 'series',
  journal: 'series',
  journaltitle: 'series',
  booktitle: 'series',
  number: 'series.number',
  doi: 'doi',
  isbn: 'isbn',
  issn: 'issn',
  eprint: 'identifiers',
  url: 'url',
  abstract: 'abstract',
  language: 'language',
  langid: 'language',
  hyphenation: 'language',
  keywords: 'keywords',
  'mendeley-tags': 'keywords',
  groups: 'collections',
  'mendeley-groups': 'collections',
  annote: 'notes.internal',
  annotation: 'notes.internal',
  comment: 'notes.internal',
  review: 'notes.internal',
  note: 'notes.internal',
  copyright: 'rights',
  readstatus: 'readState',
  file: 'files',
  key: 'key',
  [EXTENSION_COLUMN]: 'extension',
}

/** Field of a BibTeX field; null for those that a publication has no place for (`pages`, `volume`, `timestamp` …). */
export function bibtexField(column: string): RecordField | null {
  // Comments of JabRef's users: `comment-amina`.
  if (column.startsWith('comment-')) return 'notes.internal'
  return Object.hasOwn(FIELDS, column) ? (FIELDS[column] ?? null) : null
}

/** Types of entries that say what a publication is; `report`, `book`, `misc` say too little. */
const TYPES: Readonly<Record<string, string>> = {
  booklet: 'brochure',
  dataset: 'dataset',
  video: 'video',
  movie: 'video',
  audio: 'audio',
  periodical: 'newsletter',
  article: 'article',
}

/** The concept of `publication-type` that a type of entry surely means, or null. */
export function conceptOfEntryType(type: string): string | null {
  return Object.hasOwn(TYPES, type) ? `publication-type:${TYPES[type] ?? ''}` : null
}

/** Type of entry for a type of CSL. The publisher of a report is its institution. */
export function entryType(cslType: string): string {
  return cslType === 'report' ? 'techreport' : cslType === 'pamphlet' ? 'booklet' : 'misc'
}
