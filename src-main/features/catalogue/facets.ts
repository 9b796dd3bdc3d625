import { edtfYear } from '../../contract/edtf.ts'
import {
  type FacetName,
  facetOfTags,
  FixedFacet,
  isSchemeFacet,
  type SchemeFacet,
} from '../../contract/facets.ts'
import { foldLabel } from '../vocabulary/index.ts'
import { Codes, ListColumn } from './columns.ts'
import { hostOf } from './host.ts'
import type { BaseRecord, Child, ChildRows } from './records.ts'

/** One facet: the numbers of its values and those of each row. */
export interface FacetColumn {
  readonly codes: Codes
  readonly rows: ListColumn
}

/** Stands for a facet that nothing has. */
const NOTHING: FacetColumn = { codes: new Codes(), rows: new ListColumn() }

/** The facet of tags of one vocabulary, and what was gathered for the row that is being read. */
interface TagColumn extends FacetColumn {
  readonly gathered: number[]
}

const schemeOf = (id: string): string => id.slice(0, id.indexOf(':'))
/** Names of what has no concept are compared folded, ids as they are. */
const nameKey = (value: string): string =>
  value.startsWith('name:') ? `name:${foldLabel(value.slice(5))}` : value

function addAll(into: number[], codes: readonly number[]): void {
  for (const code of codes) if (!into.includes(code)) into.push(code)
}

/** Walks child rows beside their owners: both are in order of id. */
class Walk {
  readonly #rows: readonly Child[]
  #at = 0

  constructor(rows: readonly Child[]) {
    this.#rows = rows
  }

