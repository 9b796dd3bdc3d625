import { BookText, Folder, NotebookText, Tag, Zap } from '@lucide/vue'
import { computed, type ComputedRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { actions, runAction, type Action } from '../../client/actions.ts'
import { api } from '../../client/api.ts'
import { useBriefs } from '../../client/briefs.ts'
import { useCollections } from '../../client/collections.ts'
import { useDesk } from '../../client/desk.ts'
import { useFetched } from '../../client/fetched.ts'
import { useVocabulary } from '../../client/vocabulary.ts'
import { useWords } from '../../client/words.ts'
import { catalogueOf, type PaletteEntry } from './entries.ts'

const MOST_TITLES = 8
/** What a person most likely looks for stands first. */
const GROUPS: readonly Action['group'][] = ['brief', 'go', 'library', 'publication', 'edit', 'view', 'help']

/** What the palette can offer now. Publications are asked of the core, the rest is at hand. */
export interface Sources {
  readonly actions: ComputedRef<readonly PaletteEntry[]>
  readonly briefs: ComputedRef<readonly PaletteEntry[]>
  readonly collections: ComputedRef<readonly PaletteEntry[]>
  readonly concepts: ComputedRef<readonly PaletteEntry[]>
  readonly publications: ComputedRef<readonly PaletteEntry[]>
}

/** Offers of the palette while `open`, publications for the words in `typed`. */
export function useSources(open: Ref<boolean>, typed: Ref<string>): Sources {
  const words = useWords()
  const { t } = words
  const router = useRouter()
  const desk = useDesk()
  const vocabulary = useVocabulary()
  const collections = useCollections()
  const briefs = useBriefs()
  const registered = computed(() =>
    open.value
      ? [...actions.values()].toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group))
      : [],
  )

  const actionEntries = computed(() =>
    registered.value
      .filter((action) => action.id !== 'palette' && action.when?.() !== false)
      .map((action): PaletteEntry => {
        const keys = action.keys?.[0]
        return {
          id: `action:${action.id}`,
          kind: 'action',
          text: t(action.label, action.values),
          also: [t(`groups.${action.group}`)],
          icon: action.icon ?? Zap,
          ...(keys === undefined ? {} : { keys: words.keys(keys) }),
          run: () => void runAction(action.id),
        }
      }),
  )

  const conceptEntries = computed(() =>
    !open.value
      ? []
      : vocabulary.concepts.flatMap((concept): PaletteEntry[] => {
          const address = catalogueOf(concept)
          if (!address) return []
          return [
            {
              id: `concept:${concept.id}`,
              kind: 'concept',
              text: vocabulary.label(concept.id),
              also: [...Object.values(concept.prefLabel), ...Object.values(concept.altLabel).flat()],
              icon: Tag,
              note: words.has(`palette.schemes.${concept.scheme}`)
                ? t(`palette.schemes.${concept.scheme}`)
                : vocabulary.schemeName(concept.scheme),
              run: () => void router.push(address),
            },
          ]
        }),
  )

  const collectionEntries = computed(() =>
    collections.all.map(({ id, name, count }): PaletteEntry => ({
      id: `collection:${id}`,
      kind: 'collection',
      text: name,
      also: [],
      icon: Folder,
      note: words.number(count),
      run: () => desk.go({ kind: 'collection', id }),
    })),
  )

  const briefEntries = computed(() =>
    briefs.all.map(({ id, title, subtitle, excerpts }): PaletteEntry => ({
      id: `brief:${id}`,
      kind: 'brief',
      text: title,
      also: [subtitle],
      icon: NotebookText,
      note: words.number(excerpts),
      run: () => briefs.open(id),
    })),
  )

  const { value: titles } = useFetched([open, typed, words.language], (signal) => {
    const query = typed.value.trim()
    if (!open.value || query === '') return null
    const input = { query: query.slice(0, 200), limit: MOST_TITLES, language: words.language.value }
    return api.search.titles(input, { signal })
  })
  const publicationEntries = computed(() =>
    (titles.value ?? []).map(({ id, title, issued }): PaletteEntry => ({
      id: `publication:${id}`,
      kind: 'publication',
      text: title,
      also: [],
      icon: BookText,
      ...(issued === null ? {} : { note: words.edtf(issued) }),
      run: () => void showPublication(id),
    })),
  )

  async function showPublication(id: string): Promise<void> {
    await router.push({ name: 'all' })
    desk.active = id
  }

  return {
    actions: actionEntries,
    briefs: briefEntries,
    collections: collectionEntries,
    concepts: conceptEntries,
    publications: publicationEntries,
  }
}
