import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { formatEdtf } from '../../src-main/contract/edtf.ts'
import type { InterfaceLanguage, LanguageMap } from '../../src-main/contract/values.ts'
import { frenchClock } from './clock.ts'
import type { Problem } from './problems.ts'
import { titleOf, type ShownTitle } from './title.ts'
import { shownKeys } from './keys.ts'
import { useSettings } from './settings.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** Makes something of a language once: formatters take up to a millisecond each, and every view asks for its own. */
function byTag<T>(make: (tag: string) => T): (tag: string) => T {
  const made = new Map<string, T>()
  return (tag) => {
    const before = made.get(tag)
    if (before !== undefined) return before
    const value = make(tag)
    made.set(tag, value)
    return value
  }
}
/** Numbers below a thousand are written the same in both languages; the first formatter of a page takes 20 ms. */
const isPlain = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 1000

/**
 * Names of the two languages that nearly all files are in, as {@link Intl.DisplayNames} has them: the first of a page takes
 * 20 ms to be made.
 */
const OFTEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'fr-FR': { fr: 'français', en: 'anglais' },
  'en-GB': { fr: 'French', en: 'English' },
}

const numbersOf = byTag((tag) => new Intl.NumberFormat(tag))
const namesOf = byTag((tag) => new Intl.DisplayNames([tag], { type: 'language' }))
const collatorOf = byTag((tag) => new Intl.Collator(tag, { numeric: true, sensitivity: 'base' }))

export type { ShownTitle }

/** Words, numbers and dates in the language of the interface. */
export interface Words {
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>, count?: number) => string
  readonly has: (key: string) => boolean
  readonly language: ComputedRef<InterfaceLanguage>
  readonly number: (value: number) => string
  /** EDTF as it is printed: `mai 2019`. */
  readonly edtf: (value: string) => string
  readonly moment: (iso: string) => string
  readonly day: (iso: string) => string
  /** `hier`, `il y a 3 jours`; a date when it is longer ago than a week. */
  readonly ago: (iso: string) => string
  readonly time: (date: Date) => string
  readonly bytes: (size: number) => string
  /** `1 min 52 s`, from seconds. */
  readonly duration: (seconds: number) => string
  /** `français`, `English`. */
  readonly languageName: (tag: string) => string
  readonly title: (map: LanguageMap) => ShownTitle
  readonly keys: (keys: string) => string
  /** What happened, what is safe, what to do. */
  readonly problem: (problem: Problem) => string
  readonly compare: (a: string, b: string) => number
}

/** What a view says. Everything follows the language of the interface at once. */
export function useWords(): Words {
  const { t, te, locale } = useI18n({ useScope: 'global' })
  const settings = useSettings()
  const language = computed(() => settings.language)
  const tag = computed(() => (locale.value === 'fr' ? 'fr-FR' : 'en-GB'))
  const numbers = computed(() => numbersOf(tag.value))
  const names = computed(() => namesOf(tag.value))
  const collator = computed(() => collatorOf(tag.value))
  const date = (iso: string | Date, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(tag.value, options).format(new Date(iso))
  /** A date with a time, or a time alone. */
  const clock = (at: string | Date, options: Intl.DateTimeFormatOptions): string => {
    const text = date(at, { ...options, timeStyle: 'short' })
    return language.value === 'fr' ? frenchClock(text) : text
  }
  const day = (iso: string): string => date(iso, { day: 'numeric', month: 'long', year: 'numeric' })

  function ago(iso: string): string {
    const days = Math.round(
      (new Date().setHours(0, 0, 0, 0) - new Date(iso).setHours(0, 0, 0, 0)) / 86_400_000,
    )
    if (days > 7) return day(iso)
    return new Intl.RelativeTimeFormat(tag.value, { numeric: 'auto' }).format(-days, 'day')
  }

  function bytes(size: number): string {
    const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, size)) / 3))
    const unit = UNITS[step] ?? 'byte'
    const value = size / 1000 ** step
    const digits = value < 10 && step > 0 ? 1 : 0
    const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits } as const
    return new Intl.NumberFormat(tag.value, options).format(value)
  }

  function duration(seconds: number): string {
    const whole = seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)
    // Symbols of the SI are the same in every language.
    const parts = [
      [Math.floor(whole / 3600), 'h'],
      [Math.floor((whole % 3600) / 60), 'min'],
      [whole < 3600 ? Math.round((whole % 60) * 10) / 10 : 0, 's'],
    ] as const
    const used = parts.filter(([value, symbol]) => value > 0 || (symbol === 's' && whole === 0))
    return used.map(([value, symbol]) => `${numbers.value.format(value)}\u00a0${symbol}`).join(' ')
  }

  const number = (value: number): string => (isPlain(value) ? String(value) : numbers.value.format(value))
  const say: Words['t'] = (key, values = {}, count) =>
    count === undefined ? t(key, values) : t(key, { n: number(count), ...values }, count)

  return {
    t: say,
    has: (key) => te(key),
    language,
    number,
    edtf: (value) => formatEdtf(value, language.value),
    moment: (iso) => clock(iso, { dateStyle: 'full' }),
    day,
    ago,
    time: (value) => clock(value, {}),
    bytes,
    duration,
    languageName: (each) => OFTEN[tag.value]?.[each] ?? names.value.of(each) ?? each,
    title: (map) => titleOf(map, language.value),
    keys: (keys) => shownKeys(keys, language.value),
    problem: ({ code, data }) => {
      const reason = data['reason']
      const worded =
        typeof reason === 'string' && te(`refusals.${reason}`) ? { reason: t(`refusals.${reason}`) } : {}
      // Several values of a fact read as a list.
      const facts = Object.entries(data).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.join(', ') : value,
      ])
      return t(`errors.${code}`, { ...Object.fromEntries(facts), ...worded })
    },
    compare: (a, b) => collator.value.compare(a, b),
  }
}