  /** The values of an owner, which must come after the one asked for before. */
  take(owner: string, give: (value: string) => void): void {
    const rows = this.#rows
    while ((rows[this.#at]?.owner ?? '￿') < owner) this.#at += 1
    for (let row = rows[this.#at]; row?.owner === owner; row = rows[this.#at]) {
      give(row.value)
      this.#at += 1
    }
  }
}

/**
 * The facets of all rows. A concept counts for the broader ones too: choosing Africa finds what is tagged with Niger.
 * What a value adds to a row is worked out once for each value.
 */
export class FacetColumns {
  readonly #columns = new Map<FacetName, FacetColumn>()
  readonly #broader: ReadonlyMap<string, string>
  readonly #known: Readonly<Record<FixedFacet, Map<string, readonly number[]>>>
  readonly #fixed: Readonly<Record<FixedFacet, FacetColumn>>
  /** By vocabulary; made when a row first has one of its concepts. */
  readonly #tagColumns = new Map<string, TagColumn>()
  readonly #tags = new Map<string, readonly { column: TagColumn; code: number }[]>()

  /** @param broader the broader concept of each concept that has one */
  constructor(broader: ReadonlyMap<string, string>) {
    this.#broader = broader
    const each = <T>(make: (name: FixedFacet) => T) =>
      Object.fromEntries(FixedFacet.options.map((name) => [name, make(name)])) as Record<FixedFacet, T>
    this.#fixed = each((name) => ({
      codes: new Codes(name === 'publisher' || name === 'series' ? nameKey : undefined),
      rows: new ListColumn(),
    }))
    this.#known = each(() => new Map<string, readonly number[]>())
    for (const name of FixedFacet.options) this.#columns.set(name, this.#fixed[name])
  }

  /** Values of a facet; none of a vocabulary that tags nothing. */
  of(name: FacetName): FacetColumn {
    return this.#columns.get(name) ?? NOTHING
  }

  /** Facets of vocabularies that tag something, by name. */
  schemes(): SchemeFacet[] {
    return [...this.#columns.keys()].filter((name) => isSchemeFacet(name)).sort()
  }

  /** What a publication says itself. */
  #putBase(row: number, record: BaseRecord): void {
    const set = (name: FixedFacet, codes: readonly number[]): void => this.#fixed[name].rows.set(row, codes)
    set('type', record.type === null ? [] : this.#ofOwnScheme('type', record.type))
    set('series', record.series === null ? [] : this.#ofOwnScheme('series', record.series))
    set('year', record.issued === null ? [] : this.#yearOf(record.issued))
    set('read', this.#plain('read', record.readState))
    set('guess', record.guess === null ? [] : this.#plain('guess', record.guess))
  }

  /** Puts in publications, in order of their ids, or replaces what is known of them. */
  put(owners: readonly { record: BaseRecord; row: number }[], children: ChildRows): void {
    const publishers = new Walk(children.publishers)
    const languages = new Walk(children.languages)
    const concepts = new Walk(children.concepts)
    const sources = new Walk(children.sources)
    const hosts = this.#fixed.source.codes
    const list: number[] = []
    for (const { record, row } of owners) {
      const { id } = record
      this.#putBase(row, record)
      publishers.take(id, (value) => addAll(list, this.#ofOwnScheme('publisher', value)))
      this.#put(this.#fixed.publisher, row, list)
      languages.take(id, (values) => addAll(list, this.#plain('language', values)))
      this.#put(this.#fixed.language, row, list)
      sources.take(id, (url) => addAll(list, [hosts.codeOf(hostOf(url) ?? 'file')]))
      this.#put(this.#fixed.source, row, list)
      concepts.take(id, (values) => {
        for (const concept of values.split(' ')) {
          for (const { column, code } of this.#tagsOf(concept)) {
            if (!column.gathered.includes(code)) column.gathered.push(code)
          }
        }
      })
      for (const column of this.#tagColumns.values()) this.#put(column, row, column.gathered)
    }
  }

  /** Sets the codes of a row and empties the list for the next one. */
  #put({ rows }: FacetColumn, row: number, list: number[]): void {
    if (list.length === 0 && rows.first(row) === undefined) return
    rows.set(row, list)
    list.length = 0
  }

  #remember(name: FixedFacet, key: string, make: () => readonly number[]): readonly number[] {
    const known = this.#known[name].get(key)
    if (known) return known
    const made = make()
    this.#known[name].set(key, made)
    return made
  }

  /** Numbers of values with a space between, as they are. */
  #plain(name: FixedFacet, values: string): readonly number[] {
    const { codes } = this.#fixed[name]
    return this.#remember(name, values, () =>
      [...new Set(values.split(' '))].map((each) => codes.codeOf(each)),
    )
  }

  #yearOf(issued: string): readonly number[] {
    return this.#remember('year', issued, () => {
      const year = edtfYear(issued)
      return year === null ? [] : [this.#fixed.year.codes.codeOf(String(year).padStart(4, '0'))]
    })
  }

  /** Numbers of a concept and of the broader ones of its scheme; of a name alone its own. */
  #ofOwnScheme(name: FixedFacet, id: string): readonly number[] {
    const { codes } = this.#fixed[name]
    return this.#remember(name, id, () =>
      this.#withBroader(id)
        .filter((each) => schemeOf(each) === schemeOf(id))
        .map((each) => codes.codeOf(each)),
    )
  }

  /** What a tag counts for: the concept and those above it, each in the facet of its vocabulary. */
  #tagsOf(id: string): readonly { column: TagColumn; code: number }[] {
    const known = this.#tags.get(id)
    if (known) return known
    const made = this.#withBroader(id).flatMap((each) => {
      const column = this.#tagColumn(schemeOf(each))
      return column ? [{ column, code: column.codes.codeOf(each) }] : []
    })
    this.#tags.set(id, made)
    return made
  }

  #tagColumn(scheme: string): TagColumn | null {
    const known = this.#tagColumns.get(scheme)
    if (known) return known
    const name = facetOfTags(scheme)
    if (name === null) return null
    const column = this.#columns.get(name) ?? { codes: new Codes(), rows: new ListColumn() }
    this.#columns.set(name, column)
    const made = { ...column, gathered: [] }
    this.#tagColumns.set(scheme, made)
    return made
  }

  /** A concept and those above it. A chain that closes on itself ends there. */
  #withBroader(id: string): readonly string[] {
    const chain = [id]
    for (let above = this.#broader.get(id); above !== undefined && !chain.includes(above);) {
      chain.push(above)
      above = this.#broader.get(above)
    }
    return chain
  }
}
