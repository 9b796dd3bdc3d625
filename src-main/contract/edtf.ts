import * as z from 'zod'
import { firstDay, iso, lastDay, MAX_LENGTH, monthsOf, parseEdtf } from './edtf-parse.ts'

export { formatEdtf } from './edtf-format.ts'
export { parseEdtf, type EdtfDate, type EdtfQualifier, type EdtfValue } from './edtf-parse.ts'

/** Whether a text is a date or interval of the forms above. */
export function isEdtf(value: string): boolean {
  return parseEdtf(value) !== null
}

/** An EDTF value, see {@link parseEdtf}. */
export const Edtf = z.string().max(MAX_LENGTH).refine(isEdtf, { message: 'not an EDTF date' })
export type Edtf = z.infer<typeof Edtf>

/** The year that a list is sorted and filtered by: that of the start, of the end where the start is open, or null. */
export function edtfYear(value: string): number | null {
  const parsed = parseEdtf(value)
  return parsed === null ? null : (parsed.start?.year ?? parsed.end?.year ?? null)
}

/**
 * Ten characters that sort as the dates do: `2019-00-00` before `2019-05-00` before `2019-05-24`. A quarter or season
 * sorts with its first month. An unreadable value gives `''`, which sorts first.
 */
export function edtfSortKey(value: string): string {
  const parsed = parseEdtf(value)
  const date = parsed?.start ?? parsed?.end ?? null
  if (date === null) return ''
  return iso(date.year, date.month === null ? 0 : monthsOf(date)[0], date.day ?? 0)
}

/** First and last day covered, `YYYY-MM-DD`; an open end is null. Null for an unreadable value. */
export function edtfRange(value: string): { from: string | null; to: string | null } | null {
  const parsed = parseEdtf(value)
  if (parsed === null) return null
  const { start, end } = parsed
  return { from: start === null ? null : firstDay(start), to: end === null ? null : lastDay(end) }
}
