import type { Facet, FacetValue } from '../../src-main/contract/catalogue.ts'
import type { FacetName } from '../../src-main/contract/facets.ts'

/** Values of each facet, in the order in which they are shown. */
export type FacetValues = ReadonlyMap<FacetName, readonly FacetValue[]>

/**
 * The values to show after a choice: those that were counted, and behind them those that were there before with no
 * publication left, so that nothing a person is about to click goes away.
 *
 * @param before what was shown in the same part of the library
 */
export function withEmptied(before: FacetValues, counted: readonly Facet[]): FacetValues {
  return new Map(
    counted.map(({ name, values }) => {
      const there = new Set(values.map(({ value }) => value))
      const emptied = (before.get(name) ?? []).filter(({ value }) => !there.has(value))
      return [name, [...values, ...emptied.map(({ value }) => ({ value, count: 0 }))]]
    }),
  )
}
