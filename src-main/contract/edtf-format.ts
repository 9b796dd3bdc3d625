import { parseEdtf, type EdtfDate, type EdtfValue } from './edtf-parse.ts'
import type { InterfaceLanguage } from './values.ts'

/** Own tables and not `Intl`: the same words on every system, whatever ICU data it came with. */
const WORDS = {
  fr: {
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
    seasons: ['printemps', 'été', 'automne', 'hiver'],
    quarter: (quarter: number) => `${quarter === 1 ? '1er' : `${quarter}e`} trimestre`,
    day: (day: number) => (day === 1 ? '1er' : String(day)),
    uncertain: '(incertain)',
    about: 'vers',
    since: 'depuis',
    until: 'jusqu’à',
  },
  en: {
    months: 'January February March April May June July August September October November December'.split(
      ' ',
    ),
    seasons: ['spring', 'summer', 'autumn', 'winter'],
    quarter: (quarter: number) => `Q${quarter}`,
    day: (day: number) => String(day),
    uncertain: '(uncertain)',
    about: 'about',
    since: 'since',
    until: 'until',
  },
} as const

/** What stands before the year: `24 mai`, `mai`, `3e trimestre`, or nothing. */
function withinYear(date: EdtfDate, language: InterfaceLanguage): string {
  const words = WORDS[language]
  const { month, day } = date
  if (month === null) return ''
  if (month >= 33) return words.quarter(month - 32)
  if (month >= 21) return words.seasons[month - 21] ?? ''
  const name = words.months[month - 1] ?? ''
  return day === null ? name : `${words.day(day)} ${name}`
}

function qualified(text: string, { qualifier }: EdtfDate, language: InterfaceLanguage): string {
  const words = WORDS[language]
  const about = qualifier === '~' || qualifier === '%' ? `${words.about} ${text}` : text
  return qualifier === '?' || qualifier === '%' ? `${about} ${words.uncertain}` : about
}

function formatDate(date: EdtfDate, language: InterfaceLanguage): string {
  const text = `${withinYear(date, language)} ${String(date.year).padStart(4, '0')}`.trim()
  return qualified(text, date, language)
}

/** Says what both ends share only once: `23–24 octobre 2018`, `May–June 2018`. Null where they share nothing. */
function shared(start: EdtfDate, end: EdtfDate, language: InterfaceLanguage): string | null {
  const plain = start.qualifier === '' && end.qualifier === ''
  const sameForm =
    (start.month === null) === (end.month === null) && (start.day === null) === (end.day === null)
  if (!plain || !sameForm || start.year !== end.year || start.month === null) return null
  const last = formatDate(end, language)
  if (start.day !== null && start.month === end.month) return `${WORDS[language].day(start.day)}–${last}`
  return `${withinYear(start, language)}${start.day === null ? '–' : ' – '}${last}`
}

function formatInterval({ start, end }: EdtfValue, language: InterfaceLanguage): string {
  const words = WORDS[language]
  if (start === null) return end === null ? '' : `${words.until} ${formatDate(end, language)}`
  if (end === null) return `${words.since} ${formatDate(start, language)}`
  const yearsOnly = start.month === null && end.month === null && `${start.qualifier}${end.qualifier}` === ''
  const dash = yearsOnly ? '–' : ' – '
  return shared(start, end, language) ?? `${formatDate(start, language)}${dash}${formatDate(end, language)}`
}

/**
 * A date in words, with exactly the precision that it has: `mai 2019`, `1er février 2024`, `3e trimestre 2019` (`Q3 2019`
 * in English), `23–24 octobre 2018`, `depuis 2018`. A value that cannot be read is returned as it is.
 */
export function formatEdtf(value: string, language: InterfaceLanguage): string {
  const parsed = parseEdtf(value)
  if (parsed === null) return value
  if (parsed.interval) return formatInterval(parsed, language)
  return parsed.start === null ? value : formatDate(parsed.start, language)
}
