import type { Collection } from '../../../src-main/contract/collections.ts'
import type { ExportScope } from '../../../src-main/contract/exchange.ts'
import type { ListQuery } from '../../../src-main/contract/publications.ts'
import { isWithin } from '../../client/collection-tree.ts'
import type { ExportAsk } from '../../client/exchange.ts'
import type { Chip } from '../../client/chips.ts'

/** What can leave: what was asked for first, and the other things at hand. */
export interface ScopeChoices {
  readonly asks: readonly ExportAsk[]
  readonly current: number
}

/**
 * The choices of a dialog: what the list shows, the selection where there is one, a collection where one was meant.
 *
 * @param selected ids that are selected now
 */
export function choicesOf(ask: ExportAsk, selected: readonly string[]): ScopeChoices {
  const ids = ask.kind === 'ids' ? ask.ids : selected
  const asks: ExportAsk[] = [
    { kind: 'list' },
    ...(ids.length > 0 ? [{ kind: 'ids' as const, ids }] : []),
    ...(ask.kind === 'collection' ? [ask] : []),
  ]
  return { asks, current: asks.findIndex(({ kind }) => kind === ask.kind) }
}

/** The scope that the core is asked for. */
export function scopeOf(ask: ExportAsk, query: ListQuery): ExportScope {
  if (ask.kind === 'list') return { kind: 'list', query }
  return ask.kind === 'ids' ? { kind: 'ids', ids: [...ask.ids] } : { kind: 'collection', id: ask.id }
}

/** Words that a sentence of what is shown is made of. */
export interface SentenceWords {
  /** What stands before a choice: `in`, `about`. */
  readonly before: (facet: Chip['facet']) => string
  /** Several values of one choice: `French or English`. */
  readonly either: (values: readonly string[]) => string
  readonly others: (count: number) => string
}

/** What the list shows as words: `All publications, in French, about Niger`. */
export function sentenceOf(place: string, chips: readonly Chip[], words: SentenceWords): string {
  const parts = chips.map(({ facet, said, rest }) => {
    const values = rest > 0 ? [...said, words.others(rest)] : said
    return `${words.before(facet)} ${words.either(values)}`
  })
  return [place, ...parts].join(', ')
}

/** Whether other collections lie below one: its export takes them along. */
export function hasBelow(all: readonly Collection[], id: string): boolean {
  return all.some((each) => each.id !== id && isWithin(all, each.id, id))
}
