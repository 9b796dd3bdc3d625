import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Viewer } from './viewer.ts'

/** How finding goes; `wrapped`: it went on from the other end of the file. */
export type FindStatus = 'idle' | 'searching' | 'found' | 'wrapped' | 'missing'

/** Finding words in a file. Accents are folded, so that `siege` finds `siège`. */
export interface Find {
  readonly open: Ref<boolean>
  readonly query: Ref<string>
  readonly matchCase: Ref<boolean>
  readonly wholeWords: Ref<boolean>
  readonly status: Readonly<Ref<FindStatus>>
  /** 1-based match in view, 0 when there is none. */
  readonly current: Readonly<Ref<number>>
  readonly total: Readonly<Ref<number>>
  /** Words are lit on the pages. */
  readonly lit: ComputedRef<boolean>
  step(direction: 1 | -1): void
  /** Lights words without opening the bar: those that led here from the search. The view moves within its page only. */
  light(words: readonly string[]): void
  /** Closes the bar and puts the lights out. */
  close(): void
}

/** States as pdf.js numbers them (`FindState`). */
const STATUS: readonly FindStatus[] = ['found', 'missing', 'wrapped', 'searching']

interface Counted {
  readonly matchesCount: { readonly current: number; readonly total: number }
}

/** The words of a question of the search: quotes, signs and conditions (`langue:fr`) are not on the page. */
export function wordsOf(question: string): string[] {
  const quoted = [...question.matchAll(/["«“]([^"»”]+)["»”]/g)].map(([, words = '']) => words.trim())
  const rest = question
    .replace(/["«“][^"»”]*["»”]/g, ' ')
    .split(/\s+/)
    .filter((word) => !word.startsWith('-') && !/^[\p{L}]+:/u.test(word))
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
  // One letter would light half of every line.
  return [...new Set([...quoted, ...rest])].filter((word) => word.length > 1)
}

/** Finds words in what `viewer` shows. */
export function useFind(viewer: Readonly<ShallowRef<Viewer | null>>): Find {
  const open = ref(false)
  const query = ref('')
  const [matchCase, wholeWords] = [ref(false), ref(false)]
  const status = ref<FindStatus>('idle')
  const [current, total] = [ref(0), ref(0)]
  const words = shallowRef<readonly string[]>([])

  function ask(type: '' | 'again', asked: string | readonly string[], findPrevious = false): void {
    viewer.value?.bus.dispatch('find', {
      source: null,
      type,
      query: typeof asked === 'string' ? asked : [...asked],
      caseSensitive: matchCase.value,
      entireWord: wholeWords.value,
      highlightAll: true,
      findPrevious,
      matchDiacritics: false,
    })
  }
  function putOut(): void {
    viewer.value?.bus.dispatch('findbarclose', { source: null })
    status.value = 'idle'
    current.value = total.value = 0
    words.value = []
  }
  function count({ matchesCount }: Counted): void {
    current.value = matchesCount.current
    total.value = matchesCount.total
  }

  watch(viewer, (now) => {
    if (!now) return
    status.value = 'idle'
    now.bus.on('updatefindmatchescount', count)
    now.bus.on('updatefindcontrolstate', (event: Counted & { state: number }) => {
      count(event)
      status.value = query.value === '' && words.value.length === 0 ? 'idle' : (STATUS[event.state] ?? 'idle')
    })
    if (open.value && query.value !== '') ask('', query.value)
    else if (words.value.length > 0) light(words.value)
  })
  watch([query, matchCase, wholeWords], () => {
    if (!open.value) return
    viewer.value?.moveToMatches(true)
    words.value = []
    if (query.value.trim() === '') putOut()
    else ask('', query.value)
  })
  watch(open, (now) => {
    if (!now || query.value === '') return
    viewer.value?.moveToMatches(true)
    words.value = []
    ask('', query.value)
  })

  function light(list: readonly string[]): void {
    words.value = list
    if (list.length === 0) return putOut()
    viewer.value?.moveToMatches(false)
    ask('', list)
  }
  return {
    open,
    query,
    matchCase,
    wholeWords,
    status,
    current,
    total,
    lit: computed(() => status.value !== 'idle'),
    step(direction) {
      if (query.value.trim() === '') return
      viewer.value?.moveToMatches(true)
      words.value = []
      ask('again', query.value, direction < 0)
    },
    light,
    close() {
      open.value = false
      putOut()
    },
  }
}
