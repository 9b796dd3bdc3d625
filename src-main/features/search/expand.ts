import type { Concept } from '../../contract/vocabulary.ts'
import { foldWords } from './fold.ts'
import type { Clause, Phrase } from './query.ts'

/** What may stand for one part of a query: any of the alternatives, each a phrase. */
export interface Group {
  readonly term: string
  /** All words must be there, in any order (several plain words that together name a concept), or the phrase. */
  readonly own: readonly Phrase[]
  readonly alternatives: readonly Phrase[]
  readonly negated: boolean
}

/** Labels by a key without plural endings, and the other labels of the same concepts. */
export interface Thesaurus {
  /** Other names of what `words` names, or an empty list. */
  namesOf(words: readonly string[]): readonly string[]
  /** Names of several words that a query may be widened by. */
  readonly longNames: readonly Phrase[]
}

const LONGEST_LABEL = 5
const MOST_ALTERNATIVES = 40

/** A word without its plural ending, English or French. Short words stay: `bus`, `DRC`. */
function singular(word: string): string {
  return word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word
}

function keyOf(words: readonly string[]): string {
  return words.map(singular).join(' ')
}

/** Builds the thesaurus of a library from its concepts. Languages of publications are left out: `fr` is a filter. */
export function buildThesaurus(concepts: readonly Concept[]): Thesaurus {
  const byKey = new Map<string, Set<string>>()
  const longNames = new Map<string, Phrase>()
  for (const concept of concepts) {
    if (concept.scheme === 'language') continue
    const labels = [...Object.values(concept.prefLabel), ...Object.values(concept.altLabel).flat()]
    for (const label of labels) {
      for (const phrase of variants(foldWords(label)))
        if (phrase.words.length > 1) longNames.set(phrase.words.join(' '), phrase)
      const words = foldWords(label)
      if (words.length === 0 || words.length > LONGEST_LABEL) continue
      const names = byKey.get(keyOf(words)) ?? new Set<string>()
      for (const other of labels) names.add(other)
      byKey.set(keyOf(words), names)
    }
  }
  return {
    namesOf: (words) => [...(byKey.get(keyOf(words)) ?? [])],
    longNames: [...longNames.values()],
  }
}

const LATIN = /^[a-z]{4,}$/

/** A phrase and the plural or singular of its last word: a search for *passeur* finds *passeurs*. */
function variants(words: readonly string[]): Phrase[] {
  const last = words.at(-1)
  if (last === undefined) return []
  // Arabic has other plurals; of several words only the form with an ending may lose it ("migrants smuggling").
  const base = singular(last)
  const plural = words.length === 1 ? [`${base}s`] : []
  const forms = LATIN.test(last) ? [last, base, ...plural] : [last]
  const head = words.slice(0, -1)
  return [...new Set(forms)].map((form) => ({ words: [...head, form], prefix: false }))
}

function group(clauses: readonly Clause[], thesaurus: Thesaurus | null): Group {
  const words = clauses.flatMap((clause) => clause.words)
  const names = thesaurus?.namesOf(words) ?? []
  const seen = new Set([words.join(' ')])
  const alternatives: Phrase[] = []
  for (const name of names) {
    for (const phrase of variants(foldWords(name))) {
      const key = phrase.words.join(' ')
      // A label of one or two letters (a country code) would match everywhere.
      if (seen.has(key) || key.length < 3 || alternatives.length >= MOST_ALTERNATIVES) continue
      seen.add(key)
      alternatives.push(phrase)
    }
  }
  return { term: words.join(' '), own: clauses, alternatives, negated: false }
}

/**
 * Groups the clauses of a query. The longest run of plain words that names a concept is taken together and widened
 * by the concept's other labels, in every language; other plain words are widened by their plural only.
 *
 * @param thesaurus null to search just what was typed
 */
export function expandQuery(clauses: readonly Clause[], thesaurus: Thesaurus | null): Group[] {
  const groups: Group[] = []
  for (let at = 0; at < clauses.length;) {
    const clause = clauses[at]
    if (!clause) break
    if (!clause.plain || clause.negated) {
      groups.push({ term: clause.words.join(' '), own: [clause], alternatives: [], negated: clause.negated })
      at += 1
      continue
    }
    const run = longestRun(clauses, at, thesaurus)
    const made = group(run, thesaurus)
    const plural = run.length === 1 && clause.words.length === 1 ? variants(clause.words).slice(1) : []
    groups.push({ ...made, alternatives: [...plural, ...made.alternatives] })
    at += run.length
  }
  return groups
}

function longestRun(clauses: readonly Clause[], at: number, thesaurus: Thesaurus | null): readonly Clause[] {
  for (let length = LONGEST_LABEL; length > 1 && thesaurus; length -= 1) {
    const run = clauses.slice(at, at + length)
    if (run.length < length || run.some((clause) => !clause.plain || clause.negated)) continue
    if (thesaurus.namesOf(run.flatMap((clause) => clause.words)).length > 0) return run
  }
  return clauses.slice(at, at + 1)
}

/** One phrase in FTS5's syntax. Words are letters and digits only, so quoting is enough. */
export function phraseSyntax(phrase: Phrase): string {
  return `"${phrase.words.join(' ')}"${phrase.prefix ? ' *' : ''}`
}

/** Any of several phrases, or null for none. */
export function anyOf(phrases: readonly Phrase[]): string | null {
  return phrases.length === 0 ? null : phrases.map(phraseSyntax).join(' OR ')
}

/** A word that may go on counts more where it stands as it is. */
function weighedSyntax(clause: Phrase): string {
  const syntax = phraseSyntax(clause)
  return clause.prefix ? `(${phraseSyntax({ ...clause, prefix: false })} OR ${syntax})` : syntax
}

/**
 * The FTS5 expression of a query (https://www.sqlite.org/fts5.html §3), or null when nothing is looked for.
 *
 * @param weighed prefers the words as they stand; finds the same, in more time
 */
export function toMatch(groups: readonly Group[], weighed = false): string | null {
  const syntaxOf = weighed ? weighedSyntax : phraseSyntax
  const positive = groups
    .filter((each) => !each.negated)
    .map((each) => {
      const own = each.own.map(syntaxOf).join(' AND ')
      return `(${[each.own.length > 1 ? `(${own})` : own, ...each.alternatives.map(phraseSyntax)].join(' OR ')})`
    })
  if (positive.length === 0) return null
  const negative = groups.filter((each) => each.negated).flatMap((each) => each.own.map(phraseSyntax))
  return [positive.join(' AND '), ...negative.map((each) => `NOT ${each}`)].join(' ')
}

/** The groups with their first alternatives only: plurals come before other names. */
export function withFirst(groups: readonly Group[], most: number): Group[] {
  return groups.map((group) => ({ ...group, alternatives: group.alternatives.slice(0, most) }))
}

/** The groups without alternatives of several words: those take most of the time. */
export function withoutPhrases(groups: readonly Group[]): Group[] {
  return groups.map((group) => ({
    ...group,
    alternatives: group.alternatives.filter((phrase) => phrase.words.length === 1),
  }))
}
