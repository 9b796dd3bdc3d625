import { setImmediate } from 'node:timers/promises'
import type { Context } from '../../base/context.ts'
import type { Catalogue } from '../catalogue/index.ts'
import { Bits } from './bits.ts'
import { anyOf, type Group, phraseSyntax } from './expand.ts'
import type { Phrase } from './query.ts'
import { matchingPages, matchingRecords } from './store.ts'
import { type Index, readTerms, type TermRange, type Terms } from './terms.ts'

/** What is searched: texts of pages, everything of records, or their titles alone. */
export type Field = 'pages' | 'records' | 'titles'

/** Memory for what matches parts of queries, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024

/** A beginning of more words than this that are not remembered is looked up whole: one question must stay short. */
const MOST_TERMS = 100

/** Words that stand in so many rows take milliseconds to look up; so many of them are looked up before anybody asks. */
const FREQUENT = { least: 1000, most: 300 }

/** The terms of the indexes are read so long after a search that had to do without: its answer comes first. */
const WAIT_MS = 100

/**
 * What is remembered while the catalogue stays the same: while a query is typed only its last word is new, and the many
 * names of a concept need not be looked up again at every key.
 */
class Postings {
  readonly #kept = new Map<string, Bits>()
  #bytes = 0
  #timer: NodeJS.Timeout | undefined
  #reading: Promise<void> | undefined
  #terms: Readonly<Record<Index, Terms>> | null = null

  /** The terms of a field; null as long as they are not read. */
  termsOf(field: Field): Terms | null {
    return this.#terms?.[field === 'pages' ? 'pages' : 'publications'] ?? null
  }

  async readTerms({ db }: Context): Promise<void> {
    if (this.#terms) return
    const read = async (): Promise<void> => {
      this.#terms = { pages: await readTerms(db, 'pages'), publications: await readTerms(db, 'publications') }
    }
    this.#reading ??= read().finally(() => (this.#reading = undefined))
    return this.#reading
  }

  /** Reads the terms soon, in blocks. Until then all is looked up: slower, and the same. */
  readTermsLater(context: Context): void {
    if (this.#terms || this.#reading || this.#timer) return
    const read = (): void => {
      this.#timer = undefined
      this.readTerms(context).catch(() => undefined)
    }
    this.#timer = setTimeout(read, WAIT_MS).unref()
  }

  peek(key: string): Bits | undefined {
    return this.#kept.get(key)
  }

  async get(key: string, find: () => Promise<Bits>): Promise<Bits> {
    const known = this.#kept.get(key)
    if (known) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const found = await find()
    this.#bytes += found.bytes - (this.#kept.get(key)?.bytes ?? 0)
    this.#kept.set(key, found)
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= MOST_BYTES || oldest === key) break
      this.#kept.delete(oldest)
      this.#bytes -= bytes
    }
    return found
  }
}

/** Of their own, not in the catalogue's cache: lists and counts of a person who tries many facets would drive them out. */
const known = new WeakMap<Catalogue, Postings>()

function postingsOf(catalogue: Catalogue): Postings {
  const found = known.get(catalogue) ?? new Postings()
  known.set(catalogue, found)
  return found
}

/** Looks things up in one field. */
class Finder {
  readonly #context: Context
  readonly #postings: Postings
  readonly #field: Field
  readonly #terms: Terms | null

  constructor(context: Context, postings: Postings, field: Field) {
    this.#context = context
    this.#postings = postings
    this.#field = field
    this.#terms = postings.termsOf(field)
  }

