import { formatEdtf, parseEdtf, type EdtfDate } from './edtf.ts'
import type { InterfaceLanguage } from './values.ts'

/** A date of CSL-JSON: parts as exact as they are known, or words where parts cannot say it. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[]
  /** 1 to 4 for spring to winter, or words (`Q3`). */
  readonly season?: number | string
  readonly circa?: boolean
  readonly literal?: string
}

function partsOf({ year, month, day }: EdtfDate): number[] {
  if (month === null || month > 12) return [year]
  return day === null ? [year, month] : [year, month, day]
}

const quarter = (number: number, language: InterfaceLanguage): string =>
  language === 'fr' ? `T${number}` : `Q${number}`

function seasonOf({ month }: EdtfDate, language: InterfaceLanguage): Pick<CslDate, 'season'> {
  if (month === null || month <= 12) return {}
  return { season: month <= 24 ? month - 20 : quarter(month - 32, language) }
}

/**
 * An EDTF date as CSL has it, with the precision that was printed: never a day or a month that nobody said. An interval
 * without one of its ends keeps the other in its parts and its words in `literal`. Null for what is no date.
 */
export function cslDate(value: string, language: InterfaceLanguage): CslDate | null {
  const parsed = parseEdtf(value)
  const { start, end } = parsed ?? { start: null, end: null }
  const known = start ?? end
  if (parsed === null || known === null) return null
  const circa = [start, end].some((date) => date !== null && date.qualifier !== '') ? { circa: true } : {}
  if (!parsed.interval) return { 'date-parts': [partsOf(known)], ...seasonOf(known, language), ...circa }
  if (start === null || end === null)
    return { 'date-parts': [partsOf(known)], literal: formatEdtf(value, language), ...circa }
  return { 'date-parts': [partsOf(start), partsOf(end)], ...circa }
}

const pad = (value: number): string => String(value).padStart(2, '0')

function edtfOfParts(parts: readonly number[] | undefined, season: CslDate['season']): string | null {
  const [year, month, day] = parts ?? []
  if (year === undefined || year < 0 || year > 9999) return null
  const head = String(year).padStart(4, '0')
  const number = typeof season === 'number' ? season : Number(/^[QT]?([1-4])$/.exec(season ?? '')?.[1] ?? NaN)
  if (!Number.isNaN(number) && number >= 1 && month === undefined)
    return `${head}-${typeof season === 'string' && /^[QT]/.test(season) ? number + 32 : number + 20}`
  return [head, ...[month, day].flatMap((part) => (part ? [pad(part)] : []))].join('-')
}

/** Inverse of {@link cslDate} as far as parts say it; null where they say nothing. */
export function edtfOfCsl(date: CslDate): string | null {
  const [first, second] = date['date-parts'] ?? []
  const start = edtfOfParts(first, date.season)
  if (start === null) return null
  const mark = date.circa ? '~' : ''
  const end = second && second.length > 0 ? edtfOfParts(second, undefined) : null
  const value = end === null ? `${start}${mark}` : `${start}${mark}/${end}${mark}`
  return parseEdtf(value) === null ? null : value
}
