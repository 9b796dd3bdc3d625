import { edtfYear } from '../../contract/edtf.ts'
import { FacetName } from '../../contract/facets.ts'
import { foldLabel } from '../vocabulary/index.ts'
import { Codes, ListColumn } from './columns.ts'
import { hostOf } from './host.ts'
import type { BaseRecord, Child, ChildRows } from './records.ts'

/** One facet: the numbers of its values and those of each row. */
export interface FacetColumn {
  readonly codes: Codes
  readonly rows: ListColumn
}

const TAGS = ['region', 'country', 'domain', 'theme'] as const
type Tag = (typeof TAGS)[number]

/** Facets of concepts that are tags, by the scheme of the concept. */
const FACET_OF_SCHEME: Readonly<Record<string, Tag>> = {
  region: 'region',
  country: 'country',
  'rabat-domain': 'domain',
  theme: 'theme',
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
  readonly columns: Readonly<Record<FacetName, FacetColumn>>
  readonly #broader: ReadonlyMap<string, string>
  readonly #known: Readonly<Record<FacetName, Map<string, readonly number[]>>>
  readonly #tags = new Map<string, Readonly<Record<Tag, readonly number[]>>>()

  /** @param broader the broader concept of each concept that has one */
  constructor(broader: ReadonlyMap<string, string>) {
    this.#broader = broader
    const column = (name: FacetName): FacetColumn => ({
      codes: new Codes(name === 'publisher' || name === 'series' ? nameKey : undefined),
      rows: new ListColumn(),
    })
    const each = <T>(make: (name: FacetName) => T) =>
      Object.fromEntries(FacetName.options.map((name) => [name, make(name)])) as Record<FacetName, T>
    this.columns = each(column)
    this.#known = each(() => new Map<string, readonly number[]>())
  }

  /** What a publication says itself. */
  #putBase(row: number, record: BaseRecord): void {
    const set = (name: FacetName, codes: readonly number[]): void => this.columns[name].rows.set(row, codes)
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
    const hosts = this.columns.source.codes
    const tags: Record<Tag, number[]> = { region: [], country: [], domain: [], theme: [] }
    const list: number[] = []
    for (const { record, row } of owners) {
      const { id } = record
      this.#putBase(row, record)
      publishers.take(id, (value) => addAll(list, this.#ofOwnScheme('publisher', value)))
      this.#put('publisher', row, list)
      languages.take(id, (values) => addAll(list, this.#plain('language', values)))
      this.#put('language', row, list)
      sources.take(id, (url) => addAll(list, [hosts.codeOf(hostOf(url) ?? 'file')]))
      this.#put('source', row, list)
      concepts.take(id, (values) => {
        for (const concept of values.split(' ')) {
          const found = this.#tagsOf(concept)
          for (const name of TAGS) if (found[name].length > 0) addAll(tags[name], found[name])
        }
      })
      for (const name of TAGS) this.#put(name, row, tags[name])
    }
  }

  /** Sets the codes of a row and empties the list for the next one. */
  #put(name: FacetName, row: number, list: number[]): void {
    this.columns[name].rows.set(row, list)
    list.length = 0
  }

  #remember(name: FacetName, key: string, make: () => readonly number[]): readonly number[] {
    const known = this.#known[name].get(key)
    if (known) return known
    const made = make()
    this.#known[name].set(key, made)
    return made
  }

  /** Numbers of values with a space between, as they are. */
  #plain(name: FacetName, values: string): readonly number[] {
    const { codes } = this.columns[name]
    return this.#remember(name, values, () =>
      [...new Set(values.split(' '))].map((each) => codes.codeOf(each)),
    )
  }

  #yearOf(issued: string): readonly number[] {
    return this.#remember('year', issued, () => {
      const year = edtfYear(issued)
      return year === null ? [] : [this.columns.year.codes.codeOf(String(year).padStart(4, '0'))]
    })
  }

  /** Numbers of a concept and of the broader ones of its scheme; of a name alone its own. */
  #ofOwnScheme(name: FacetName, id: string): readonly number[] {
    const { codes } = this.columns[name]
    return this.#remember(name, id, () =>
      this.#withBroader(id)
        .filter((each) => schemeOf(each) === schemeOf(id))
        .map((each) => codes.codeOf(each)),
    )
  }

  #tagsOf(id: string): Readonly<Record<Tag, readonly number[]>> {
    const known = this.#tags.get(id)
    if (known) return known
    const made: Record<Tag, number[]> = { region: [], country: [], domain: [], theme: [] }
    for (const each of this.#withBroader(id)) {
      const name = FACET_OF_SCHEME[schemeOf(each)]
      if (name) made[name].push(this.columns[name].codes.codeOf(each))
    }
    this.#tags.set(id, made)
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