  #lookUp(syntax: string): Promise<Bits> {
    const { db } = this.#context
    const field = this.#field
    return this.#postings.get(`${field} ${syntax}`, () =>
      field === 'pages'
        ? matchingPages(db, syntax)
        : matchingRecords(db, field === 'titles' ? `{title} : (${syntax})` : syntax),
    )
  }

  /** What has any of several terms: those that are remembered are joined, the others asked for together. */
  async #anyTerm(range: TermRange, terms: Terms, whole: string): Promise<Bits> {
    const known: Bits[] = []
    const others: Phrase[] = []
    for (const term of terms.of(range)) {
      const phrase = { words: [term], prefix: false }
      const bits = this.#postings.peek(`${this.#field} ${phraseSyntax(phrase)}`)
      if (bits) known.push(bits)
      else others.push(phrase)
    }
    if (others.length > MOST_TERMS) return this.#lookUp(whole)
    const rest = anyOf(others)
    return Bits.union(rest === null ? known : [...known, await this.#lookUp(rest)])
  }

  /**
   * Looks up the frequent terms, and the phrases that are made of such, so that a question for one of them need not wait;
   * others are served in between.
   */
  async warm(phrases: readonly Phrase[]): Promise<void> {
    const { least, most } = FREQUENT
    for (const term of this.#terms?.frequent(least, most) ?? []) {
      await setImmediate()
      await this.#lookUp(phraseSyntax({ words: [term], prefix: false }))
    }
    for (const phrase of phrases) {
      if (!phrase.words.every((word) => (this.#terms?.count(word) ?? 0) >= least)) continue
      await setImmediate()
      await this.phrase(phrase)
    }
  }

  /** What has a phrase. */
  phrase(phrase: Phrase): Promise<Bits> {
    const ranges: (TermRange | null)[] = phrase.words.map(
      (word, at) => this.#terms?.find(word, phrase.prefix && at === phrase.words.length - 1) ?? null,
    )
    if (ranges.some((range) => range && range.from === range.to)) return Promise.resolve(Bits.EMPTY)
    const [range] = ranges
    if (!range || !this.#terms || ranges.length > 1 || !phrase.prefix)
      return this.#lookUp(phraseSyntax(phrase))
    const { from, to } = range
    const terms = this.#terms
    return this.#postings.get(`${this.#field} ${from}–${to}`, () =>
      this.#anyTerm(range, terms, phraseSyntax(phrase)),
    )
  }

  /** What has any of several phrases. Without the terms in one question, since most of forty names are in no text. */
  async any(phrases: readonly Phrase[]): Promise<Bits> {
    if (!this.#terms) return this.#lookUp(anyOf(phrases) ?? '""')
    const found: Bits[] = []
    for (const phrase of phrases) found.push(await this.phrase(phrase))
    return Bits.union(found)
  }
}

/**
 * Row ids of what matches all groups, none of the negated ones. The same as FTS5 gives for the whole expression
 * (`toMatch`): its AND, OR and NOT are of rows, whatever columns the words stand in.
 */
export async function matchingGroups(
  context: Context,
  catalogue: Catalogue,
  field: Field,
  groups: readonly Group[],
): Promise<Bits> {
  const postings = postingsOf(catalogue)
  postings.readTermsLater(context)
  const finder = new Finder(context, postings, field)
  let found: Bits | null = null
  for (const group of groups.filter((each) => !each.negated)) {
    let own: Bits | null = null
    for (const phrase of group.own) {
      const each = await finder.phrase(phrase)
      own = own ? own.and(each) : each
    }
    const others = group.alternatives.length === 0 ? Bits.EMPTY : await finder.any(group.alternatives)
    const any: Bits = own ? own.or(others) : others
    found = found ? found.and(any) : any
  }
  for (const phrase of groups.filter((each) => each.negated).flatMap((each) => each.own)) {
    found = found?.without(await finder.phrase(phrase)) ?? null
  }
  return found ?? Bits.EMPTY
}

/**
 * Reads the terms of the indexes and looks up what takes longest, so that the first query need not.
 *
 * @param names phrases that queries are often widened by; with 100,000 records each takes 1 to 6 ms, and ten of them may
 *   be asked for at one key
 */
export async function warmPostings(
  context: Context,
  catalogue: Catalogue,
  names: readonly Phrase[],
): Promise<void> {
  const postings = postingsOf(catalogue)
  await postings.readTerms(context)
  // Titles are looked through without names of several words.
  await new Finder(context, postings, 'titles').warm([])
  for (const field of ['pages', 'records'] as const) await new Finder(context, postings, field).warm(names)
}
