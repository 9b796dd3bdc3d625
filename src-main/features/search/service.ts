import { setImmediate } from 'node:timers/promises'
import type { Context } from '../../base/context.ts'
import type { ListFilter } from '../../contract/publications.ts'
import type { SearchHit, SearchResult } from '../../contract/search.ts'
import { type InterfaceLanguage, titleIn } from '../../contract/values.ts'
import type { Db } from '../../db/open.ts'
import { type Catalogue, catalogueOf, hasFacets, selected } from '../catalogue/index.ts'
import { type LabelIndex, labelIndex, readConcepts } from '../vocabulary/index.ts'
import { buildThesaurus, expandQuery, type Group, type Thesaurus, toMatch } from './expand.ts'
import { findMatches } from './match.ts'
import { warmPostings } from './postings.ts'
import { asTyped, parseQuery } from './query.ts'
import { rank, type Ranked } from './rank.ts'
import { answers, makeSnippet, type Snippet } from './snippet.ts'
import { type PageText, readPages, readTitles, type RecordText, recordTexts } from './store.ts'

/** What a caller may ask for; see the contract. */
export interface SearchInput {
  readonly query: string
  readonly filter: ListFilter
  readonly limit: number
  readonly language: InterfaceLanguage
  readonly expand: boolean
  readonly perPublication: number
  readonly count: boolean
}

/** One thesaurus for each label index: both change when, and only when, the vocabularies do. */
const thesauri = new WeakMap<LabelIndex, Promise<Thesaurus>>()

async function thesaurusOf(db: Db): Promise<Thesaurus> {
  const labels = await labelIndex(db)
  const known = thesauri.get(labels)
  if (known) return known
  const made = readConcepts(db).then(buildThesaurus)
  thesauri.set(labels, made)
  made.catch(() => thesauri.delete(labels))
  return made
}

/** Conditions of the query besides those given with it: what a query says itself weighs more, tags add up. */
function joinFilters(given: ListFilter, named: ListFilter): ListFilter {
  const tag = [...(given.tag ?? []), ...(named.tag ?? [])]
  return { ...given, ...named, ...(tag.length > 0 ? { tag } : {}) }
}

/** Cuts passages; labels of concepts stand in many records and are looked through once. */
function cutterOf(groups: readonly Group[]): (text: string) => Snippet | null {
  const known = new Map<string, Snippet | null>()
  return (text) => {
    const cut = known.get(text)
    if (cut !== undefined) return cut
    const made = makeSnippet(text, groups)
    known.set(text, made)
    return made
  }
}

function recordHit(
  id: string,
  title: string,
  texts: readonly RecordText[],
  cutOf: (text: string) => Snippet | null,
): SearchHit {
  // The text that answers best; of equals the first, and titles come first.
  const cuts = texts.flatMap(({ part, text }) => {
    const cut = cutOf(text)
    return cut ? [{ part, ...cut }] : []
  })
  const most = Math.max(0, ...cuts.map((each) => each.highlights.length))
  const cut = cuts.find((each) => each.highlights.length === most)
  const { part, snippet, highlights } = cut ?? { part: 'title' as const, snippet: title, highlights: [] }
  const nowhere = { attachmentId: null, page: null, pageLabel: null, language: null }
  return { publicationId: id, ...nowhere, title, part, snippet, highlights }
}

function pageHit(id: string, title: string, page: PageText, groups: readonly Group[]): SearchHit {
  const { text, attachmentId, label: pageLabel, language } = page
  const cut = makeSnippet(text, groups) ?? { snippet: text.slice(0, 200), highlights: [] }
  const place = { attachmentId, page: page.pageIndex + 1, pageLabel, language, part: null }
  return { publicationId: id, title, ...place, ...cut }
}

/** Words that were searched under other names too. */
function expandedOf(groups: readonly Group[]): SearchResult['expanded'] {
  return groups
    .filter((each) => each.alternatives.length > 0)
    .map((each) => ({ term: each.term, also: each.alternatives.map((phrase) => phrase.words.join(' ')) }))
}

/** Publications that meet the conditions of a query without words, newest first. */
async function listOnly(context: Context, catalogue: Catalogue, input: SearchInput, filter: ListFilter) {
  const { failed, total } = await selected(context, catalogue, filter)
  const order = catalogue.orders.of({ by: 'issued', descending: true }, input.language)
  const ids: string[] = []
  for (let at = 0; at < order.length && ids.length < input.limit; at += 1) {
    const row = order[at] ?? 0
    if (failed[row] === 0) ids.push(catalogue.table.ids[row] ?? '')
  }
  const titles = await readTitles(context.db, ids)
  const hits = ids.map((id) => recordHit(id, titleIn(titles.get(id) ?? {}, input.language), [], () => null))
  const counts = Object.fromEntries(ids.map((id) => [id, 1]))
  return { total, publications: total, exact: true, hits, counts, expanded: [] }
}

