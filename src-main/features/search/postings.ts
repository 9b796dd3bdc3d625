import type { Context } from '../../base/context.ts'
import type { Catalogue } from '../catalogue/index.ts'
import { Bits } from './bits.ts'
import { anyOf, type Group, phraseSyntax } from './expand.ts'
import { matchingPages, matchingRecords } from './store.ts'

/** What is searched: texts of pages, everything of records, or their titles alone. */
export type Field = 'pages' | 'records' | 'titles'

/**
 * What matches a part of a query, kept while the catalogue stays the same: while a query is typed only its last word
 * is new, and the many names of a concept need not be looked up again at every key.
 */
const MOST_KEPT = 300

async function matching(context: Context, catalogue: Catalogue, field: Field, syntax: string): Promise<Bits> {
  const { cache } = catalogue
  const kept = (cache.get('postings') as Map<string, Bits> | undefined) ?? new Map<string, Bits>()
  cache.set('postings', kept)
  const key = `${field} ${syntax}`
  const known = kept.get(key)
  if (known) {
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const { db } = context
  const ids =
    field === 'pages'
      ? await matchingPages(db, syntax)
      : await matchingRecords(db, field === 'titles' ? `{title} : (${syntax})` : syntax)
  const found = Bits.of(ids)
  kept.set(key, found)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  return found
}

/**
 * Row ids of what matches all groups, none of the negated ones. The same as FTS5 gives for the whole expression
 * (`toMatch`): its AND, OR and NOT are of rows, whatever columns the words stand in.
 */
export async function matchingGroups(
  context: Context,
  catalogue: Catalogue,
  field: Field,
  groups: readonly Group[],
): Promise<Uint32Array> {
  const find = (syntax: string): Promise<Bits> => matching(context, catalogue, field, syntax)
  let found: Bits | null = null
  for (const group of groups.filter((each) => !each.negated)) {
    let own: Bits | null = null
    for (const phrase of group.own) {
      const each = await find(phraseSyntax(phrase))
      own = own ? own.and(each) : each
    }
    const others = anyOf(group.alternatives)
    const any = others === null ? own : (own?.or(await find(others)) ?? null)
    if (any) found = found ? found.and(any) : any
  }
  for (const phrase of groups.filter((each) => each.negated).flatMap((each) => each.own)) {
    found = found?.without(await find(phraseSyntax(phrase))) ?? null
  }
  return found?.ids() ?? new Uint32Array(0)
}
