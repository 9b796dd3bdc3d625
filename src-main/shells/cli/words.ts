import exchangeEn from '../../../assets/locales/app/exchange.en.json' with { type: 'json' }
import exchangeFr from '../../../assets/locales/app/exchange.fr.json' with { type: 'json' }
import en from '../../../assets/locales/en.json' with { type: 'json' }
import fr from '../../../assets/locales/fr.json' with { type: 'json' }
import type { SerialisedError } from '../../contract/errors.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'

/** Values for the places `{name}` of a text. */
export type Values = Readonly<Record<string, unknown>>

/** Texts of one language. */
export interface Words {
  readonly language: InterfaceLanguage
  /** The text of a key such as `cli.noHits`, with its places filled. A key without a text is returned as it is. */
  say(key: string, values?: Values): string
  /** What happened, what is safe, what to do. */
  explain(error: SerialisedError | { code: string; data: Values }): string
}

// What is wrong in a file of records is said as the window says it.
const TEXTS: Readonly<Record<InterfaceLanguage, unknown>> = {
  en: { ...en, recordProblems: exchangeEn.reasons },
  fr: { ...fr, recordProblems: exchangeFr.reasons },
}

function lookUp(texts: unknown, key: string): string | null {
  let found: unknown = texts
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || found === null) return null
    found = (found as Record<string, unknown>)[part]
  }
  return typeof found === 'string' ? found : null
}

function show(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value ?? '')
}

/** Texts in `language`. */
export function wordsIn(language: InterfaceLanguage): Words {
  const say = (key: string, values: Values = {}): string =>
    (lookUp(TEXTS[language], key) ?? key).replace(/\{(\w+)\}/g, (_all, name: string) => show(values[name]))
  return {
    language,
    say,
    explain: ({ code, data }) => {
      const reason = data['reason']
      const values = typeof reason === 'string' ? { ...data, reason: say(`refusals.${reason}`) } : data
      return say(`errors.${code}`, values)
    },
  }
}

/** The language that the terminal asks for: `LC_ALL`, `LC_MESSAGES`, `LANG`, then the system's. */
export function systemLanguage(environment: Readonly<Record<string, string | undefined>>): InterfaceLanguage {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const named = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')
  const tag = named ?? Intl.DateTimeFormat().resolvedOptions().locale
  return tag.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}
