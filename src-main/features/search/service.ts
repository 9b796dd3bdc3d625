import type { Context, Reader } from '../../base/context.ts'
import type { ListFilter } from '../../contract/publications.ts'
import type { SearchHit, SearchResult } from '../../contract/search.ts'
import { type InterfaceLanguage, type LanguageMap, titleIn } from '../../contract/values.ts'
import type { Db } from '../../db/open.ts'
import { catalogueOf, selected } from '../catalogue/index.ts'
import { type LabelIndex, labelIndex, readConcepts } from '../vocabulary/index.ts'
import { buildThesaurus, expandQuery, type Group, type Thesaurus, toMatch } from './expand.ts'
import { parseQuery } from './query.ts'
import { makeSnippet } from './snippet.ts'
import { matchPages, matchRecords, type PageMatch, pageTexts, recordTexts } from './store.ts'

/** What a caller may ask for; see the contract. */
export interface SearchInput {
  readonly query: string
  readonly filter: ListFilter
  readonly limit: number
  readonly language: InterfaceLanguage
  readonly expand: boolean
  readonly perPublication: number
}

/** Matches of one publication. */
interface Found {
  record: number | null
  readonly pages: PageMatch[]
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

async function titlesOf(context: Context, filter: ListFilter): Promise<Map<string, LanguageMap>> {
  const catalogue = await catalogueOf(context, { whole: true, texts: true })
  const { failed } = await selected(context, catalogue, filter)
  const rows = catalogue.orders
    .of({ by: 'issued', descending: true }, 'en')
    .filter((row) => failed[row] === 0)
  return new Map(Array.from(rows, (row) => [catalogue.table.ids[row] ?? '', catalogue.table.titles(row)]))
}

async function findAll(db: Reader, match: string, filter: ListFilter, allowed: ReadonlySet<string>) {
  const found = new Map<string, Found>()
  const of = (id: string): Found => {
    const known = found.get(id) ?? { record: null, pages: [] }
    found.set(id, known)
    return known
  }
  for (const [id, score] of await matchRecords(db, match)) if (allowed.has(id)) of(id).record = score
  for (const page of await matchPages(db, match, filter.lang)) {
    if (allowed.has(page.publicationId)) of(page.publicationId).pages.push(page)
  }
  return found
}

/** Conditions of the query besides those given with it: what a query says itself weighs more, tags add up. */
function joinFilters(given: ListFilter, named: ListFilter): ListFilter {
  const tag = [...(given.tag ?? []), ...(named.tag ?? [])]
  return { ...given, ...named, ...(tag.length > 0 ? { tag } : {}) }
}

/** Lower is better: bm25 is negative, so a record and a page that both answer add up. */
function scoreOf(found: Found): number {
  return (found.record ?? 0) + (found.pages[0]?.score ?? 0)
}

async function recordHit(
  db: Reader,
  id: string,
  title: string,
  groups: readonly Group[],
): Promise<SearchHit> {
  const texts = groups.length > 0 ? await recordTexts(db, id) : []
  // The text that answers best; of equals the first, and titles come first.
  const cuts = texts.flatMap(({ part, text }) => {
    const cut = makeSnippet(text, groups)
    return cut ? [{ part, ...cut }] : []
  })
  const most = Math.max(0, ...cuts.map((each) => each.highlights.length))
  const cut = cuts.find((each) => each.highlights.length === most)
  const { part, snippet, highlights } = cut ?? { part: 'title' as const, snippet: title, highlights: [] }
  const nowhere = { attachmentId: null, page: null, pageLabel: null, language: null }
  return { publicationId: id, ...nowhere, title, part, snippet, highlights }
}

async function hitsOf(
  db: Reader,
  id: string,
  found: Found,
  title: string,
  groups: readonly Group[],
  most: number,
): Promise<SearchHit[]> {
  const hits: SearchHit[] = found.record === null ? [] : [await recordHit(db, id, title, groups)]
  const pages = found.pages.slice(0, most)
  const texts = await pageTexts(
    db,
    pages.map((page) => page.pageId),
  )
  for (const page of pages) {
    const text = texts.get(page.pageId) ?? ''
    const cut = makeSnippet(text, groups) ?? { snippet: text.slice(0, 200), highlights: [] }
    const pageNumber = page.pageIndex + 1
    const { attachmentId, label: pageLabel, language } = page
    const place = { attachmentId, page: pageNumber, pageLabel, language, part: null }
    hits.push({ publicationId: id, title, ...place, ...cut })
  }
  return hits
}

/**
 * Searches records and pages. Words that name a concept also find its other labels, in every language, so *passeurs*
 * finds pages on *smugglers*; quotes search just what they hold. A query of filters alone lists publications.
 *
 * @throws CartableError INVALID_QUERY, INVALID_VALUE, CONCEPT_UNKNOWN, CONCEPT_AMBIGUOUS
 */
export async function search(context: Context, input: SearchInput): Promise<SearchResult> {
  const { clauses, filter: named } = parseQuery(input.query)
  const filter = joinFilters(input.filter, named)
  const groups = expandQuery(clauses, input.expand ? await thesaurusOf(context.db) : null)
  const titles = await titlesOf(context, filter)
  const match = toMatch(groups)
  const found =
    match === null
      ? new Map<string, Found>([...titles.keys()].map((id) => [id, { record: 0, pages: [] }]))
      : await findAll(context.db, match, filter, new Set(titles.keys()))
  const ranked = [...found].sort(([, a], [, b]) => scoreOf(a) - scoreOf(b))
  const hits: SearchHit[] = []
  for (const [id, each] of ranked) {
    if (hits.length >= input.limit) break
    const title = titleIn(titles.get(id) ?? {}, input.language)
    hits.push(...(await hitsOf(context.db, id, each, title, groups, input.perPublication)))
  }
  const shown = hits.slice(0, input.limit)
  const counts = Object.fromEntries(
    shown.map(({ publicationId: id }) => {
      const own = found.get(id)
      return [id, (own?.pages.length ?? 0) + (own?.record === null ? 0 : 1)]
    }),
  )
  const total = [...found.values()].reduce(
    (sum, each) => sum + each.pages.length + (each.record === null ? 0 : 1),
    0,
  )
  return {
    total,
    publications: found.size,
    hits: shown,
    counts,
    expanded: groups
      .filter((each) => each.alternatives.length > 0)
      .map((each) => ({ term: each.term, also: each.alternatives.map((phrase) => phrase.words.join(' ')) })),
  }
}
