import type { Context } from '../../base/context.ts'
import type { ListFilter } from '../../contract/publications.ts'
import { type Catalogue, selected } from '../catalogue/index.ts'
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

/** Everything that matches a query, by row of the catalogue. */
export interface Matches {
  /** Matching pages of each row. */
  readonly pages: Uint32Array
  /** 1 where the record matches; those whose title does only, unless `exact`. */
  readonly records: Uint8Array
  /** Row ids of the matching pages that meet the filter. */
  readonly pageIds: Uint32Array
  /** Weight of pages by their row id; empty when there are too many. */
  readonly weights: ReadonlyMap<number, number>
  /** Score of each row, lower is better. */
  readonly scores: Float64Array
  /** Number of pages and records; at least, unless `exact`. */
  readonly total: number
  readonly publications: number
  readonly exact: boolean
}

/** What a query looks for. */
export interface Wanted {
  readonly groups: readonly Group[]
  /** Whether records must be counted where the best ones are known without. */
  readonly count: boolean
  /** FTS5 expression with exact words preferred: for weighing. */
  readonly weighed: string
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

/** Keeps what belongs to a wanted row, and counts it there. */
function keep(
  ids: Uint32Array,
  owners: Uint32Array,
  failed: Uint8Array,
  counts: Uint32Array | Uint8Array,
): Uint32Array {
  const kept = new Uint32Array(ids.length)
  let end = 0
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0
    const row = (owners[id] ?? 0) - 1
    if (row < 0 || failed[row] !== 0) continue
    counts[row] = (counts[row] ?? 0) + 1
    kept[end] = id
    end += 1
  }
  return kept.subarray(0, end)
}

function inLanguage(ids: Uint32Array, { table }: Catalogue, language: string | undefined): Uint32Array {
  if (language === undefined || !table.places) return ids
  const { languages, languageOfPage } = table.places
  const code = languages.find(language)
  return code === undefined ? new Uint32Array(0) : ids.filter((id) => languageOfPage[id] === code + 1)
}

interface FoundRecords {
  /** Row ids of entries in the index. */
  readonly ids: Uint32Array
  readonly scores: readonly Score[]
  readonly exact: boolean
}

/** Records that match; of frequent words those whose titles do, unless all are to be counted. */
async function findRecords(
  context: Context,
  catalogue: Catalogue,
  { groups, count }: Wanted,
  titles: Uint32Array,
  many: boolean,
): Promise<FoundRecords> {
  if (many && !count) return { ids: titles, scores: [], exact: false }
  const ids = await matchingGroups(context, catalogue, 'records', groups)
  return { ids, scores: many ? [] : await recordScores(context, catalogue, groups, ids.length), exact: true }
}

/** The best score of a page of each row; what a filter leaves out does not count. */
function bestPages(
  scores: readonly Score[],
  pageIds: Uint32Array,
  ofPage: Uint32Array,
  best: Float64Array,
): void {
  if (scores.length === 0) return
  const kept = new Uint8Array(ofPage.length)
  for (let at = 0; at < pageIds.length; at += 1) kept[pageIds[at] ?? 0] = 1
  for (const { rowid, score } of scores) {
    const row = (ofPage[rowid] ?? 0) - 1
    if (row >= 0 && kept[rowid] === 1) best[row] = Math.min(best[row] ?? 0, score)
  }
}

/** The best score of each record. That the title answers counts one at least. */
function bestRecords(
  titles: Uint32Array,
  scores: readonly Score[],
  ofRecord: Uint32Array,
  best: Float64Array,
): void {
  const note = (id: number, score: number): void => {
    const row = (ofRecord[id] ?? 0) - 1
    if (row >= 0) best[row] = Math.min(best[row] ?? 0, score)
  }
  for (let at = 0; at < titles.length; at += 1) note(titles[at] ?? 0, -1)
  for (const { rowid, score } of scores) note(rowid, score)
}

/**
 * Finds everything that matches a query under a filter. Counts are exact, however many match, if they are wanted.
 *
 * @param catalogue with `places`
 */
export async function findMatches(
  context: Context,
  catalogue: Catalogue,
  wanted: Wanted,
  filter: ListFilter,
): Promise<Matches> {
  const { table } = catalogue
  const { ofPage, ofRecord } = table.places ?? { ofPage: new Uint32Array(0), ofRecord: new Uint32Array(0) }
  const { failed } = await selected(context, catalogue, filter)
  const allPages = await matchingGroups(context, catalogue, 'pages', wanted.groups)
  const titles = await matchingGroups(context, catalogue, 'titles', withoutPhrases(wanted.groups))
  const titled = keep(titles, ofRecord, failed, new Uint8Array(table.size))
  const records = await findRecords(context, catalogue, wanted, titled, titled.length >= MANY_TITLES)
  const pageScores = isWeighed(allPages.length, wanted.weighed)
    ? await scorePages(context.db, wanted.weighed)
    : []
  const found = { pages: new Uint32Array(table.size), records: new Uint8Array(table.size) }
  const pageIds = keep(inLanguage(allPages, catalogue, filter.lang), ofPage, failed, found.pages)
  const total = pageIds.length + keep(records.ids, ofRecord, failed, found.records).length
  const scores = new Float64Array(table.size)
  const best = new Float64Array(table.size)
  bestRecords(titled, records.scores, ofRecord, scores)
  bestPages(pageScores, pageIds, ofPage, best)
  let publications = 0
  for (let row = 0; row < table.size; row += 1) {
    scores[row] = (scores[row] ?? 0) + (best[row] ?? 0)
    if (found.pages[row] || found.records[row]) publications += 1
  }
  const weights = new Map(pageScores.map(({ rowid, score }) => [rowid, score]))
  return { ...found, pageIds, weights, scores, total, publications, exact: records.exact }
}

/** The best rows, best first: by score, then by number of pages, then newest. */
export function bestRows({ table }: Catalogue, matches: Matches, limit: number): number[] {
  const { pages, records, scores } = matches
  const before = (a: number, b: number): boolean =>
    ((scores[a] ?? 0) - (scores[b] ?? 0) ||
      (pages[b] ?? 0) - (pages[a] ?? 0) ||
      (table.issued[b] ?? 0) - (table.issued[a] ?? 0) ||
      b - a) < 0
  const best: number[] = []
  for (let row = 0; row < table.size; row += 1) {
    if (!pages[row] && !records[row]) continue
    const worst = best[limit - 1]
    if (worst !== undefined && !before(row, worst)) continue
    let at = best.length
    while (at > 0 && before(row, best[at - 1] ?? 0)) at -= 1
    best.splice(at, 0, row)
    if (best.length > limit) best.pop()
  }
  return best
}

/** The pages to show of some rows, best first or in order where they were not weighed, `most` of each at most. */
export function pagesOf(
  { table }: Catalogue,
  matches: Matches,
  rows: readonly number[],
  most: number,
): Map<number, number[]> {
  const found = new Map<number, number[]>(rows.map((row) => [row, []]))
  const { pageIds, weights } = matches
  const ofPage = table.places?.ofPage ?? new Uint32Array(0)
  const wanted = new Uint8Array(table.size)
  for (const row of rows) wanted[row] = 1
  for (let at = 0; at < pageIds.length; at += 1) {
    const id = pageIds[at] ?? 0
    const row = (ofPage[id] ?? 0) - 1
    if (wanted[row] === 1) found.get(row)?.push(id)
  }
  for (const [row, ids] of found) {
    const sorted = ids.sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || a - b)
    found.set(row, sorted.slice(0, most))
  }
  return found
}
