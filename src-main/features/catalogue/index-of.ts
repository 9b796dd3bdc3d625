import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Context } from '../../base/context.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { dataVersion } from '../../db/data-version.ts'
import type { Db } from '../../db/open.ts'
import { type LabelIndex, labelIndex } from '../vocabulary/index.ts'
import { Orders } from './order.ts'
import { Places, readPlaces } from './places.ts'
import {
  type BaseRecord,
  marksBy,
  readBase,
  readBaseAfter,
  readBroader,
  readChildren,
  readTexts,
  readTextsAfter,
} from './records.ts'
import { CatalogueTable } from './table.ts'

/**
 * Publications read at once. Between two blocks other calls are served, and a call waits for one several times over (its
 * head, its body, files that it reads): a block takes about 3 ms.
 */
const BLOCK = 250

/**
 * What facets need is read when somebody asks for it, at the latest this long after the lists: a window that opens asks
 * for its files and its first rows in that time, and each of a dozen calls would wait for a block.
 */
const FACETS_LATER_MS = 1500

/** The catalogue in memory at one moment. `version` changes with every change of it or of collections. */
export interface Catalogue {
  readonly table: CatalogueTable
  readonly orders: Orders
  readonly version: number
  /** Lists, masks and counts that were worked out for this version, by name; the oldest make room. */
  readonly cache: Map<string, unknown>
}

/** Reads all publications block by block, in order of id; other calls are served in between. */
async function inBlocks(read: (after: string) => Promise<readonly { id: string }[]>): Promise<void> {
  for (let after = ''; ;) {
    const records = await read(after)
    const last = records.at(-1)
    if (!last || records.length < BLOCK) return
    after = last.id
    await setImmediate()
  }
}

/**
 * Keeps the catalogue of one library in step with its database. It is read in three steps, each when first needed:
 * flags and dates, for lists; facets, marks and labels; titles and times, for some orders.
 */
class CatalogueIndex {
  readonly #context: Context
  readonly #dirty = new Set<string>()
  /** Changed while the second or third step was under way: what it read may be older. */
  readonly #during = new Set<string>()
  #stale = true
  #seen = 0
  #version = 0
  #catalogue: Catalogue | undefined
  #labels: LabelIndex | undefined
  #running: Promise<Catalogue> | undefined
  #filling: Promise<void> | undefined
  /** Ends the wait for somebody who needs facets. */
  #wanted = Promise.withResolvers<void>()
  #texts: Promise<void> | undefined
  #places: Promise<void> | undefined

