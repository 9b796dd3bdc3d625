import { setImmediate } from 'node:timers/promises'
import type { Context } from '../../base/context.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { dataVersion } from '../../db/data-version.ts'
import type { Db } from '../../db/open.ts'
import { labelIndex } from '../vocabulary/index.ts'
import { Orders } from './order.ts'
import { marksBy, readBroader, readRecords, readRecordsAfter } from './records.ts'
import { CatalogueTable } from './table.ts'

/** Publications read at once: between two blocks other calls are served. */
const BLOCK = 4000

/** The catalogue in memory at one moment. `version` changes with every change of it or of collections. */
export interface Catalogue {
  readonly table: CatalogueTable
  readonly orders: Orders
  readonly version: number
  /** What was worked out for this version, by name. */
  readonly cache: Map<string, unknown>
}

/** Keeps the catalogue of one library in step with its database. */
class CatalogueIndex {
  readonly #context: Context
  readonly #dirty = new Set<string>()
  #stale = true
  #seen = 0
  #version = 0
  #catalogue: Catalogue | undefined
  #running: Promise<Catalogue> | undefined

  constructor(context: Context) {
    this.#context = context
    context.events.on('publications.changed', ({ ids }) => {
      for (const id of ids) this.#dirty.add(id)
    })
    context.events.on('collections.changed', () => (this.#stale = true))
  }

  /** The catalogue with every edit that was committed before the call. */
  async get(): Promise<Catalogue> {
    // A run that began before an edit does not have it.
    if (this.#running) await this.#running
    this.#running ??= this.#refresh().finally(() => (this.#running = undefined))
    return this.#running
  }

  async #refresh(): Promise<Catalogue> {
    const seen = await dataVersion(this.#context.db)
    const current = this.#catalogue
    if (!current || seen !== this.#seen) {
      this.#dirty.clear()
      const { table, orders } = await this.#build()
      this.#seen = seen
      return this.#publish(table, orders)
    }
    if (this.#dirty.size === 0 && !this.#stale) return current
    await this.#reload(current)
    return this.#publish(current.table, current.orders)
  }

  #publish(table: CatalogueTable, orders: Orders): Catalogue {
    this.#stale = false
    this.#version += 1
    this.#catalogue = { table, orders, version: this.#version, cache: new Map() }
    return this.#catalogue
  }

  async #reload({ table, orders }: Catalogue): Promise<void> {
    const ids = [...this.#dirty]
    this.#dirty.clear()
    const changed: number[] = []
    for (let start = 0; start < ids.length; start += BLOCK) {
      const part = ids.slice(start, start + BLOCK)
      const records = await readRecords(this.#context.db, part)
      for (const record of records) changed.push(table.put(record))
      const found = new Set(records.map((record) => record.id))
      for (const id of part) if (!found.has(id)) changed.push(table.remove(id) ?? -1)
    }
    orders.changed(changed.filter((row) => row >= 0))
  }

  async #build() {
    const { db } = this.#context
    const labels = await labelIndex(db)
    const table = new CatalogueTable(await readBroader(db))
    const marks = await marksBy(db, null)
    for (let after = ''; ;) {
      const records = await readRecordsAfter(db, after, BLOCK, marks)
      for (const record of records) table.put(record)
      const last = records.at(-1)
      if (!last || records.length < BLOCK) break
      after = last.id
      await setImmediate()
    }
    const labelOf = (id: string, language: InterfaceLanguage): string => {
      const { prefLabel = {} } = labels.get(id) ?? {}
      return prefLabel[language] ?? Object.values(prefLabel)[0] ?? id
    }
    return { table, orders: new Orders(table, labelOf) }
  }
}

const indexes = new WeakMap<Db, CatalogueIndex>()

/** The catalogue of a library in memory, read on first use (0.5 s for 100,000 publications) and up to date. */
export function catalogueOf(context: Context): Promise<Catalogue> {
  const index = indexes.get(context.db) ?? new CatalogueIndex(context)
  indexes.set(context.db, index)
  return index.get()
}
