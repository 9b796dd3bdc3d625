import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'

/** Terms read at once: other calls are served in between. */
const BLOCK = 1000

/** The two indexes. */
export type Index = 'pages' | 'publications'

/**
 * What the tokeniser of the index takes as it is, so that a word of a query can be compared with terms: folded Latin
 * letters, digits and Arabic letters (tested). Words with anything else are left to FTS5.
 */
const PLAIN = /^[a-z0-9\u0621-\u063a\u0641-\u064a]+$/

/** From the first to before the last of the terms in order. */
export interface TermRange {
  readonly from: number
  readonly to: number
}

/**
 * All terms of an index in order. A beginning of a word is a range of them: while a word is typed the range often stays
 * the same, or is left with words that were looked up before, and most words of other languages are in no text at all.
 */
export class Terms {
  readonly #terms: readonly string[]
  readonly #counts: ReadonlyMap<string, number>

  /** @param counts in how many rows each term stands */
  constructor(counts: ReadonlyMap<string, number>) {
    this.#counts = counts
    this.#terms = [...counts.keys()].sort()
  }

  /** Terms that stand in `least` rows or more, the most frequent first, `most` at the most. */
  frequent(least: number, most: number): string[] {
    const found = [...this.#counts].filter(([, count]) => count >= least)
    return found
      .sort(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([term]) => term)
  }

  /** In how many rows a term stands. */
  count(term: string): number {
    return this.#counts.get(term) ?? 0
  }

  #indexOf(text: string): number {
    let [low, high] = [0, this.#terms.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#terms[middle] ?? '') < text) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The terms that are `word`, or begin with it; null where that cannot be told. */
  find(word: string, prefix: boolean): TermRange | null {
    if (!PLAIN.test(word)) return null
    const from = this.#indexOf(word)
    if (prefix) return { from, to: this.#indexOf(`${word}\uffff`) }
    return { from, to: this.#terms[from] === word ? from + 1 : from }
  }

  of({ from, to }: TermRange): readonly string[] {
    return this.#terms.slice(from, to)
  }
}

/** Reads the terms of an index, block by block (https://www.sqlite.org/fts5.html, fts5vocab). */
export async function readTerms(db: Reader, index: Index): Promise<Terms> {
  const table = sql.table(`${index}_terms`)
  await sql`create virtual table if not exists temp.${table} using fts5vocab(main, ${sql.table(`${index}_fts`)}, row)`.execute(
    db,
  )
  const counts = new Map<string, number>()
  for (let after = ''; ;) {
    const query = sql<{
      term: string
      doc: number
    }>`select term, doc from temp.${table} where term > ${after} limit ${BLOCK}`
    const { rows } = await query.execute(db)
    for (const { term, doc } of rows) counts.set(term, doc)
    const last = rows.at(-1)
    if (!last || rows.length < BLOCK) return new Terms(counts)
    after = last.term
    await setImmediate()
  }
}
