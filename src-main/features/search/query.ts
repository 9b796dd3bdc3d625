import { CartableError } from '../../contract/errors.ts'
import { FILTER_NAMES } from '../../contract/filter-names.ts'
import type { ListFilter } from '../../contract/publications.ts'
import { foldWords } from './fold.ts'

/** A sequence of folded words; with `prefix` the last one may go on. */
export interface Phrase {
  readonly words: readonly string[]
  readonly prefix: boolean
}

/** One part of a query. `plain` terms may be widened through the vocabulary; quoted ones mean what they say. */
export interface Clause extends Phrase {
  readonly negated: boolean
  readonly plain: boolean
}

export interface ParsedQuery {
  readonly clauses: readonly Clause[]
  readonly filter: ListFilter
}

const STATES: Readonly<Record<string, readonly string[]>> = {
  state: ['inbox', 'catalogued', 'starter'],
  read: ['unread', 'reading', 'read'],
}

const PART = /(-)?(?:([\p{L}]+):)?(?:"([^"]*)"?|(\S+))/gu

function setFilter(filter: ListFilter, field: keyof ListFilter, value: string): ListFilter {
  if (field === 'tag') return { ...filter, tag: [...(filter.tag ?? []), value] }
  const allowed = STATES[field]
  if (allowed && !allowed.includes(value)) throw new CartableError('INVALID_VALUE', { field, value, allowed })
  return { ...filter, [field]: field === 'lang' ? value.toLowerCase() : value }
}

/** Shorter beginnings fit half of all words. */
const SHORTEST_BEGINNING = 3

/**
 * The last plain word of a query may go on while it is being typed, that is until a space follows: *migr* finds
 * *migrants*. Short words mean what they say.
 */
export function asTyped(clauses: readonly Clause[], query: string): readonly Clause[] {
  const last = clauses.at(-1)
  const ended = /[\s"]$/u.test(query)
  if (!last?.plain || last.negated || ended) return clauses
  if ((last.words.at(-1)?.length ?? 0) < SHORTEST_BEGINNING) return clauses
  return [...clauses.slice(0, -1), { ...last, prefix: true }]
}

/**
 * Reads a query as typed: words, `"phrases"`, `prefix*`, `-not`, and filters (`type:`, `year:2019..2021`, `lang:fr`,
 * `tag:`, also by their French names). What is not a known filter is text, so an address pasted in finds its words.
 *
 * @throws CartableError INVALID_QUERY when nothing is looked for but only excluded; INVALID_VALUE for a filter's value
 */
export function parseQuery(query: string): ParsedQuery {
  const clauses: Clause[] = []
  let filter: ListFilter = {}
  for (const match of query.normalize('NFC').slice(0, 1000).matchAll(PART)) {
    const [, minus, name, quoted, bare] = match
    const value = quoted ?? bare ?? ''
    const field = name === undefined ? undefined : FILTER_NAMES[name.toLowerCase()]
    if (field !== undefined && value !== '' && minus === undefined) {
      filter = setFilter(filter, field, value)
      continue
    }
    const words = foldWords(name === undefined ? value : `${name} ${value}`)
    if (words.length === 0) continue
    const plain = quoted === undefined && !value.endsWith('*')
    clauses.push({ words, prefix: value.endsWith('*'), negated: minus !== undefined, plain })
  }
  if (clauses.length > 0 && clauses.every((clause) => clause.negated)) {
    throw new CartableError('INVALID_QUERY', { query, reason: 'only-negative' })
  }
  return { clauses, filter }
}
