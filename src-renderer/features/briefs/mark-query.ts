import type { MarkQuery } from '../../../src-main/contract/briefs.ts'

/** How far back marks are looked for. */
export const PERIODS = ['week', 'month', 'year', 'ever'] as const
export type Period = (typeof PERIODS)[number]

/** What marks are looked for, as a person chooses it. */
export interface MarkSearch {
  readonly period: Period
  readonly text: string
  readonly colours: readonly number[]
  readonly concepts: readonly string[]
  readonly collection: string | null
}

/** The marks of the week. */
export const OF_THE_WEEK: MarkSearch = {
  period: 'week',
  text: '',
  colours: [],
  concepts: [],
  collection: null,
}

const DAYS: Readonly<Record<Exclude<Period, 'ever'>, number>> = { week: 7, month: 31, year: 366 }
const DAY_MS = 86_400_000

/** What `briefs.candidates` is asked for. @param now milliseconds since 1970 */
export function queryOf(search: MarkSearch, now: number): Partial<MarkQuery> {
  const { period, text, colours, concepts, collection } = search
  return {
    text: text.trim(),
    colours: [...colours],
    concepts: [...concepts],
    ...(collection === null ? {} : { collectionId: collection }),
    // Whole days, so that the same question is asked until midnight.
    ...(period === 'ever'
      ? {}
      : { since: new Date(Math.floor(now / DAY_MS - DAYS[period]) * DAY_MS).toISOString() }),
  }
}

/** Whether more is asked for than a period. */
export function isNarrowed({ text, colours, concepts, collection }: MarkSearch): boolean {
  return text.trim() !== '' || colours.length > 0 || concepts.length > 0 || collection !== null
}

/** A list with a value put in, or taken out. */
export function withToggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value]
}
