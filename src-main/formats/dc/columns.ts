import { RecordField } from '../../contract/exchange-parts.ts'
import { EXTENSION_COLUMN } from '../extension.ts'

/** Terms of Dublin Core (dc 1.1 and DCMI terms) that have a field here. */
const FIELDS: Readonly<Record<string, RecordField>> = {
  title: 'title',
  alternative: 'subtitle',
  creator: 'creators',
  publisher: 'publishers',
  date: 'issued',
  issued: 'issued',
  created: 'issued',
  type: 'type',
  identifier: 'identifiers',
  'identifier address': 'url',
  bibliographicCitation: 'notes.internal',
  language: 'language',
  rights: 'rights',
  license: 'rights',
  subject: 'keywords',
  spatial: 'keywords',
  coverage: 'keywords',
  'coverage time': 'temporal',
  temporal: 'temporal',
  description: 'abstract',
  abstract: 'abstract',
  isPartOf: 'series',
  [EXTENSION_COLUMN]: 'extension',
}
const BY_LANGUAGE: ReadonlySet<string> = new Set(['title', 'subtitle', 'abstract', 'url'])

/** Field of a term, with the language of `xml:lang`: `title@fr` is `title:fr`. Null for terms without a place here. */
export function dcField(column: string): RecordField | null {
  const [term = '', language] = column.split('@')
  if (!Object.hasOwn(FIELDS, term)) return null
  const field = FIELDS[term] ?? null
  if (field === null || language === undefined || !BY_LANGUAGE.has(field)) return field
  const named = RecordField.safeParse(`${field}:${language}`)
  return named.success ? named.data : field
}
