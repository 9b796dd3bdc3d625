import { FILTER_NAMES } from '../../../src-main/contract/filter-names.ts'

/** Filters inside a query, as the search understands them, so that they can be shown and dropped one by one. */

/** A filter in a query: which one, its value, and where it stands. */
export interface Chip {
  readonly field: string
  readonly value: string
  readonly start: number
  readonly end: number
}

const PART = /(-)?(?:([\p{L}]+):)?(?:"([^"]*)"?|(\S+))/gu

/** Filters of a query in their order. */
export function chipsOf(query: string): Chip[] {
  return [...query.matchAll(PART)].flatMap((match) => {
    const [whole, minus, name, quoted, bare] = match
    const value = quoted ?? bare ?? ''
    const field = name === undefined ? undefined : FILTER_NAMES[name.toLowerCase()]
    if (field === undefined || minus !== undefined || value === '') return []
    return [{ field, value, start: match.index, end: match.index + whole.length }]
  })
}

/** The query without one of its filters. */
export function withoutChip(query: string, { start, end }: Pick<Chip, 'start' | 'end'>): string {
  return `${query.slice(0, start)}${query.slice(end)}`.replace(/\s{2,}/g, ' ').trim()
}

/** The query with every plain word in quotes: nothing is searched but what stands there. */
export function exactly(query: string): string {
  return [...query.matchAll(PART)]
    .map(([whole, minus, name, , bare]) =>
      bare === undefined || minus !== undefined || name !== undefined || bare.endsWith('*')
        ? whole
        : `"${bare}"`,
    )
    .join(' ')
    .replace(/" "/g, ' ')
}
