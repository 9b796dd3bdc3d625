import type { FacetName } from '../../../src-main/contract/facets.ts'
import type { FacetValues } from '../../client/facet-values.ts'

/** A value to narrow the list by. */
export interface Refinement {
  readonly facet: FacetName
  readonly value: string
  readonly label: string
  readonly count: number
}

const MOST = 60
const MOST_OF_EACH = 5

/**
 * Values to offer for what was typed: those with a word that begins with it, most publications first; without words
 * the most frequent of each facet.
 *
 * @param typed folded
 * @param fold takes capitals and accents away
 */
export function refinements(
  values: FacetValues,
  label: (facet: FacetName, value: string) => string,
  typed: string,
  fold: (text: string) => string,
): Refinement[] {
  const all = [...values].flatMap(([facet, own]) => {
    const found = own
      .filter(({ count }) => count > 0)
      .map(({ value, count }) => ({ facet, value, count, label: label(facet, value) }))
      .filter(
        (each) =>
          typed === '' || ` ${fold(each.label)}`.replace(/[^\p{L}\p{N}]/gu, ' ').includes(` ${typed}`),
      )
    return typed === '' ? found.slice(0, MOST_OF_EACH) : found
  })
  return all.slice(0, MOST)
}
