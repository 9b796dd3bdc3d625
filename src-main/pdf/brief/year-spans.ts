import type { CslItem } from '../../contract/csl.ts'

type CslDate = NonNullable<CslItem['issued']>

/** Years that stand for printed ones while the engine formats, which knows no interval. */
export interface YearSpans {
  /** The year to hand over for that of a date, null for what has none. */
  standIn(date: CslDate): number | null
  /** Text of the engine with the printed years back in it: `(MMC 5001a)` → `(MMC 2019–2021a)`. */
  written(text: string): string
}

/** Stand-ins are looked for from here on: nothing that is cited was published then. */
const FIRST = 5000
const LAST = 9999
const NUMBERS = /(?<!\d)\d{4}(?!\d)/g

/** What a date spans in print: `2019–2021`, or the words of an open interval; null where one year says it. */
export function spanOf(date: CslDate): string | null {
  if (date.literal !== undefined) return date.literal
  const [start, end] = date['date-parts'] ?? []
  const [from, to] = [start?.[0], end?.[0]]
  return from === undefined || to === undefined || from === to ? null : `${from}–${to}`
}

const yearOf = (date: CslDate): number | null => date['date-parts']?.[0]?.[0] ?? null

function freeYears(count: number, taken: ReadonlySet<string>): number | null {
  let free = 0
  for (let year = FIRST; year <= LAST; year += 1) {
    free = taken.has(String(year)) ? 0 : free + 1
    if (free === count) return year - count + 1
  }
  return null
}

/**
 * Stand-ins for the years of all works where one at least spans several. The engine sorts, tells apart (`a`, `b`) and sets
 * a year only, so every printed year or span gets a year of its own, in the order in which they sort: a span behind
 * works of its first year, before those of the next. They are years that occur in nothing which is cited.
 *
 * @param texts what else the engine prints, such as places in the works
 * @returns null where no work needs it, or no years are free
 */
export function yearSpans(items: readonly CslItem[], texts: readonly (string | null)[]): YearSpans | null {
  const dates = items.flatMap(({ issued }) => (issued === undefined ? [] : [issued]))
  if (dates.every((date) => spanOf(date) === null)) return null
  const printed = (date: CslDate): string => spanOf(date) ?? String(yearOf(date))
  const years = new Map(dates.map((date) => [printed(date), yearOf(date) ?? 0]))
  const inOrder = [...years].toSorted(([one, from], [other, then]) => from - then || (one < other ? -1 : 1))
  const taken = new Set(JSON.stringify([items, texts]).match(NUMBERS))
  const first = freeYears(inOrder.length, taken)
  if (first === null) return null
  const standIns = new Map(inOrder.map(([text], at) => [text, first + at]))
  const back = new Map(inOrder.map(([text], at) => [String(first + at), text]))
  return {
    standIn: (date) => standIns.get(printed(date)) ?? null,
    written: (text) => text.replace(NUMBERS, (number) => back.get(number) ?? number),
  }
}
