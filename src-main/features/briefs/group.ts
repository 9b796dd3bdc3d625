import type { GroupBy } from '../../contract/briefs.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { titleIn } from '../../contract/values.ts'
import type { ConceptTree } from './concepts.ts'
import { AREA, areasOf } from './domains.ts'

/** An excerpt with all that a grouping may ask of it. */
export interface Groupable {
  readonly id: string
  /** Concepts of its mark today; none where the mark is gone. */
  readonly markConcepts: readonly string[]
  /** Concepts of its publication. */
  readonly workConcepts: readonly string[]
  /** Key and title of its publication, which may have been merged into another one since. */
  readonly publicationId: string
  readonly title: string
}

/** A heading and the excerpts below it, in the order in which they stood. */
export interface Group {
  /** See `groupKey` of the contract; empty for what belongs to none. */
  readonly key: string
  readonly text: string
  readonly ids: readonly string[]
}

const OTHERS: Readonly<Record<GroupBy, Readonly<Record<InterfaceLanguage, string>>>> = {
  concept: { fr: 'Autres thèmes', en: 'Other themes' },
  country: { fr: 'Sans pays', en: 'No country' },
  domain: { fr: 'Hors domaine', en: 'No domain' },
  publication: { fr: 'Autres publications', en: 'Other publications' },
}

/** Schemes whose concepts say where or by whom, not what about. */
const NOT_THEMES = new Set(['country', 'region', 'language', 'organisation', 'publication-type', 'series'])

const schemeOf = (id: string): string => id.slice(0, id.indexOf(':'))

/** Keys under which an excerpt may stand, of those that `keys` gives: its mark says more than its publication. */
function own(each: Groupable, keys: (concept: string) => readonly string[]): string[] {
  const ofMark = each.markConcepts.flatMap(keys)
  return [...new Set(ofMark.length > 0 ? ofMark : each.workConcepts.flatMap(keys))]
}

function keysOf(by: GroupBy, each: Groupable, tree: ConceptTree): string[] {
  switch (by) {
    case 'publication':
      return [each.publicationId]
    case 'country':
      return own(each, (id) => (schemeOf(id) === 'country' ? [id] : []))
    case 'domain':
      return own(each, (id) => tree.above(id).filter((above) => AREA.test(above)))
    case 'concept':
      return own(each, (id) => (NOT_THEMES.has(schemeOf(id)) ? [] : [id]))
  }
}

/**
 * One key for each: the one that most of the excerpts share, so that a few headings do. Equals go by name of the key, so
 * that grouping again changes nothing.
 */
function choose(keys: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  const chosen = new Map<string, string>()
  const open = new Map(keys)
  while (open.size > 0) {
    const counts = new Map<string, number>()
    for (const list of open.values()) for (const key of list) counts.set(key, (counts.get(key) ?? 0) + 1)
    const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    for (const [id, list] of open) {
      if (best && !list.includes(best[0])) continue
      chosen.set(id, best?.[0] ?? '')
      open.delete(id)
    }
  }
  return chosen
}

function nameOf(by: GroupBy, key: string, first: Groupable, tree: ConceptTree, language: InterfaceLanguage) {
  if (key === '') return OTHERS[by][language]
  if (by === 'publication') return first.title
  return titleIn(tree.concepts.get(key)?.prefLabel ?? {}, language) || key
}

/**
 * Excerpts under headings of one kind, headings by name (domains by number), what belongs to none last. Within a
 * heading they keep their order. Pure.
 */
export function groupsOf(
  by: GroupBy,
  excerpts: readonly Groupable[],
  tree: ConceptTree,
  language: InterfaceLanguage,
): Group[] {
  const chosen = choose(new Map(excerpts.map((each) => [each.id, keysOf(by, each, tree)])))
  const members = Map.groupBy(excerpts, ({ id }) => chosen.get(id) ?? '')
  const groups = [...members].flatMap(([key, list]) => {
    const [first] = list
    return first ? [{ key, text: nameOf(by, key, first, tree, language), ids: list.map(({ id }) => id) }] : []
  })
  const areas = areasOf(tree)
  const names = new Intl.Collator(language, { sensitivity: 'base', numeric: true })
  return groups.sort(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') ||
      (by === 'domain' ? areas.indexOf(a.key) - areas.indexOf(b.key) : names.compare(a.text, b.text)) ||
      (a.key < b.key ? -1 : 1),
  )
}
