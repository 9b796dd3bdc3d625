import { createI18n } from 'vue-i18n'
import shared_en from '../../assets/locales/en.json'
import shared_fr from '../../assets/locales/fr.json'
import type { InterfaceLanguage } from '../../src-main/contract/values.ts'

/** Texts of the interface, one file a part and language: `assets/locales/app/<part>.<language>.json`. */
const files = import.meta.glob<Messages>('../../assets/locales/app/*.json', {
  eager: true,
  import: 'default',
})

/** Texts by key, nested. */
interface Messages {
  [key: string]: string | Messages
}

function messagesOf(language: InterfaceLanguage): Messages {
  const { status, kinds, refusals } = language === 'fr' ? shared_fr : shared_en
  const parts = Object.entries(files).flatMap(([path, texts]) => {
    const [, part, tag] = /([^/]+)\.(\w+)\.json$/.exec(path) ?? []
    return part !== undefined && tag === language ? [[part, texts] as const] : []
  })
  return { status, kinds, refusals, ...Object.fromEntries(parts) }
}

/** French says *0 publication*; English says *0 publications*. */
const singular: Readonly<Record<InterfaceLanguage, (count: number) => boolean>> = {
  fr: (count) => Math.abs(count) < 2,
  en: (count) => count === 1,
}
const pluralRule =
  (language: InterfaceLanguage) =>
  (count: number, choices: number): number =>
    choices === 1 || singular[language](count) ? 0 : 1

/** vue-i18n with both languages. A missing text is a defect that `scripts/locales.test.ts` finds. */
export const i18n = createI18n<[Messages], InterfaceLanguage, false>({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en: messagesOf('en'), fr: messagesOf('fr') },
  pluralRules: { en: pluralRule('en'), fr: pluralRule('fr') },
})
