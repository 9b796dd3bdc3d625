import { type FacetName, type FacetSelection, isSchemeFacet } from '../../src-main/contract/facets.ts'

/** A chip of the sentence that says what is shown; the words before it are the locale's, by facet. */
export interface Chip {
  readonly facet: FacetName
  /** Chosen values, shortened to what is said; `rest` more are not. */
  readonly said: readonly string[]
  readonly rest: number
}

/** Reads as a sentence in both languages: notes, from whom, in which language, on what, about where, of when. */
const FIRST: readonly FacetName[] = ['type', 'series', 'publisher', 'source', 'language', 'domain', 'theme']
/** Behind what it is about in other vocabularies. */
const LAST: readonly FacetName[] = ['region', 'country', 'year', 'read', 'guess']
const MOST_SAID = 3

/** Runs of years as one: 2018, 2019, 2020 → `2018–2020`. Newest first. */
export function yearRuns(years: readonly string[]): string[] {
  const runs: [number, number][] = []
  for (const year of years.map(Number).sort((a, b) => b - a)) {
    const run = runs.at(-1)
    if (run && run[0] === year + 1) run[0] = year
    else runs.push([year, year])
  }
  return runs.map(([from, to]) => (from === to ? String(to) : `${from}–${to}`))
}

/** Chips for a choice, in the order of the sentence. */
export function chipsOf(chosen: FacetSelection, label: (facet: FacetName, value: string) => string): Chip[] {
  const schemes = (Object.keys(chosen) as FacetName[]).filter((facet) => isSchemeFacet(facet)).sort()
  return [...FIRST, ...schemes, ...LAST].flatMap((facet) => {
    const values = chosen[facet] ?? []
    if (values.length === 0) return []
    const labels = facet === 'year' ? yearRuns(values) : values.map((value) => label(facet, value))
    const said = labels.length > MOST_SAID ? labels.slice(0, MOST_SAID - 1) : labels
    return [{ facet, said, rest: labels.length - said.length }]
  })
}
