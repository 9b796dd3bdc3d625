import { until } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Concept } from '../../src-main/contract/vocabulary.ts'
import { api } from './api.ts'
import { useFetched } from './fetched.ts'
import { useLive } from './live.ts'
import { useSession } from './session.ts'
import { useSettings } from './settings.ts'
import { useWords } from './words.ts'

export { foldText } from './fold.ts'

const SHORT = /^[A-Z0-9][\p{L}0-9/-]{1,9}$/u

/** Concepts of every vocabulary, by id, with labels in the language of the interface. */
export const useVocabulary = defineStore('vocabulary', () => {
  const session = useSession()
  const settings = useSettings()
  const live = useLive()
  const { value, pending } = useFetched([() => session.isOpen, () => live.vocabularies], (signal) =>
    session.isOpen ? api.vocabulary.all(undefined, { signal }) : null,
  )
  const byId = computed(() => new Map((value.value ?? []).map((concept) => [concept.id, concept])))

  /** Preferred label in `language`, else in any; the id of an unknown concept. */
  function label(id: string, language: string = settings.language): string {
    const concept = byId.value.get(id)
    if (!concept) return id.slice(id.indexOf(':') + 1)
    const { prefLabel } = concept
    return prefLabel[language] ?? prefLabel['en'] ?? prefLabel['fr'] ?? Object.values(prefLabel)[0] ?? id
  }

  /** An abbreviation that the concept has in this language or any (`MMC`), else its label: for narrow columns. */
  function shortLabel(id: string): string {
    const concept = byId.value.get(id)
    if (!concept) return label(id)
    const own = concept.altLabel[settings.language] ?? []
    const all = [...own, ...Object.values(concept.altLabel).flat()]
    return all.find((each) => SHORT.test(each) && each === each.toUpperCase()) ?? label(id)
  }

  const ofScheme = (scheme: string): Concept[] =>
    [...byId.value.values()].filter((concept) => concept.scheme === scheme)

  const { t, has } = useWords()
  const isForeign = computed(() =>
    (value.value ?? []).some(({ scheme }) => !has(`tagging.schemes.${scheme}`)),
  )
  /** Titles of vocabularies that came from elsewhere; asked for only where there are some. */
  const { value: schemes } = useFetched([isForeign, value], (signal) =>
    isForeign.value ? api.vocabulary.list(undefined, { signal }) : null,
  )

  /** What a vocabulary is called: `theme`, or the title that its makers gave it. */
  function schemeName(scheme: string): string {
    if (has(`tagging.schemes.${scheme}`)) return t(`tagging.schemes.${scheme}`)
    const title = schemes.value?.find((each) => each.scheme === scheme)?.title ?? {}
    return title[settings.language] ?? title['en'] ?? title['fr'] ?? Object.values(title)[0] ?? scheme
  }

  /** When the concepts were read, or could not be. */
  async function loaded(): Promise<void> {
    await until(() => pending.value && value.value === null).toBe(false)
  }

  return {
    concepts: computed(() => value.value ?? []),
    byId,
    label,
    shortLabel,
    schemeName,
    ofScheme,
    loaded,
  }
})