/** Rows whose record matches: where not all were looked for, those to show are looked at here. */
async function recordsOf(
  db: Db,
  { table }: Catalogue,
  { rows, exact }: Ranked,
  groups: readonly Group[],
): Promise<ReadonlySet<number>> {
  const found = new Set(rows.flatMap(({ row, record }) => (record ? [row] : [])))
  if (exact) return found
  const open = rows.flatMap(({ row, record }) => (record ? [] : [row]))
  const texts = await recordTexts(
    db,
    open.map((row) => table.ids[row] ?? ''),
  )
  for (const row of open) {
    const own = texts.get(table.ids[row] ?? '') ?? []
    const columns = [...new Set(own.map(({ part }) => part))].map((part) =>
      own.flatMap((each) => (each.part === part ? [each.text] : [])).join('\n'),
    )
    if (answers(columns, groups)) found.add(row)
  }
  return found
}

/** A publication to show, with its record and these pages. */
interface Shown {
  readonly id: string
  readonly record: boolean
  readonly pages: readonly number[]
  /** Of all its matching pages and its record. */
  readonly count: number
}

function shownOf(
  { table }: Catalogue,
  { rows }: Ranked,
  records: ReadonlySet<number>,
  limit: number,
): Shown[] {
  const shown: Shown[] = []
  let room = limit
  for (const { row, pages, pageIds } of rows) {
    if (room <= 0) break
    const record = records.has(row)
    const own = pageIds.slice(0, room - (record ? 1 : 0))
    room -= own.length + (record ? 1 : 0)
    shown.push({ id: table.ids[row] ?? '', record, pages: own, count: pages + (record ? 1 : 0) })
  }
  return shown
}

/** Texts are read, and passages cut, of what is shown only. */
async function hitsOf(
  db: Db,
  shown: readonly Shown[],
  groups: readonly Group[],
  language: InterfaceLanguage,
): Promise<SearchHit[]> {
  const titles = await readTitles(
    db,
    shown.map((each) => each.id),
  )
  const records = await recordTexts(
    db,
    shown.flatMap((each) => (each.record ? [each.id] : [])),
  )
  const texts = await readPages(
    db,
    shown.flatMap((each) => each.pages),
  )
  const cutOf = cutterOf(groups)
  return shown.flatMap(({ id, record, pages: own }) => {
    const title = titleIn(titles.get(id) ?? {}, language)
    const hits = own.flatMap((page) => {
      const text = texts.get(page)
      return text ? [pageHit(id, title, text, groups)] : []
    })
    return record ? [recordHit(id, title, records.get(id) ?? [], cutOf), ...hits] : hits
  })
}

/**
 * Searches records and pages. Words that name a concept also find its other labels, in every language, so *passeurs*
 * finds pages on *smugglers*; quotes search just what they hold. The last word may still be being typed, see
 * {@link asTyped}. A query of filters alone lists publications.
 *
 * @throws CartableError INVALID_QUERY, INVALID_VALUE, CONCEPT_UNKNOWN, CONCEPT_AMBIGUOUS
 */
export async function search(context: Context, input: SearchInput): Promise<SearchResult> {
  const { clauses, filter: named } = parseQuery(input.query)
  const filter = joinFilters(input.filter, named)
  const thesaurus = input.expand ? await thesaurusOf(context.db) : null
  const groups = expandQuery(asTyped(clauses, input.query), thesaurus)
  const catalogue = await catalogueOf(context, { whole: hasFacets(filter), places: true })
  const weighed = toMatch(groups, true)
  if (weighed === null) return listOnly(context, catalogue, input, filter)
  const found = await findMatches(context, catalogue, { groups, weighed, count: input.count }, filter)
  const ranked = rank(catalogue, found, filter.lang, input)
  const records = await recordsOf(context.db, catalogue, ranked, groups)
  const shown = shownOf(catalogue, ranked, records, input.limit)
  const hits = await hitsOf(context.db, shown, groups, input.language)
  const counts = Object.fromEntries(shown.map(({ id, count }) => [id, count]))
  const { total, publications, exact } = ranked
  return { total, publications, exact, hits, counts, expanded: expandedOf(groups) }
}

/** Words that stand in many texts; each of their beginnings is asked for. */
const REHEARSAL = ['migration libya', 'enfants tunisie', 'detention ']

/** Reads what the first query would have to wait for, and asks some, so that the code is compiled by then. */
export async function warmSearch(context: Context): Promise<void> {
  const { longNames } = await thesaurusOf(context.db)
  await warmPostings(context, await catalogueOf(context, { whole: true, places: true }), longNames)
  const plain = {
    filter: {},
    limit: 12,
    language: 'en',
    expand: true,
    perPublication: 3,
    count: false,
  } as const
  for (const words of REHEARSAL) {
    for (let end = 3; end <= words.length; end += 1) {
      await setImmediate()
      await search(context, { query: words.slice(0, end), ...plain })
    }
  }
}
