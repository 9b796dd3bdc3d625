import { PAGE_SIZE } from '../../client/page-size.ts'

/** Pages kept: four screens each, so that going back is instant and a list of 100,000 does not fill the memory. */
const MOST_PAGES = 120

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly revision: number
}

/**
 * A list of which only windows are read. Pages of an older revision stay until the newer ones come, so a change of
 * the library never blanks a row.
 */
export class RowCache<Row extends { readonly id: string }> {
  /** Length of the whole list; null before the first page. */
  total: number | null = null
  readonly #pages = new Map<number, Page<Row>>()
  #revision = 0

  /** Marks everything read so far as old. */
  expire(): void {
    this.#revision += 1
  }

  /** Revision that a page asked for now will belong to. */
  get revision(): number {
    return this.#revision
  }

  isFresh(page: number): boolean {
    return this.#pages.get(page)?.revision === this.#revision
  }

  /**
   * Pages to read for the rows `first` to `last` to be shown: those in sight, then the next one and the one before,
   * so that scrolling on finds them there.
   */
  wanted(first: number, last: number): number[] {
    const end = this.total === null ? Infinity : Math.max(0, Math.ceil(this.total / PAGE_SIZE) - 1)
    const from = Math.floor(Math.max(0, first) / PAGE_SIZE)
    const to = Math.min(end, Math.floor(Math.max(0, last) / PAGE_SIZE))
    const seen = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
    const near = this.total === null ? [] : [to + 1, from - 1]
    return [...seen, ...near].filter((page) => page >= 0 && page <= end && !this.isFresh(page))
  }

  /** Takes a page in. What was asked for before the last {@link expire} counts as old. */
  put(page: number, rows: readonly Row[], total: number, revision: number): void {
    const known = this.#pages.get(page)
    if (known && known.revision > revision) return
    if (revision === this.#revision || this.total === null) this.total = total
    this.#pages.delete(page)
    this.#pages.set(page, { rows, revision })
    for (const number of this.#pages.keys()) {
      if (number * PAGE_SIZE >= total && number > 0) this.#pages.delete(number)
    }
    this.#evict(page)
  }

  #evict(near: number): void {
    while (this.#pages.size > MOST_PAGES) {
      const far = [...this.#pages.keys()].reduce((a, b) => (Math.abs(b - near) > Math.abs(a - near) ? b : a))
      this.#pages.delete(far)
    }
  }

  /** The row at a place of the list; undefined while it is not read. */
  row(index: number): Row | undefined {
    if (this.total !== null && index >= this.total) return undefined
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE]
  }

  /** Place of a publication among the pages read, or -1. */
  indexOf(id: string): number {
    for (const [page, { rows }] of this.#pages) {
      const at = rows.findIndex((row) => row.id === id)
      if (at >= 0) return page * PAGE_SIZE + at
    }
    return -1
  }

  /** Ids of a range, both ends included; null when part of it is not read. */
  idsBetween(a: number, b: number): string[] | null {
    const [from, to] = a < b ? [a, b] : [b, a]
    const ids: string[] = []
    for (let index = from; index <= to; index += 1) {
      const row = this.row(index)
      if (!row) return null
      ids.push(row.id)
    }
    return ids
  }
}
