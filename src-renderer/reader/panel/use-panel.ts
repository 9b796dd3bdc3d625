import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { BriefSummary } from '../../../src-main/contract/briefs.ts'
import { isForeign } from '../../../src-main/contract/annotations.ts'
import { threadsOf, type Thread } from '../../../src-main/contract/threads.ts'
import { useBriefs } from '../../client/briefs.ts'
import { useSession } from '../../client/session.ts'
import { useVocabulary } from '../../client/vocabulary.ts'
import { useMeanings } from '../../client/meanings.ts'
import { useWords } from '../../client/words.ts'
import type { OpenFile } from '../open-file.ts'
import { judgeLink } from '../pane/links.ts'
import { useMarkBriefs } from './mark-briefs.ts'
import {
  countsOf,
  EVERYTHING,
  filterThreads,
  toggled,
  type Choice,
  type Facet,
  type MarkFilter,
} from './filter.ts'
import { groupThreads, ordered, rowsOf, type Group, type Grouping, type Order, type Row } from './groups.ts'

/** What is being written at a mark: one thing at a time in the whole panel. */
export interface Writing {
  readonly id: string
  readonly what: 'comment' | 'tags' | 'reply'
}

/** The marks of a file as the panel shows them. */
export interface Panel {
  readonly file: OpenFile
  /** Author whose marks are one's own. */
  readonly me: ComputedRef<string>
  readonly filter: Readonly<ShallowRef<MarkFilter>>
  readonly grouping: Readonly<ShallowRef<Grouping>>
  readonly order: Readonly<ShallowRef<Order>>
  readonly writing: Readonly<ShallowRef<Writing | null>>
  /** Ids of marks that were picked, to do something with all of them. */
  readonly picked: ComputedRef<ReadonlySet<string>>
  readonly threads: ComputedRef<readonly Thread[]>
  readonly shown: ComputedRef<readonly Thread[]>
  readonly counts: ComputedRef<Record<Facet, Map<string, number>>>
  readonly groups: ComputedRef<readonly Group[]>
  readonly rows: ComputedRef<readonly Row[]>
  readonly isNarrowed: ComputedRef<boolean>
  /** Marks without a place are shown and no others. */
  readonly lostAlone: ComputedRef<boolean>
  /** Heading of a group. */
  groupTitle(value: string): string
  /** Name of a value that marks are narrowed by. */
  choiceName(choice: Choice): string
  pageLabel(index: number): string
  isOwn(author: string): boolean
  /** Begins or ends (null) writing at a mark. */
  write(what: Writing | null): void
  narrow(part: Partial<MarkFilter>): void
  /** Puts a choice of the filter on, or takes it off. */
  toggle(choice: Choice): void
  arrange(part: { readonly grouping?: Grouping; readonly order?: Order }): void
  /** Makes a mark the chosen one without moving the pages. */
  point(id: string): void
  /** Briefs that a mark stands in. */
  briefsOf(id: string): readonly BriefSummary[]
  /** Picks these marks and no others. */
  pick(ids: Iterable<string>): void
  /** Puts the picked marks into the brief, else the one named. */
  toBrief(id?: string): void
  /** Asks about a link of a comment. */
  follow(address: string): void
}

/** Filters, groups and orders the marks of a file; everything follows the marks and the language. */
export function usePanel(file: OpenFile): Panel {
  const { t, compare } = useWords()
  const session = useSession()
  const vocabulary = useVocabulary()
  const meanings = useMeanings()
  const me = computed(() => session.status?.actor ?? '')
  const filter = shallowRef<MarkFilter>(EVERYTHING)
  const grouping = shallowRef<Grouping>('page')
  const order = shallowRef<Order>('reading')
  const threads = computed(() => threadsOf(file.marks.list.value))
  const shown = computed(() => ordered(filterThreads(threads.value, filter.value, me.value), order.value))
  const byLabel = (a: string, b: string): number => compare(vocabulary.label(a), vocabulary.label(b))
  const groups = computed(() => groupThreads(shown.value, grouping.value, byLabel))

  function groupTitle(value: string): string {
    if (grouping.value === 'page') return t('panel.pageHeading', { page: file.pdf.labelOf(Number(value)) })
    if (grouping.value === 'colour') return meanings.name(Number(value))
    return value === '' ? t('panel.noTag') : vocabulary.label(value)
  }
  function choiceName({ facet, value }: Choice): string {
    switch (facet) {
      case 'state':
        return t(`panel.states.${value}`)
      case 'colour':
        return meanings.name(Number(value))
      case 'kind':
        return t(`kinds.${value}`)
      case 'concept':
        return vocabulary.label(value)
      case 'author':
        return value === '' ? t('panel.somebody') : value
    }
  }
  const writing = shallowRef<Writing | null>(null)
  const marked = shallowRef<ReadonlySet<string>>(new Set())
  // What is not shown is not picked.
  const picked = computed(
    () => new Set(shown.value.map(({ mark }) => mark.id).filter((id) => marked.value.has(id))),
  )
  const inBriefs = useMarkBriefs(() => file.publication.value?.id ?? null)
  async function toBrief(id?: string): Promise<void> {
    const ids = picked.value.size > 0 ? [...picked.value] : id === undefined ? [] : [id]
    if (ids.length > 0 && (await useBriefs().addMarks(ids))) marked.value = new Set()
  }
  return {
    ...{ file, me, filter, grouping, order, threads, shown, groups, groupTitle, choiceName },
    writing,
    picked,
    briefsOf: (id) => inBriefs.value.get(id) ?? [],
    pick: (ids) => void (marked.value = new Set(ids)),
    toBrief: (id) => void toBrief(id),
    counts: computed(() => countsOf(threads.value, me.value, file.marks.lost.value.length)),
    rows: computed(() => rowsOf(groups.value, grouping.value)),
    isNarrowed: computed(() => filter.value.choices.length > 0 || filter.value.text.trim() !== ''),
    lostAlone: computed(
      () =>
        file.marks.lost.value.length > 0 &&
        filter.value.choices.some(({ facet, value }) => facet === 'state' && value === 'lost'),
    ),
    pageLabel: (index) => t('reader.pageShort', { n: file.pdf.labelOf(index) }),
    isOwn: (author) => !isForeign({ author }, me.value),
    write: (what) => void (writing.value = what),
    narrow: (part) => void (filter.value = { ...filter.value, ...part }),
    toggle: (choice) => void (filter.value = toggled(filter.value, choice)),
    arrange: (part) => {
      grouping.value = part.grouping ?? grouping.value
      order.value = part.order ?? order.value
    },
    point: (id) => void (file.active.value = id),
    follow: (address) => void (file.leaving.value = judgeLink(address)),
  }
}
