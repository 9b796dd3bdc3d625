import { edtfSortKey } from '../../contract/edtf.ts'
import { FacetName } from '../../contract/facets.ts'
import type { LanguageMap } from '../../contract/values.ts'
import { foldLabel } from '../vocabulary/index.ts'
import { Codes, ListColumn } from './columns.ts'
import type { CatalogueRecord } from './records.ts'

/** Facets of concepts that are tags, by the scheme of the concept. */
const FACET_OF_SCHEME: Readonly<Record<string, FacetName>> = {
  region: 'region',
  country: 'country',
  'rabat-domain': 'domain',
  theme: 'theme',
}

const schemeOf = (id: string): string => id.slice(0, id.indexOf(':'))
/** Names of what has no concept are compared folded, ids as they are. */
const nameKey = (value: string): string =>
  value.startsWith('name:') ? `name:${foldLabel(value.slice(5))}` : value

/** Numbers of a row that are not lists. */
interface Scalars {
  readonly state: string
  readonly readState: string
  readonly trashed: boolean
  readonly year: number | null
  /** `2019-05-00` as 20190500, null for undated. */
  readonly issued: number | null
  readonly added: number
  readonly modified: number
  readonly marks: number
}

/** One facet: the numbers of its values and those of each row. */
interface FacetColumn {
  readonly codes: Codes
  readonly rows: ListColumn
}

/**
 * The catalogue in memory, for filtering, counting and sorting: the rows of `publications` with what facets need.
 * Derived from the database, which stays the truth.
 */
export class CatalogueTable {
  readonly ids: string[] = []
  /** Whether the row numbers are in order of the ids. */
  ordered = true
  readonly facets: Readonly<Record<FacetName, FacetColumn>>
  readonly #rowOf = new Map<string, number>()
  readonly #scalars: (Scalars | null)[] = []
  readonly #titles: string[] = []
  readonly #broader: ReadonlyMap<string, string>
  readonly #closures = new Map<string, readonly string[]>()
  readonly #issued = new Map<string, number | null>()

  /** @param broader the broader concept of each concept that has one */
  constructor(broader: ReadonlyMap<string, string>) {
    this.#broader = broader
    const column = (name: FacetName): FacetColumn => ({
      codes: new Codes(name === 'publisher' || name === 'series' ? nameKey : undefined),
      rows: new ListColumn(),
    })
    this.facets = Object.fromEntries(FacetName.options.map((name) => [name, column(name)])) as Record<
      FacetName,
      FacetColumn
    >
  }

  /** Number of rows, those of removed publications included. */
  get size(): number {
    return this.ids.length
  }

  rowOf(id: string): number | undefined {
    return this.#rowOf.get(id)
  }

  /** Null for a publication that is no longer there. */
  scalars(row: number): Scalars | null {
    return this.#scalars[row] ?? null
  }

  /** Titles of a row by language. */
  titles(row: number): LanguageMap {
    return JSON.parse(this.#titles[row] ?? '{}') as LanguageMap
  }

  /** Puts a publication in, or replaces what is known of it. Returns its row. */
  put(record: CatalogueRecord): number {
    const row = this.#rowOf.get(record.id) ?? this.#append(record.id)
    this.#titles[row] = record.title
    this.#scalars[row] = {
      state: record.state,
      readState: record.readState,
      trashed: record.trashedAt !== null,
      year: record.year,
      issued: this.#issuedKey(record.issued),
      added: Date.parse(record.createdAt),
      modified: Date.parse(record.modifiedAt),
      marks: record.marks,
    }
    this.#setFacets(row, record)
    return row
  }

  /** Forgets a publication. Returns its row, or undefined where there was none. */
  remove(id: string): number | undefined {
    const row = this.#rowOf.get(id)
    if (row !== undefined) this.#scalars[row] = null
    return row
  }

  #append(id: string): number {
    const row = this.ids.length
    if (row > 0 && (this.ids[row - 1] ?? '') >= id) this.ordered = false
    this.ids.push(id)
    this.#rowOf.set(id, row)
    return row
  }

  #issuedKey(issued: string | null): number | null {
    if (issued === null) return null
    const known = this.#issued.get(issued)
    if (known !== undefined) return known
    const key = edtfSortKey(issued)
    const number = key === '' ? null : Number(key.replaceAll('-', ''))
    this.#issued.set(issued, number)
    return number
  }

  /** A concept and those above it. A chain that closes on itself ends there. */
  #withBroader(id: string): readonly string[] {
    const known = this.#closures.get(id)
    if (known) return known
    const chain = [id]
    for (let above = this.#broader.get(id); above !== undefined && !chain.includes(above);) {
      chain.push(above)
      above = this.#broader.get(above)
    }
    this.#closures.set(id, chain)
    return chain
  }

  #setFacets(row: number, record: CatalogueRecord): void {
    const one = (value: string | null): string[] => (value === null ? [] : [value])
    const above = (ids: readonly string[]): string[] =>
      ids.flatMap((id) => this.#withBroader(id).filter((each) => schemeOf(each) === schemeOf(id)))
    this.#set('publisher', row, above(record.publishers))
    this.#set('type', row, above(one(record.type)))
    this.#set('series', row, above(one(record.series ?? (record.seriesName && `name:${record.seriesName}`))))
    this.#set('year', row, one(record.year === null ? null : String(record.year).padStart(4, '0')))
    this.#set('language', row, record.languages)
    this.#set('read', row, [record.readState])
    this.#set('source', row, record.sources)
    this.#set('guess', row, one(record.guess))
    const tags: Record<string, string[]> = { region: [], country: [], domain: [], theme: [] }
    for (const concept of record.concepts) {
      for (const each of this.#withBroader(concept)) tags[FACET_OF_SCHEME[schemeOf(each)] ?? '']?.push(each)
    }
    for (const name of ['region', 'country', 'domain', 'theme'] as const)
      this.#set(name, row, tags[name] ?? [])
  }

  #set(name: FacetName, row: number, values: readonly string[]): void {
    const { codes, rows } = this.facets[name]
    const list: number[] = []
    for (const value of values) {
      const code = codes.codeOf(value)
      if (!list.includes(code)) list.push(code)
    }
    rows.set(row, list)
  }
}
