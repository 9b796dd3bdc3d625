import { titleIn, type LanguageMap } from '../../src-main/contract/values.ts'

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps'])

/** A title to show: its text, its language for the screen reader, its direction. */
export interface ShownTitle {
  readonly text: string
  readonly lang: string | undefined
  readonly dir: 'rtl' | 'ltr'
}

/** The title of a language map in the language of the interface, else in another, with what a browser must know of it. */
export function titleOf(map: LanguageMap, language: string): ShownTitle {
  const text = titleIn(map, language)
  const found = Object.entries(map).find(([, value]) => value === text)?.[0]
  const lang = found === undefined || found === 'und' ? undefined : found
  return { text, lang, dir: RIGHT_TO_LEFT.has(found?.slice(0, 2) ?? '') ? 'rtl' : 'ltr' }
}
