import { edtfSortKey, edtfYear } from '../../contract/edtf.ts'
import type { FacetName, SchemeFacet } from '../../contract/facets.ts'
import type { LanguageMap } from '../../contract/values.ts'
import { grownTo } from './columns.ts'
import { type FacetColumn, FacetColumns } from './facets.ts'
import type { Places } from './places.ts'
import type { BaseRecord, ChildRows, TextRecord } from './records.ts'

const STATES = ['inbox', 'catalogued', 'starter']
const READ = ['unread', 'reading', 'read']

/** Flags of a row: is there, in the trash, then two bits each for where it stands and whether it was read. */
export const HERE = 1
export const TRASHED = 2
export const stateFlag = (state: string): number => (STATES.indexOf(state) + 1) << 2
export const readFlag = (read: string): number => (READ.indexOf(read) + 1) << 4
export const STATE_BITS = 3 << 2
export const READ_BITS = 3 << 4

/** Stands for no year, no date. */
export const NONE = -1

/** Titles and times, read when an order or a search first needs them. */
interface Texts {
  readonly titles: string[]
  readonly added: number[]
  readonly modified: number[]
}

/**
 * The catalogue in memory, for filtering, counting and sorting: the rows of `publications` with what facets need.
 * Derived from the database, which stays the truth.
 */
export class CatalogueTable {
  readonly ids: string[] = []
  /** Whether the row numbers are in order of the ids. */
  ordered = true
  readonly marks: number[] = []
  flags = new Uint8Array(0)
  /** Year of issue, {@link NONE} for undated. */
  years = new Int16Array(0)
  /** `2019-05-00` as 20190500, {@link NONE} for undated. */
  issued = new Int32Array(0)
  texts: Texts | null = null
  /** Where search finds rows; read when it first does. */
  places: Places | null = null
  readonly #columns: FacetColumns
  readonly #rowOf = new Map<string, number>()
  readonly #dates = new Map<string, { year: number; key: number }>()

  /** @param broader the broader concept of each concept that has one */
  constructor(broader: ReadonlyMap<string, string>) {
    this.#columns = new FacetColumns(broader)
  }

  /** Number of rows, those of removed publications included. */
  get size(): number {
    return this.ids.length
  }

  /** Values of a facet; none of a vocabulary that tags nothing. */
  facet(name: FacetName): FacetColumn {
    return this.#columns.of(name)
  }

  /** Facets of vocabularies that tag something and have none of a name of their own, by name. */
  schemeFacets(): SchemeFacet[] {
    return this.#columns.schemes()
  }

  rowOf(id: string): number | undefined {
    return this.#rowOf.get(id)
  }

  isAlive(row: number): boolean {
    return ((this.flags[row] ?? 0) & (HERE | TRASHED)) === HERE
  }

  /** Titles of a row by language; {@link texts} must have been read. */
  titles(row: number): LanguageMap {
    return JSON.parse(this.texts?.titles[row] ?? '{}') as LanguageMap
  }

  /** Puts publications in, or replaces what they say themselves. Returns their rows. */
  putBase(records: readonly BaseRecord[]): number[] {
    return records.map((record) => {
      const row = this.#rowOf.get(record.id) ?? this.#append(record.id)
      this.#setBase(row, record)
      return row
    })
  }

  /** Puts in the facets and numbers of marks of publications that are here, in order of their ids, or replaces them. */
  putFacets(records: readonly BaseRecord[], children: ChildRows, marks: ReadonlyMap<string, number>): void {
    const owners = records.flatMap((record) => {
      const row = this.#rowOf.get(record.id)
      return row === undefined ? [] : [{ record, row }]
    })
    this.#columns.put(owners, children)
    for (const { record, row } of owners) this.marks[row] = marks.get(record.id) ?? 0
  }

  /** Puts in titles and times. */
  putTexts(records: readonly TextRecord[]): void {
    this.texts ??= { titles: [], added: [], modified: [] }
    for (const record of records) {
      const row = this.#rowOf.get(record.id)
      if (row === undefined) continue
      this.texts.titles[row] = record.title
      this.texts.added[row] = Date.parse(record.createdAt)
      this.texts.modified[row] = Date.parse(record.modifiedAt)
    }
  }

  /** Forgets a publication. Returns its row, or undefined where there was none. */
  remove(id: string): number | undefined {
    const row = this.#rowOf.get(id)
    if (row !== undefined) this.flags[row] = 0
    return row
  }

  #append(id: string): number {
    const row = this.ids.length
    if (row > 0 && (this.ids[row - 1] ?? '') >= id) this.ordered = false
    this.ids.push(id)
    this.#rowOf.set(id, row)
    this.flags = grownTo(this.flags, row + 1, (size) => new Uint8Array(size))
    this.years = grownTo(this.years, row + 1, (size) => new Int16Array(size))
    this.issued = grownTo(this.issued, row + 1, (size) => new Int32Array(size))
    return row
  }

  #setBase(row: number, record: BaseRecord): void {
    const { year, key } = this.#dateOf(record.issued)
    this.years[row] = year
    this.issued[row] = key
    this.flags[row] =
      HERE | (record.trashed === 1 ? TRASHED : 0) | stateFlag(record.state) | readFlag(record.readState)
  }

  /** Dates are few: each is read once. */
  #dateOf(issued: string | null): { year: number; key: number } {
    const known = this.#dates.get(issued ?? '')
    if (known) return known
    const key = issued === null ? '' : edtfSortKey(issued)
    const made = {
      year: issued === null ? NONE : (edtfYear(issued) ?? NONE),
      key: key === '' ? NONE : Number(key.replaceAll('-', '')),
    }
    this.#dates.set(issued ?? '', made)
    return made
  }
}
