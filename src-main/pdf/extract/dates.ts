const PDF_DATE =
  /^\s*(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?\s*(?:(Z)|([+-])(\d{2})'?(\d{2})?)?/u

/**
 * Turns a PDF date (`D:20190531143000+02'00'`, ISO 32000-2 7.9.4) into ISO 8601 in UTC, or null where it names no
 * moment. A time without zone is taken as UTC.
 */
export function isoFromPdfDate(value: string): string | null {
  const match = PDF_DATE.exec(value)
  if (match === null) return null
  const part = (index: number, fallback: number): number => Number(match[index] ?? fallback)
  const month = part(2, 1)
  const [day, hour, minute, second] = [part(3, 1), part(4, 0), part(5, 0), part(6, 0)]
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null
  const offset = (match[8] === '-' ? -1 : 1) * (part(9, 0) * 60 + part(10, 0))
  const time = Date.UTC(part(1, 0), month - 1, day, hour, minute - offset, second)
  return Number.isFinite(time) ? new Date(time).toISOString() : null
}
