import type { Catalogue } from '../catalogue/index.ts'
import type { Found } from './match.ts'

/** A publication that matches, and its pages to show. */
export interface RankedRow {
  readonly row: number
  /** Whether its record matches; where records were not all looked for, whether its title does. */
  readonly record: boolean
  /** Number of its pages that match. */
  readonly pages: number
  /** Row ids of the best of them, or of the first where they were not weighed. */
  readonly pageIds: readonly number[]
}

/** The best of what was found. */
export interface Ranked {
  readonly rows: readonly RankedRow[]
  /** Number of pages and records; at least, unless `exact`. */
  readonly total: number
  readonly publications: number
  readonly exact: boolean
}

/**
 * Room for one query, used again by the next: arrays of this size made for each query bring about a collection of
 * garbage that takes longer than the query (p95 of 20 ms where p50 is 5). Everything here runs without waiting for
 * anything, so no two queries are in it at a time.
 */
class Workspace {
  readonly pages: Uint32Array
  readonly records: Uint8Array
  readonly scores: Float64Array
  readonly pageScores: Float64Array
  readonly wanted: Uint8Array

  constructor(size: number) {
    this.pages = new Uint32Array(size)
    this.records = new Uint8Array(size)
    this.scores = new Float64Array(size)
    this.pageScores = new Float64Array(size)
    this.wanted = new Uint8Array(size)
  }

  clear(): void {
    for (const each of [this.pages, this.records, this.scores, this.pageScores, this.wanted]) each.fill(0)
  }
}

const workspaces = new WeakMap<Catalogue, Workspace>()

function workspaceOf(catalogue: Catalogue): Workspace {
  const known = workspaces.get(catalogue)
  if (known) {
    known.clear()
    return known
  }
  const made = new Workspace(catalogue.table.size)
  workspaces.set(catalogue, made)
  return made
}

const NONE = { ofPage: new Uint32Array(0), ofRecord: new Uint32Array(0), languageOfPage: new Uint16Array(0) }

/** Which row of the catalogue a page or an entry of the index belongs to; -1 where the filter leaves it out. */
function ownersOf({ table }: Catalogue, failed: Uint8Array, language: string | undefined) {
  const { ofPage, ofRecord, languageOfPage } = table.places ?? NONE
  const code = language === undefined ? undefined : (table.places?.languages.find(language) ?? -2) + 1
  const kept = (owner: number | undefined): number => {
    const row = (owner ?? 0) - 1
    return row >= 0 && failed[row] === 0 ? row : -1
  }
  return {
    rowOfPage: (id: number): number =>
      code === undefined || languageOfPage[id] === code ? kept(ofPage[id]) : -1,
    rowOfRecord: (id: number): number => kept(ofRecord[id]),
  }
}

/** The best rows, best first: by score, then by number of pages, then newest. */
function bestRows({ pages, records, scores }: Workspace, { table }: Catalogue, limit: number): number[] {
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

/**
 * Ranks what was found, under the filter. Counts are exact, however many match.
 *
 * @param language of files whose pages count; undefined for all
 * @param limit publications at most, each with `perPublication` pages at most
 */
export function rank(
  catalogue: Catalogue,
  found: Found,
  language: string | undefined,
  { limit, perPublication }: { readonly limit: number; readonly perPublication: number },
): Ranked {
  const space = workspaceOf(catalogue)
  const { pages, records, scores, pageScores, wanted } = space
  const { rowOfPage, rowOfRecord } = ownersOf(catalogue, found.failed, language)
  let [total, publications] = [0, 0]
  found.pages.forEach((id) => {
    const row = rowOfPage(id)
    if (row < 0) return
    if (pages[row] === 0) publications += 1
    pages[row] = (pages[row] ?? 0) + 1
    total += 1
  })
  ;(found.records ?? found.titles).forEach((id) => {
    const row = rowOfRecord(id)
    if (row < 0) return
    if (pages[row] === 0) publications += 1
    records[row] = 1
    total += 1
  })
  // That the title answers counts one at least.
  found.titles.forEach((id) => {
    const row = rowOfRecord(id)
    if (row >= 0) scores[row] = -1
  })
  for (const { rowid, score } of found.recordScores) {
    const row = rowOfRecord(rowid)
    if (row >= 0) scores[row] = Math.min(scores[row] ?? 0, score)
  }
  for (const { rowid, score } of found.pageScores) {
    const row = rowOfPage(rowid)
    if (row >= 0) pageScores[row] = Math.min(pageScores[row] ?? 0, score)
  }
  for (let row = 0; row < scores.length; row += 1) scores[row] = (scores[row] ?? 0) + (pageScores[row] ?? 0)

  const best = bestRows(space, catalogue, limit)
  const pagesOf = new Map<number, number[]>(best.map((row) => [row, []]))
  for (const row of best) wanted[row] = 1
  found.pages.forEach((id) => {
    const row = rowOfPage(id)
    if (wanted[row] === 1) pagesOf.get(row)?.push(id)
  })
  const weights = new Map(found.pageScores.map(({ rowid, score }) => [rowid, score]))
  const rows = best.map((row) => ({
    row,
    record: records[row] === 1,
    pages: pages[row] ?? 0,
    pageIds: (pagesOf.get(row) ?? [])
      .sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || a - b)
      .slice(0, perPublication),
  }))
  return { rows, total, publications, exact: found.records !== null }
}
