import type { Context } from '../../base/context.ts'
import type { ListFilter } from '../../contract/publications.ts'
import { type Catalogue, selected } from '../catalogue/index.ts'
import type { Bits } from './bits.ts'
import { type Group, toMatch, withFirst, withoutPhrases } from './expand.ts'
import { matchingGroups } from './postings.ts'
import { type Score, scorePages, scoreRecords } from './store.ts'

/**
 * With more matches than this, times the phrases looked for, pages or records are not weighed one by one (0.5 µs a match
 * and phrase): what is in so many of them says little of any. Their publications are ranked by whether the title
 * matches, number of pages and date then.
 */
const MOST_WEIGHED = 10_000

/**
 * With more titles than this, records are not weighed: each has the words in the place that weighs most. Few more
 * records than titles hold rare words, so this also tells frequent ones without looking for them in whole records.
 */
const MANY_TITLES = 1000

/**
 * Weighing a record needs to know in how many records each phrase stands (1 ms each with 100,000 of them). Names beyond
 * this many phrases times records do not add to the weight.
 */
const MOST_COUNTED = 400_000

const isWeighed = (matches: number, expression: string): boolean =>
  (matches * (expression.split('"').length - 1)) / 2 <= MOST_WEIGHED

/** What a query looks for. */
export interface Wanted {
  readonly groups: readonly Group[]
  /** Whether records must be counted where the best ones are known without. */
  readonly count: boolean
  /** FTS5 expression with exact words preferred: for weighing. */
  readonly weighed: string
}

/** All that matches a query, whatever the filter, by row ids of the indexes. */
export interface Found {
  readonly pages: Bits
  readonly titles: Bits
  /** null where titles were found to say enough, see {@link Wanted.count}. */
  readonly records: Bits | null
  readonly pageScores: readonly Score[]
  readonly recordScores: readonly Score[]
  /** 1 for each row of the catalogue that the filter leaves out. */
  readonly failed: Uint8Array
}

/** Scores of records beyond those of titles. */
async function recordScores(
  context: Context,
  { table }: Catalogue,
  groups: readonly Group[],
  count: number,
): Promise<readonly Score[]> {
  const most = Math.floor(MOST_COUNTED / Math.max(1, table.size))
  const weighed = toMatch(withFirst(groups, most), true)
  return weighed !== null && isWeighed(count, weighed) ? scoreRecords(context.db, weighed) : []
}

/** How many entries of the index of records belong to rows that meet the filter. */
function countKept(entries: Bits, { table }: Catalogue, failed: Uint8Array): number {
  const { ofRecord } = table.places ?? { ofRecord: new Uint32Array(0) }
  let count = 0
  entries.forEach((id) => {
    const row = (ofRecord[id] ?? 0) - 1
    if (row >= 0 && failed[row] === 0) count += 1
  })
  return count
}

/**
 * Finds everything that matches a query; of records with frequent words those whose titles do, unless all are to be
 * counted.
 *
 * @param catalogue with `places`
 */
export async function findMatches(
  context: Context,
  catalogue: Catalogue,
  { groups, count, weighed }: Wanted,
  filter: ListFilter,
): Promise<Found> {
  const { failed } = await selected(context, catalogue, filter)
  const pages = await matchingGroups(context, catalogue, 'pages', groups)
  const titles = await matchingGroups(context, catalogue, 'titles', withoutPhrases(groups))
  const many = titles.size >= MANY_TITLES && countKept(titles, catalogue, failed) >= MANY_TITLES
  const records = many && !count ? null : await matchingGroups(context, catalogue, 'records', groups)
  return {
    pages,
    titles,
    records,
    pageScores: isWeighed(pages.size, weighed) ? await scorePages(context.db, weighed) : [],
    recordScores: many || !records ? [] : await recordScores(context, catalogue, groups, records.size),
    failed,
  }
}
