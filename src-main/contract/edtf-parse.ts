/**
 * Dates with the precision that was printed (EDTF, ISO 8601-2:2019). Read here: `2019`, `2019-05`, `2019-05-24`,
 * seasons `2019-21` to `2019-24` (spring to winter), quarters `2019-33` to `2019-36`, a trailing `?`, `~` or `%`
 * (uncertain, approximate, both), and intervals of these, closed `2018/2020` or open `2018/..`, `../2020`.
 * Nothing else of the standard is accepted, so that every value can be sorted and printed.
 */
export type EdtfQualifier = '' | '?' | '~' | '%'

/** One date. `month` is 1-12, or 21-24 for a season, or 33-36 for a quarter; a missing part was not printed. */
export interface EdtfDate {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
  readonly qualifier: EdtfQualifier
}

/** `start` or `end` is null where the interval is open; a single date has `interval` false and equal ends. */
export interface EdtfValue {
  readonly interval: boolean
  readonly start: EdtfDate | null
  readonly end: EdtfDate | null
}

/** Longest value that is read, in characters. */
export const MAX_LENGTH = 30
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%])?$/

/** Days of a month of the proleptic Gregorian calendar, as ISO 8601 wants it. `month` is 1-12. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const isQualifier = (text: string): text is EdtfQualifier => text === '' || '?~%'.includes(text)

function parseDate(text: string): EdtfDate | null {
  const match = DATE.exec(text)
  if (match === null) return null
  const year = Number(match[1])
  const month = match[2] === undefined ? null : Number(match[2])
  const day = match[3] === undefined ? null : Number(match[3])
  const qualifier = match[4] ?? ''
  if (!isQualifier(qualifier)) return null
  if (month !== null) {
    const isMonth = month >= 1 && month <= 12
    const isGroup = (month >= 21 && month <= 24) || (month >= 33 && month <= 36)
    if (!isMonth && !(isGroup && day === null)) return null
    if (day !== null && (day < 1 || day > daysInMonth(year, month))) return null
  }
  return { year, month, day, qualifier }
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
/** `YYYY-MM-DD` of three numbers, which need not be a real day. */
export const iso = (year: number, month: number, day: number): string =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`

/** First and last month of a date. Winter (24) is counted from December of its year, as northern sources print it. */
export function monthsOf({ month }: EdtfDate): readonly [number, number] {
  if (month === null) return [1, 12]
  if (month <= 12) return [month, month]
  if (month <= 24) return month === 24 ? [12, 14] : [(month - 21) * 3 + 3, (month - 21) * 3 + 5]
  return [(month - 33) * 3 + 1, (month - 33) * 3 + 3]
}

/** First day that a date covers, `YYYY-MM-DD`. */
export function firstDay(date: EdtfDate): string {
  return iso(date.year, monthsOf(date)[0], date.day ?? 1)
}

/** Last day that a date covers, `YYYY-MM-DD`. */
export function lastDay(date: EdtfDate): string {
  const month = monthsOf(date)[1]
  const year = month > 12 ? date.year + 1 : date.year
  const within = month > 12 ? month - 12 : month
  return iso(year, within, date.day ?? daysInMonth(year, within))
}

/** Reads a value, or gives null where it is not of the forms above, or an interval ends before it starts. */
export function parseEdtf(value: string): EdtfValue | null {
  if (value.length > MAX_LENGTH) return null
  const parts = value.split('/')
  if (parts.length > 2) return null
  const [left = '', right] = parts
  if (right === undefined) {
    const date = parseDate(left)
    return date === null ? null : { interval: false, start: date, end: date }
  }
  const start = left === '..' ? null : parseDate(left)
  const end = right === '..' ? null : parseDate(right)
  if ((start === null && left !== '..') || (end === null && right !== '..')) return null
  if (start === null && end === null) return null
  if (start !== null && end !== null && firstDay(start) > lastDay(end)) return null
  return { interval: true, start, end }
}
