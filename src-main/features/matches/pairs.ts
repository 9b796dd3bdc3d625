import type { Facts } from './facts.ts'
import { pairKey } from './store.ts'

/** A key that more publications share than this is no trace of one work: a listing page, a title like "Annual report". */
const MOST = 8

/** Keys under which a publication is filed; two that meet under one are compared. */
export function keysOf(facts: Facts): string[] {
  const keys = [
    ...facts.identifiers.map((identifier) => `identifier ${identifier}`),
    ...facts.pageUrls.map((url) => `page ${url}`),
    ...facts.titles.filter((title) => title.words.size > 2).map((title) => `title ${title.folded}`),
  ]
  for (const { stem, pages } of facts.files) {
    if (stem) keys.push(`stem ${stem.stem}`)
    // Month and number of pages together are rare enough; names on the first page must agree then.
    if (pages >= 4 && facts.issued !== null && facts.issued.length >= 7) {
      keys.push(`pages ${facts.issued} ${pages}`)
    }
  }
  return [...new Set(keys)]
}

/** FNV-1a, 32 bits: two keys that fall together cost one comparison too many, and the texts need not be kept. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Which publications are worth comparing, without comparing all with all. */
export class Pairs {
  readonly #groups = new Map<number, string[]>()
  readonly #keys = new Map<string, readonly number[]>()

  /** Files a publication under its keys. */
  add(facts: Facts): void {
    this.remove(facts.id)
    const keys = keysOf(facts).map(hash)
    this.#keys.set(facts.id, keys)
    for (const key of keys) {
      const group = this.#groups.get(key)
      if (group) group.push(facts.id)
      else this.#groups.set(key, [facts.id])
    }
  }

  remove(id: string): void {
    for (const key of this.#keys.get(id) ?? []) {
      const rest = this.#groups.get(key)?.filter((each) => each !== id) ?? []
      if (rest.length > 0) this.#groups.set(key, rest)
      else this.#groups.delete(key)
    }
    this.#keys.delete(id)
  }

  /** Keys of the pairs to compare, each once; only those with one of `ids`, where given. */
  of(ids: readonly string[] | undefined): Set<string> {
    const pairs = new Set<string>()
    if (ids === undefined) {
      for (const group of this.#groups.values()) {
        if (group.length > MOST) continue
        for (const [at, a] of group.entries()) for (const b of group.slice(at + 1)) pairs.add(pairKey(a, b))
      }
      return pairs
    }
    for (const id of ids) {
      for (const key of this.#keys.get(id) ?? []) {
        const group = this.#groups.get(key) ?? []
        if (group.length > MOST) continue
        for (const other of group) if (other !== id) pairs.add(pairKey(id, other))
      }
    }
    return pairs
  }
}
