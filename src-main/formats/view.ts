import { cslOf, type CslItem } from '../contract/csl.ts'
import type { InterfaceLanguage } from '../contract/values.ts'
import { extensionOf } from './extension.ts'
import type { Cells, PortableFields } from './record.ts'
import { understand, type Mapping } from './to-record.ts'
import { clean } from './values/text.ts'

/** What a writer is given of a publication. */
export interface Leaving {
  readonly id: string
  /** Name of the record, unlike all others of its file. */
  readonly key: string
  readonly fields: PortableFields
}

/** How records are to be written. */
export interface WriteOptions {
  readonly language: InterfaceLanguage
  /** Preferred label of a concept in a language; null for an unknown one. */
  readonly labelOf: (conceptId: string, language: string) => string | null
  /** Paths of all collections that records of the file are in. */
  readonly collections: readonly (readonly string[])[]
  /** Languages of titles, abstracts and addresses in the file. */
  readonly languages: readonly string[]
}

/** What programs in general are told of a publication: fields that they know, words for concepts. */
export interface View {
  readonly item: CslItem
  /** Labels of concepts and free words, each once. */
  readonly keywords: readonly string[]
  readonly notes: readonly string[]
  readonly collections: PortableFields['collections']
  readonly rights: string | null
}

/** Every text of a value in a form that files can hold; what is empty then is left out. */
function cleaned<T>(value: T): T {
  if (typeof value === 'string') return clean(value) as T
  if (Array.isArray(value)) return value.map(cleaned).filter((each) => each !== '') as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, cleaned<unknown>(each)] as const)
  return Object.fromEntries(entries.filter(([, each]) => each !== '')) as T
}

/** The view of a publication in one language. */
export function viewOf(leaving: Leaving, { language, labelOf }: WriteOptions): View {
  const { fields, key } = leaving
  const label = (id: string): string | null => labelOf(id, language)
  const item = cslOf(fields, { id: key, language, labelOf: label })
  const labels = fields.concepts.flatMap((id) => label(id) ?? [])
  return cleaned({
    item,
    keywords: [...new Set([...labels, ...fields.keywords])],
    notes: fields.notes.map(({ text }) => text),
    collections: fields.collections,
    rights: fields.rights,
  })
}

/**
 * The extension that a record needs in a form: what a reader of the standard fields would not get back.
 *
 * @param cells the standard fields as the reader of the form hands them on
 */
export function extensionFor(leaving: Leaving, cells: Cells, mapping: Mapping): string | null {
  return extensionOf(leaving.id, leaving.fields, understand(cells, mapping).record.fields)
}
