import { setImmediate } from 'node:timers/promises'
import type { Context } from '../../base/context.ts'
import type { Match } from '../../contract/matches.ts'
import { dataVersion } from '../../db/data-version.ts'
import type { Db } from '../../db/open.ts'
import { type Facts, firstPages, idsAlive, readFacts } from './facts.ts'
import { Pairs } from './pairs.ts'
import { apartKeys } from './store.ts'
import { needsText, weigh } from './weigh.ts'

/** Publications filed, and pairs weighed, at once: between two blocks other calls are served. */
const BLOCK = 1000

/** Keeps in step with a library which of its publications look like one work. */
class MatchIndex {
  readonly #context: Context
  readonly #dirty = new Set<string>()
  #pairs: Pairs | undefined
  #seen = 0
  #weighed = new Map<string, Match | null>()
  #running: Promise<unknown> = Promise.resolve()

  constructor(context: Context) {
    this.#context = context
    context.events.on('publications.changed', ({ ids }) => {
      for (const id of ids) this.#dirty.add(id)
    })
  }

  /** Matches, of `ids` only where given. Calls wait for each other, so that nothing is worked out twice. */
  list(ids: readonly string[] | undefined): Promise<Match[]> {
    const run = this.#running.then(() => this.#list(ids))
    // After a failure nobody knows what was filed: it is done anew.
    this.#running = run.catch(() => (this.#pairs = undefined))
    return run
  }

  async #list(ids: readonly string[] | undefined): Promise<Match[]> {
    const pairs = await this.#refreshed()
    const wanted = [...pairs.of(ids)]
    await this.#weigh(wanted.filter((key) => !this.#weighed.has(key)))
    return wanted.flatMap((key) => this.#weighed.get(key) ?? [])
  }

  async #refreshed(): Promise<Pairs> {
    const { db } = this.#context
    const seen = await dataVersion(db)
    const current = this.#pairs
    const dirty = [...this.#dirty]
    this.#dirty.clear()
    if (current && seen === this.#seen) {
      await this.#refile(current, dirty)
      return current
    }
    const pairs = new Pairs()
    const ids = await idsAlive(db)
    for (let start = 0; start < ids.length; start += BLOCK) {
      const last = ids[Math.min(start + BLOCK, ids.length) - 1] ?? ''
      for (const facts of await readFacts(db, { after: ids[start - 1] ?? '', last })) pairs.add(facts)
      await setImmediate()
    }
    this.#weighed = new Map()
    this.#seen = seen
    this.#pairs = pairs
    // What changed while it was read is filed again.
    await this.#refile(pairs, [...this.#dirty])
    return pairs
  }

  async #refile(pairs: Pairs, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const changed = new Set(ids)
    for (const id of ids) pairs.remove(id)
    for (const facts of await readFacts(this.#context.db, { ids })) pairs.add(facts)
    for (const key of this.#weighed.keys()) {
      const [first = '', second = ''] = key.split(' ')
      if (changed.has(first) || changed.has(second)) this.#weighed.delete(key)
    }
  }

  async #weigh(keys: readonly string[]): Promise<void> {
    const { db } = this.#context
    for (let start = 0; start < keys.length; start += BLOCK) {
      const part = keys.slice(start, start + BLOCK).map((key) => ({ key, ids: key.split(' ') }))
      const facts = await readFacts(db, { ids: [...new Set(part.flatMap(({ ids }) => ids))] })
      const byId = new Map(facts.map((each) => [each.id, each]))
      const pairs = part.flatMap(({ key, ids: [first = '', second = ''] }) => {
        const [a, b] = [byId.get(first), byId.get(second)]
        return a && b ? [{ key, a, b }] : []
      })
      const texts = await textsOf(db, pairs)
      for (const { key, a, b } of pairs) this.#weighed.set(key, weigh(a, b, texts))
      await setImmediate()
    }
  }
}

async function textsOf(db: Db, pairs: readonly { a: Facts; b: Facts }[]): Promise<Map<string, string>> {
  const ids = pairs.flatMap(({ a, b }) => (needsText(a, b) ? [a.id, b.id] : []))
  return firstPages(db, [...new Set(ids)])
}

const indexes = new WeakMap<Db, MatchIndex>()

/**
 * Pairs that look like one work, surest first: versions in two languages, or the same twice. Without what a person
 * keeps apart and what is in the trash.
 *
 * @param ids only pairs with one of these, where given
 */
export async function listMatches(
  context: Context,
  ids: readonly string[] | undefined,
  limit: number,
): Promise<Match[]> {
  const index = indexes.get(context.db) ?? new MatchIndex(context)
  indexes.set(context.db, index)
  const matches = await index.list(ids)
  const apart = await apartKeys(context.db)
  return matches
    .filter(({ first, second }) => !apart.has(`${first} ${second}`))
    .sort((a, b) => b.confidence - a.confidence || (a.first < b.first ? -1 : 1))
    .slice(0, limit)
}
