import { setImmediate } from 'node:timers/promises'
import type { Context } from '../../base/context.ts'
import type { Match } from '../../contract/matches.ts'
import { catalogueOf } from '../catalogue/index.ts'
import { firstPages, readFacts } from './facts.ts'
import { Pairs, type Pair } from './pairs.ts'
import { apartKeys, pairKey } from './store.ts'
import { needsText, weigh } from './weigh.ts'

/** Publications read, and pairs weighed, at once: between two blocks other calls are served. */
const BLOCK = 2000

async function candidates(context: Context): Promise<Pair[]> {
  const pairs = new Pairs()
  for (let after = ''; ;) {
    const facts = await readFacts(context.db, after, BLOCK)
    for (const each of facts) pairs.add(each)
    const last = facts.at(-1)
    if (!last || facts.length < BLOCK) break
    after = last.id
    await setImmediate()
  }
  return pairs.all()
}

async function weighAll(context: Context, pairs: readonly Pair[]): Promise<Match[]> {
  const found: Match[] = []
  for (let start = 0; start < pairs.length; start += BLOCK) {
    const part = pairs.slice(start, start + BLOCK)
    const ids = part.flatMap(({ a, b }) => (needsText(a, b) ? [a.id, b.id] : []))
    const texts = await firstPages(context.db, [...new Set(ids)])
    found.push(...part.flatMap(({ a, b }) => weigh(a, b, texts) ?? []))
    await setImmediate()
  }
  return found.sort((a, b) => b.confidence - a.confidence || (a.first < b.first ? -1 : 1))
}

/** All matches of the library, those that are kept apart too; worked out once for each version of the catalogue. */
async function allMatches(context: Context): Promise<readonly Match[]> {
  const { cache } = await catalogueOf(context)
  const known = cache.get('matches') as Promise<readonly Match[]> | undefined
  if (known) return known
  const made = candidates(context).then((pairs) => weighAll(context, pairs))
  cache.set('matches', made)
  made.catch(() => cache.delete('matches'))
  return made
}

/**
 * Pairs that look like one work, surest first: versions in two languages, or the same twice. Without what a person
 * keeps apart and what is in the trash.
 *
 * @param ids only pairs with one of these, where given
 */
export async function listMatches(
  context: Context,
  ids: readonly string[] | undefined,
  limit: number,
): Promise<Match[]> {
  const matches = await allMatches(context)
  const apart = await apartKeys(context.db)
  const wanted = ids === undefined ? null : new Set(ids)
  return matches
    .filter(({ first, second }) => !apart.has(pairKey(first, second)))
    .filter(({ first, second }) => !wanted || wanted.has(first) || wanted.has(second))
    .slice(0, limit)
}
