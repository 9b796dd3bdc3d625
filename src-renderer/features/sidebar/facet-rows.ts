import type { FacetValue } from '../../../src-main/contract/catalogue.ts'

/** A row of a facet. */
export interface FacetRow {
  readonly value: string
  readonly count: number
  readonly label: string
  /** Narrower concepts stand a step to the right of what they belong to. */
  readonly depth: number
}

/** How the values of a facet are arranged. */
export interface Arrangement {
  readonly label: (value: string) => string
  /** The broader concept of a value, if it has one. */
  readonly broader: (value: string) => string | null
  readonly chosen: readonly string[]
  /** All of them, and not only the first few. */
  readonly all: boolean
  /** Folded words that a label must contain; shows all that do. */
  readonly typed: string
  readonly fold: (text: string) => string
}

/** Values shown before "show more". */
export const FIRST_FEW = 6

/**
 * Rows of a facet, narrower concepts behind the broader one, in the order of the core within each. Folded together only
 * the first few broad ones are shown, and whatever is chosen.
 */
export function facetRows(values: readonly FacetValue[], how: Arrangement): FacetRow[] {
  const { label, broader, chosen, typed } = how
  const known = new Set(values.map(({ value }) => value))
  const parentOf = (value: string): string | null => {
    const parent = broader(value)
    return parent !== null && known.has(parent) ? parent : null
  }
  const below = Map.groupBy(values, ({ value }) => parentOf(value))
  const walk = (parent: string | null, depth: number): FacetRow[] =>
    (below.get(parent) ?? []).flatMap(({ value, count }) => [
      { value, count, label: label(value), depth },
      ...(depth < 8 ? walk(value, depth + 1) : []),
    ])
  const rows = walk(null, 0)
  if (typed !== '') return rows.filter((row) => how.fold(row.label).includes(typed))
  if (how.all) return rows
  const first = new Set(rows.filter(({ depth }) => depth === 0).slice(0, FIRST_FEW))
  return rows.filter((row) => first.has(row) || chosen.includes(row.value))
}
