import type { Facts } from './facts.ts'
import { pairKey } from './store.ts'

/** A key that more publications share than this is no trace of one work: a listing page, a title like "Annual report". */
const MOST = 8

/** Two publications that share something that versions of a work share. */
export interface Pair {
  readonly a: Facts
  readonly b: Facts
}

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
    if (pages >= 4 && facts.issued !== null && facts.issued.length >= 7)
      keys.push(`pages ${facts.issued} ${pages}`)
  }
  return [...new Set(keys)]
}

/** Pairs to compare, without comparing all with all. */
export class Pairs {
  readonly #groups = new Map<string, Facts[]>()

  add(facts: Facts): void {
    for (const key of keysOf(facts)) {
      const group = this.#groups.get(key)
      if (group) group.push(facts)
      else this.#groups.set(key, [facts])
    }
  }

  /** Each pair once. */
  all(): Pair[] {
    const pairs = new Map<string, Pair>()
    for (const group of this.#groups.values()) {
      if (group.length > MOST) continue
      for (const [at, a] of group.entries()) {
        for (const b of group.slice(at + 1)) pairs.set(pairKey(a.id, b.id), { a, b })
      }
    }
    return [...pairs.values()]
  }
}
