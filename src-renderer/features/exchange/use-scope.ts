import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { ExportScope } from '../../../src-main/contract/exchange.ts'
import { api } from '../../client/api.ts'
import { chipsOf } from '../../client/chips.ts'
import { useCollections } from '../../client/collections.ts'
import { useDesk } from '../../client/desk.ts'
import type { ExportAsk } from '../../client/exchange.ts'
import { useFacetWords } from '../../client/facet-words.ts'
import { useFetched } from '../../client/fetched.ts'
import { useSavedSearches } from '../../client/saved.ts'
import { useWords } from '../../client/words.ts'
import { choicesOf, hasBelow, scopeOf, sentenceOf } from './scope.ts'

/** What can leave, in words, and what of it was chosen. */
export interface Scopes {
  readonly texts: ComputedRef<readonly string[]>
  readonly current: ShallowRef<number>
  readonly scope: ComputedRef<ExportScope>
  /** For the file: the name of the collection, else of the program. */
  readonly fileName: ComputedRef<string>
  /** Nothing would be in the file. */
  readonly empty: ComputedRef<boolean>
}

/** The choices of what leaves, as sentences with their counts. */
export function useScopes(ask: ExportAsk): Scopes {
  const desk = useDesk()
  const collections = useCollections()
  const saved = useSavedSearches()
  const facets = useFacetWords()
  const { t, language } = useWords()
  const { asks, current: first } = choicesOf(ask, [...desk.selected])
  const current = shallowRef(first)
  const { value: shown } = useFetched([() => desk.query], async (signal) => {
    const { total } = await api.publications.list({ ...desk.query, limit: 1 }, { signal })
    return total
  })
  const either = computed(() => new Intl.ListFormat(language.value, { type: 'disjunction' }))

  function place(): string {
    const { scope } = desk
    if (scope.kind === 'collection') return collections.byId.get(scope.id)?.name ?? ''
    if (scope.kind === 'saved') return saved.all.find(({ id }) => id === scope.id)?.name ?? ''
    return t(`exchange.place.${scope.kind}`)
  }
  function textOf(each: ExportAsk): string {
    if (each.kind === 'ids') return t('exchange.export.selected', {}, each.ids.length)
    if (each.kind === 'collection') {
      const name = collections.byId.get(each.id)?.name ?? ''
      return hasBelow(collections.all, each.id)
        ? t('exchange.export.collectionBelow', { name })
        : t('exchange.export.collection', { name }, collections.byId.get(each.id)?.count ?? 0)
    }
    const sentence = sentenceOf(place(), chipsOf(desk.facets, facets.short), {
      before: facets.before,
      either: (values) => either.value.format(values),
      others: (count) => t('list.others', {}, count),
    })
    return shown.value === null ? sentence : t('exchange.export.shown', { sentence }, shown.value)
  }
  const chosen = computed(() => asks[current.value] ?? ask)

  return {
    texts: computed(() => asks.map(textOf)),
    current,
    scope: computed(() => scopeOf(chosen.value, desk.query)),
    fileName: computed(() => {
      const { value: each } = chosen
      const name = each.kind === 'collection' ? (collections.byId.get(each.id)?.name ?? '') : ''
      // No file system takes these in a name.
      return (
        name
          .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
          .trim()
          .slice(0, 80) || 'cartable'
      )
    }),
    empty: computed(() => chosen.value.kind === 'list' && shown.value === 0),
  }
}
