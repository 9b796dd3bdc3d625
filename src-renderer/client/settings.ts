import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { DEFAULT_SETTINGS, type Settings } from '../../src-main/contract/settings.ts'
import type { InterfaceLanguage } from '../../src-main/contract/values.ts'
import { api } from './api.ts'

const WRITE_PAUSE_MS = 400

/** Choices of the person at this computer. Shown at once, written a moment later; a failure to write loses only them. */
export const useSettings = defineStore('settings', () => {
  const values = shallowRef<Settings>(DEFAULT_SETTINGS)
  const loaded = shallowRef(false)
  const systemDark = shallowRef(matchMedia('(prefers-color-scheme: dark)').matches)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
    systemDark.value = event.matches
  })
  let waiting: Partial<Settings> = {}
  let timer: ReturnType<typeof setTimeout> | undefined

  async function flush(): Promise<void> {
    clearTimeout(timer)
    const part = waiting
    waiting = {}
    if (Object.keys(part).length > 0) await api.settings.write(part).catch(() => undefined)
  }

  /** Changes some choices; nested records (`panes`) are given whole. */
  function set(part: Partial<Settings>): void {
    values.value = { ...values.value, ...part }
    waiting = { ...waiting, ...part }
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), WRITE_PAUSE_MS)
  }

  async function load(): Promise<void> {
    try {
      values.value = { ...(await api.settings.read()), ...waiting }
    } finally {
      loaded.value = true
    }
  }

  const system: InterfaceLanguage = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  window.addEventListener('pagehide', () => void flush())

  return {
    values,
    loaded,
    load,
    set,
    /** Language that texts are shown in. */
    language: computed<InterfaceLanguage>(() =>
      values.value.language === 'system' ? system : values.value.language,
    ),
    dark: computed(() =>
      values.value.theme === 'system' ? systemDark.value : values.value.theme === 'dark',
    ),
    isClosed: (part: string): boolean => values.value.closed.includes(part),
    toggleClosed: (part: string): void => {
      const { closed } = values.value
      set({ closed: closed.includes(part) ? closed.filter((each) => each !== part) : [...closed, part] })
    },
  }
})
