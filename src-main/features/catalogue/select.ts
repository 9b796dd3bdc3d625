import type { FacetValue, ScopeCounts } from '../../contract/catalogue.ts'
import type { FacetName, FacetSelection } from '../../contract/facets.ts'
import type { ListFilter } from '../../contract/publications.ts'
import type { ListColumn } from './columns.ts'
import { parseYears } from './filter.ts'
import {
  type CatalogueTable,
  HERE,
  NONE,
  READ_BITS,
  readFlag,
  STATE_BITS,
  stateFlag,
  TRASHED,
} from './table.ts'

/**
 * Which rows meet a filter. `failed` says of each row how many conditions it fails (2 for two or more, or for one that
 * is no facet), `culprit` which facet the only one is: so one walk answers the counts of every facet without its own choice.
 */
export interface Selection {
  readonly failed: Uint8Array
  readonly culprit: Uint8Array
  readonly total: number
}

type Chosen = readonly {
  readonly name: FacetName
  readonly rows: ListColumn
  readonly codes: Uint8Array
  readonly number: number
}[]

function chosenOf(table: CatalogueTable, facets: FacetSelection | undefined): Chosen {
  return Object.entries(facets ?? {})
    .filter(([, values]) => values && values.length > 0)
    .map(([key, values], at) => {
      const name = key as FacetName
      const { codes, rows } = table.facet(name)
      const marked = new Uint8Array(codes.size)
      for (const value of values ?? []) {
        const code = codes.find(value)
        if (code !== undefined) marked[code] = 1
      }
      return { name, rows, codes: marked, number: at + 1 }
    })
}

/** Which flags a filter looks at, and how they must be. */
function flagsOf(filter: ListFilter): [bits: number, wanted: number] {
  const bits = HERE | TRASHED | (filter.state ? STATE_BITS : 0) | (filter.read ? READ_BITS : 0)
  const state = filter.state ? stateFlag(filter.state) : 0
  const read = filter.read ? readFlag(filter.read) : 0
  return [bits, HERE | (filter.trashed ? TRASHED : 0) | state | read]
}

/**
 * Rows that meet a filter.
 *
 * @param among rows (1) that meet the conditions which only the database knows; all where null
 * @throws CartableError INVALID_VALUE for a year that is none
 */
export function select(table: CatalogueTable, filter: ListFilter, among: Uint8Array | null): Selection {
  const chosen = chosenOf(table, filter.facets)
  const range = filter.year === undefined ? null : parseYears(filter.year)
  const failed = new Uint8Array(table.size)
  const culprit = new Uint8Array(table.size)
  const { flags, years } = table
  const [bits, wanted] = flagsOf(filter)
  let total = 0
  for (let row = 0; row < table.size; row += 1) {
    const year = years[row] ?? NONE
    if (
      ((flags[row] ?? 0) & bits) !== wanted ||
      (range && (year === NONE || year < (range.from ?? year) || year > (range.to ?? year))) ||
      (among && among[row] !== 1)
    ) {
      failed[row] = 2
      continue
    }
    let fails = 0
    for (const { rows, codes, number } of chosen) {
      if (rows.has(row, codes)) continue
      fails += 1
      culprit[row] = number
      if (fails === 2) break
    }
    failed[row] = fails
    if (fails === 0) total += 1
  }
  return { failed, culprit, total }
}

/** Values of a facet with their counts under everything else that is chosen; in the order of the contract. */
export function countFacet(
  table: CatalogueTable,
  selection: Selection,
  facets: FacetSelection | undefined,
  name: FacetName,
): FacetValue[] {
  const { codes, rows } = table.facet(name)
  const counts = new Uint32Array(codes.size)
  const own = chosenOf(table, facets).find((each) => each.name === name)
  const { failed, culprit } = selection
  for (let row = 0; row < failed.length; row += 1) {
    if (failed[row] === 0 || (own && failed[row] === 1 && culprit[row] === own.number)) {
      rows.countInto(row, counts)
    }
  }
  const values = new Map<string, number>()
  // A chosen value keeps the spelling in which it was chosen.
  const spelled = new Map((facets?.[name] ?? []).map((value) => [codes.find(value) ?? value, value]))
  for (const value of spelled.values()) values.set(value, 0)
  counts.forEach((count, code) => {
    if (count > 0) values.set(spelled.get(code) ?? codes.valueOf(code), count)
  })
  return [...values].map(([value, count]) => ({ value, count })).sort(name === 'year' ? byYear : byCount)
}

const byYear = (a: FacetValue, b: FacetValue): number => (a.value > b.value ? -1 : 1)
const byCount = (a: FacetValue, b: FacetValue): number => b.count - a.count || (a.value < b.value ? -1 : 1)

/** Counts of the whole library, whatever is filtered. */
export function countScopes(table: CatalogueTable): ScopeCounts {
  const counts = { inbox: 0, all: 0, reading: 0, trash: 0 }
  for (let row = 0; row < table.size; row += 1) {
    const flags = table.flags[row] ?? 0
    if ((flags & HERE) === 0) continue
    if (flags & TRASHED) counts.trash += 1
    else {
      counts.all += 1
      if ((flags & STATE_BITS) === stateFlag('inbox')) counts.inbox += 1
      if ((flags & READ_BITS) === readFlag('reading')) counts.reading += 1
    }
  }
  return counts
}
