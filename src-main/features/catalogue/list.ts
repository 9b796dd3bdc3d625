import { setImmediate } from 'node:timers/promises'
import type { Context } from '../../base/context.ts'
import type { Facet, ScopeCounts } from '../../contract/catalogue.ts'
import { type FacetName, FixedFacet } from '../../contract/facets.ts'
import type { ListFilter, ListQuery, PublicationSummary } from '../../contract/publications.ts'
import { labelIndex } from '../vocabulary/index.ts'
import { applyFilter } from './filter.ts'
import { type Catalogue, catalogueOf } from './index-of.ts'
import { needsFacets, needsTexts } from './order.ts'
import { summaries } from './rows.ts'
import { countFacet, countScopes, select, type Selection } from './select.ts'

/** Lists, masks and counts kept for one version of the catalogue; a person goes back and forth between a few. */
const MOST_KEPT = 200

async function kept<T>(catalogue: Catalogue, name: string, make: () => T | Promise<T>): Promise<T> {
  const { cache } = catalogue
  if (cache.has(name)) return cache.get(name) as T
  const made = await make()
  if (cache.size >= MOST_KEPT) cache.delete(cache.keys().next().value ?? '')
  cache.set(name, made)
  return made
}

/** Rows that meet the conditions named by labels, which the database answers; null where there are none. */
async function among(context: Context, catalogue: Catalogue, filter: ListFilter): Promise<Uint8Array | null> {
  const { type, lang, tag, keyword, publisher, series, collection, trashed } = filter
  const named = { type, lang, tag, keyword, publisher, series, collection, trashed }
  const { trashed: _, ...conditions } = named
  if (Object.values(conditions).every((value) => value === undefined || value.length === 0)) return null
  return kept(catalogue, `among ${JSON.stringify(named)}`, async () => {
    const query = context.db.selectFrom('publications').select('id')
    const rows = await applyFilter(query, named, await labelIndex(context.db)).execute()
    const mask = new Uint8Array(catalogue.table.size)
    for (const { id } of rows) {
      const row = catalogue.table.rowOf(id)
      if (row !== undefined) mask[row] = 1
    }
    return mask
  })
}

/** Which publications meet a filter. @throws CartableError for a value that means nothing */
export async function selected(
  context: Context,
  catalogue: Catalogue,
  filter: ListFilter,
): Promise<Selection> {
  const mask = await among(context, catalogue, filter)
  return kept(catalogue, `select ${JSON.stringify(filter)}`, () => select(catalogue.table, filter, mask))
}

async function orderedRows(context: Context, catalogue: Catalogue, query: ListQuery): Promise<Uint32Array> {
  const { filter, sort, language } = query
  const { failed } = await selected(context, catalogue, filter)
  return kept(catalogue, `rows ${JSON.stringify([filter, sort, language])}`, () =>
    catalogue.orders.of(sort, language).filter((row) => failed[row] === 0),
  )
}

/** Whether a filter chooses values of facets. */
export function hasFacets(filter: ListFilter): boolean {
  return Object.values(filter.facets ?? {}).some((values) => values && values.length > 0)
}

function catalogueFor(context: Context, { filter, sort }: ListQuery): Promise<Catalogue> {
  return catalogueOf(context, {
    whole: hasFacets(filter) || needsFacets(sort.by),
    texts: needsTexts(sort.by),
  })
}

/** One window of the catalogue in the order asked for. @throws CartableError for a value that means nothing */
export async function listPublications(
  context: Context,
  query: ListQuery & { limit: number; offset: number },
): Promise<{ total: number; rows: PublicationSummary[] }> {
  const catalogue = await catalogueFor(context, query)
  const rows = await orderedRows(context, catalogue, query)
  const window = rows.subarray(query.offset, query.offset + query.limit)
  const ids = [...window].map((row) => catalogue.table.ids[row] ?? '')
  return { total: rows.length, rows: await summaries(context.db, ids) }
}

/** Ids of a whole list in its order. */
export async function listIds(context: Context, query: ListQuery): Promise<string[]> {
  const catalogue = await catalogueFor(context, query)
  const rows = await orderedRows(context, catalogue, query)
  return Array.from(rows, (row) => catalogue.table.ids[row] ?? '')
}

/** The numbers beside the filters, of the facets asked for or of all. */
export async function listFacets(
  context: Context,
  asked: { filter: ListFilter; facets?: readonly FacetName[] | undefined; schemes: boolean },
  signal?: AbortSignal,
): Promise<{ total: number; facets: Facet[]; scopes: ScopeCounts }> {
  const catalogue = await catalogueOf(context, { whole: true })
  const { table } = catalogue
  const { filter } = asked
  const selection = await selected(context, catalogue, filter)
  const all = !asked.facets || asked.schemes
  const names = new Set([...(asked.facets ?? FixedFacet.options), ...(all ? table.schemeFacets() : [])])
  const facets: Facet[] = []
  for (const name of names) {
    // Each is a walk over the whole table: whoever clicks on waits for one of them, not for all.
    await setImmediate()
    signal?.throwIfAborted()
    const facet = await kept(catalogue, `facet ${name} ${JSON.stringify(filter)}`, () => ({
      name,
      values: countFacet(table, selection, filter.facets, name),
    }))
    facets.push(facet)
  }
  const scopes = await kept(catalogue, 'scopes', () => countScopes(table))
  return { total: selection.total, facets, scopes }
}
