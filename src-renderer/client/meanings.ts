import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MeaningNames } from '../../src-main/contract/meanings.ts'
import type { InterfaceLanguage } from '../../src-main/contract/values.ts'
import { MARK_COLOURS } from '../../src-main/contract/mark-colours.ts'
import { api } from './api.ts'
import { useCommands } from './commands.ts'
import { useFetched } from './fetched.ts'
import { useLive } from './live.ts'
import { useSession } from './session.ts'
import { useWords } from './words.ts'

/** A colour with what it means here, for a legend. */
export interface LegendEntry {
  readonly key: number
  /** In the language of the interface. */
  readonly name: string
}

/** What the colours of marks mean in this library. */
export const useMeanings = defineStore('meanings', () => {
  const live = useLive()
  const session = useSession()
  const commands = useCommands()
  const { language } = useWords()
  const { t } = useI18n({ useScope: 'global' })
  /** Whether the colours are being named: the dialog for it is open. */
  const naming = shallowRef(false)
  const { value, reload } = useFetched([() => live.meanings, () => session.isOpen], (signal) =>
    session.isOpen ? api.meanings.list(undefined, { signal }) : null,
  )

  /** Names that the library gave to the colour of a key; empty for its usual ones. */
  function given(key: number): MeaningNames {
    return value.value?.find((meaning) => meaning.key === key)?.names ?? {}
  }
  /** What a colour means where the library did not name it. */
  function usual(key: number, locale: InterfaceLanguage): string {
    return t(`colours.${key}`, {}, { locale })
  }
  /** What a colour means, in the language of the interface. */
  function name(key: number): string {
    return given(key)[language.value] ?? usual(key, language.value)
  }
  const legend = computed((): readonly LegendEntry[] =>
    MARK_COLOURS.map(({ key }) => ({ key, name: name(key) })),
  )

  /** Names colours; can be undone. @returns whether it was saved */
  async function rename(meanings: readonly { key: number; names: MeaningNames }[]): Promise<boolean> {
    const done = await commands.run(() => api.meanings.set({ meanings: [...meanings] }), {
      key: 'marking.renamed',
    })
    await reload()
    return done !== null
  }

  return { naming, given, usual, name, legend, rename }
})
