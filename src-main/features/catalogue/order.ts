import type { ListSort } from '../../contract/publications.ts'
import { type InterfaceLanguage, titleIn } from '../../contract/values.ts'
import { foldText } from '../search/index.ts'
import { type CatalogueTable, NONE } from './table.ts'

/** What a row is sorted by; null stands last in either direction. */
type Key = string | number | null

/** Labels of concepts in a language, for sorting by publisher and type. */
export type LabelOf = (conceptId: string, language: InterfaceLanguage) => string

/** More changed rows than this share of all are sorted with the others instead of one by one. */
const MANY = 1 / 20

/**
 * A title as it is sorted: without accents, case and opening marks, numbers by their value. Articles stay.
 * Compared by code unit, which is a tenth of the time of `Intl.Collator` on 100,000 titles and the same in both languages.
 */
export function sortKey(title: string): string {
  const folded = foldText(title).replace(/^[^\p{L}\p{N}]+/u, '')
  return folded.replace(/\d+/g, (digits) => digits.padStart(8, '0'))
}

/** The rows without some of them. */
function without(order: Uint32Array, rows: ReadonlySet<number>): Uint32Array {
  const rest = new Uint32Array(order.length)
  let end = 0
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0
    if (rows.has(row)) continue
    rest[end] = row
    end += 1
  }
  return rest.subarray(0, end)
}

/** Whether an order needs facets, marks or labels, which are read after flags and dates. */
export function needsFacets(by: ListSort['by']): boolean {
  return by === 'publisher' || by === 'type' || by === 'marks'
}

/** Whether an order needs what is read apart, see `CatalogueTable.texts`. */
export function needsTexts(by: ListSort['by']): boolean {
  return by === 'title' || by === 'added' || by === 'modified'
}

/** Orders of the rows of a table, made when first asked for and kept up to date as rows change. */
export class Orders {
  readonly #table: CatalogueTable
  readonly #labelOf: LabelOf
  readonly #orders = new Map<string, { rows: Uint32Array; compare: (a: number, b: number) => number }>()
  readonly #titleKeys: Record<InterfaceLanguage, (string | undefined)[]> = { fr: [], en: [] }

  constructor(table: CatalogueTable, labelOf: LabelOf) {
    this.#table = table
    this.#labelOf = labelOf
  }

  /** All rows of the table, also of removed publications, in the wanted order. */
  of(sort: ListSort, language: InterfaceLanguage): Uint32Array {
    const spoken = sort.by === 'title' || sort.by === 'publisher' || sort.by === 'type'
    const name = `${sort.by} ${sort.descending} ${spoken ? language : ''}`
    const known = this.#orders.get(name)
    if (known) return known.rows
    const compare = this.#comparison(sort, language)
    const rows = Uint32Array.from({ length: this.#table.size }, (_, row) => row).sort(compare)
    this.#orders.set(name, { rows, compare })
    return rows
  }

  /** Moves rows that changed, or are new, to their places. */
  changed(rows: readonly number[]): void {
    for (const language of ['fr', 'en'] as const) {
      for (const row of rows) this.#titleKeys[language][row] = undefined
    }
    if (rows.length > this.#table.size * MANY + 10) {
      this.#orders.clear()
      return
    }
    for (const order of this.#orders.values()) order.rows = this.#moved(order.rows, rows, order.compare)
  }

  #moved(
    order: Uint32Array,
    rows: readonly number[],
    compare: (a: number, b: number) => number,
  ): Uint32Array {
    const rest = without(order, new Set(rows))
    const result = new Uint32Array(this.#table.size)
    let [taken, end] = [0, 0]
    for (const row of [...new Set(rows)].sort(compare)) {
      let [low, high] = [taken, rest.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (compare(rest[middle] ?? 0, row) < 0) low = middle + 1
        else high = middle
      }
      result.set(rest.subarray(taken, low), end)
      end += low - taken
      taken = low
      result[end] = row
      end += 1
    }
    result.set(rest.subarray(taken), end)
    return result
  }

  #comparison(sort: ListSort, language: InterfaceLanguage): (a: number, b: number) => number {
    const key = this.#keyOf(sort.by, language)
    const way = sort.descending ? -1 : 1
    const { ids } = this.#table
    return (a, b) => {
      const [left, right] = [key(a), key(b)]
      if (left !== right) {
        if (left === null) return 1
        if (right === null) return -1
        return left < right ? -way : way
      }
      // Equals keep the newest first: ids sort by time.
      if (this.#table.ordered) return b - a
      return (ids[a] ?? '') < (ids[b] ?? '') ? 1 : -1
    }
  }

  #keyOf(by: ListSort['by'], language: InterfaceLanguage): (row: number) => Key {
    switch (by) {
      case 'issued':
        return (row) => {
          const key = this.#table.issued[row] ?? NONE
          return key === NONE ? null : key
        }
      case 'marks':
        return (row) => this.#table.marks[row] ?? 0
      case 'added':
      case 'modified':
        return (row) => this.#table.texts?.[by][row] ?? null
      case 'title':
        return (row) => this.#titleKey(row, language)
      case 'publisher':
      case 'type': {
        const keyOf = this.#labelKeysOf(by, language)
        const { rows } = this.#table.facet(by)
        return (row) => {
          const code = rows.first(row)
          return code === undefined ? null : keyOf(code)
        }
      }
    }
  }

  #titleKey(row: number, language: InterfaceLanguage): Key {
    const keys = this.#titleKeys[language]
    const key = (keys[row] ??= sortKey(titleIn(this.#table.titles(row), language)))
    return key === '' ? null : key
  }

  /** Keys of the labels of a facet, by the number of the value. */
  #labelKeysOf(facet: 'publisher' | 'type', language: InterfaceLanguage): (code: number) => string {
    const { codes } = this.#table.facet(facet)
    const keys: (string | undefined)[] = []
    return (code) => {
      const known = keys[code]
      if (known !== undefined) return known
      const value = codes.valueOf(code)
      const label = value.startsWith('name:') ? value.slice(5) : this.#labelOf(value, language)
      return (keys[code] = sortKey(label))
    }
  }
}