  constructor(context: Context) {
    this.#context = context
    context.events.on('publications.changed', ({ ids }) => {
      for (const id of ids) {
        this.#dirty.add(id)
        this.#during.add(id)
      }
    })
    context.events.on('collections.changed', () => (this.#stale = true))
    // Labels and what is above what stand in every column: it is made anew.
    context.events.on('vocabularies.changed', () => (this.#catalogue = undefined))
  }

  /** The catalogue with every edit that was committed before the call; `whole` with what facets need. */
  async get(whole: boolean): Promise<Catalogue> {
    // A run that began before an edit does not have it.
    if (this.#running) await this.#running
    this.#running ??= this.#refresh().finally(() => (this.#running = undefined))
    const catalogue = await this.#running
    if (!whole || !this.#filling) return catalogue
    this.#wanted.resolve()
    await this.#filling
    return this.get(false)
  }

  /** Sees to it that titles and times are there, see `CatalogueTable.texts`. */
  async texts(): Promise<void> {
    const { table } = await this.get(false)
    if (this.#texts) return this.#texts
    if (table.texts) return
    this.#texts = this.#readTexts(table).finally(() => (this.#texts = undefined))
    return this.#texts
  }

  /** Sees to it that search finds rows, see `CatalogueTable.places`. */
  async places(): Promise<void> {
    const { table } = await this.get(false)
    if (table.places) return
    this.#places ??= this.#readPlaces(table).finally(() => (this.#places = undefined))
    return this.#places
  }

  async #refresh(): Promise<Catalogue> {
    const seen = await dataVersion(this.#context.db)
    const current = this.#catalogue
    if (!current || seen !== this.#seen) {
      this.#dirty.clear()
      const { table, orders, records } = await this.#build()
      this.#seen = seen
      const filling = this.#fill(table, records)
      this.#filling = filling
      // Whoever needs facets waits for it and is told; nobody else has to care.
      filling.catch(() => (this.#catalogue = undefined))
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
    const { db } = this.#context
    const ids = [...this.#dirty].sort()
    this.#dirty.clear()
    const changed: number[] = []
    for (let start = 0; start < ids.length; start += BLOCK) {
      const part = ids.slice(start, start + BLOCK)
      const records = await readBase(db, part)
      changed.push(...table.putBase(records))
      table.putFacets(records, await readChildren(db, { ids: part }), await marksBy(db, part))
      if (table.texts) table.putTexts(await readTexts(db, part))
      table.places?.put(await readPlaces(db, part), (id) => table.rowOf(id))
      const known = new Set(records.map((record) => record.id))
      changed.push(...part.flatMap((id) => (known.has(id) ? [] : (table.remove(id) ?? []))))
    }
    orders.changed(changed)
  }

  async #build() {
    const { db } = this.#context
    const table = new CatalogueTable(await readBroader(db))
    const records: BaseRecord[] = []
    await inBlocks(async (after) => {
      const block = await readBaseAfter(db, after, BLOCK)
      table.putBase(block)
      records.push(...block)
      return block
    })
    const labelOf = (id: string, language: InterfaceLanguage): string => {
      const { prefLabel = {} } = this.#labels?.get(id) ?? {}
      return prefLabel[language] ?? Object.values(prefLabel)[0] ?? id
    }
    return { table, orders: new Orders(table, labelOf), records }
  }

  async #fill(table: CatalogueTable, records: readonly BaseRecord[]): Promise<void> {
    await Promise.race([this.#wanted.promise, setTimeout(FACETS_LATER_MS, undefined, { ref: false })])
    this.#during.clear()
    const { db } = this.#context
    this.#labels = await labelIndex(db)
    const marks = await marksBy(db, null)
    for (let start = 0; start < records.length; start += BLOCK) {
      await setImmediate()
      const part = records.slice(start, start + BLOCK)
      const which = { after: records[start - 1]?.id ?? '', last: part.at(-1)?.id ?? '' }
      table.putFacets(part, await readChildren(db, which), marks)
    }
    this.#readAgain()
    if (this.#catalogue?.table === table) this.#filling = undefined
  }

  async #readTexts(table: CatalogueTable): Promise<void> {
    if (!this.#filling) this.#during.clear()
    await inBlocks(async (after) => {
      const records = await readTextsAfter(this.#context.db, after, BLOCK)
      table.putTexts(records)
      return records
    })
    this.#readAgain()
  }

  async #readPlaces(table: CatalogueTable): Promise<void> {
    const places = new Places()
    if (!this.#filling && !this.#texts) this.#during.clear()
    places.put(await readPlaces(this.#context.db, null), (id) => table.rowOf(id))
    table.places = places
    this.#readAgain()
  }

  #readAgain(): void {
    for (const id of this.#during) this.#dirty.add(id)
    this.#stale = true
  }
}

const indexes = new WeakMap<Db, CatalogueIndex>()

function indexOf(context: Context): CatalogueIndex {
  const index = indexes.get(context.db) ?? new CatalogueIndex(context)
  indexes.set(context.db, index)
  return index
}

/**
 * The catalogue of a library in memory and up to date. Read on first use, block by block.
 *
 * @param options.whole also what facets need and the orders by publisher, type and marks
 * @param options.texts also titles and times
 * @param options.places also what search needs
 */
export async function catalogueOf(
  context: Context,
  options: { readonly whole?: boolean; readonly texts?: boolean; readonly places?: boolean } = {},
): Promise<Catalogue> {
  const index = indexOf(context)
  if (options.texts) await index.texts()
  if (options.places) await index.places()
  return index.get(options.whole ?? false)
}
