import { isEdtf } from '../../contract/edtf.ts'

const MONTHS = [
  'jan january janvier janv',
  'feb february février fevrier févr fevr fév fev',
  'mar march mars',
  'apr april avril avr',
  'may mai',
  'jun june juin',
  'jul july juillet juil',
  'aug august août aout',
  'sep sept september septembre',
  'oct october octobre',
  'nov november novembre',
  'dec december décembre decembre déc',
]
const MONTH_BY_NAME = new Map(
  MONTHS.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
)
const SEASONS: Readonly<Record<string, number>> = {
  spring: 21,
  printemps: 21,
  summer: 22,
  été: 22,
  autumn: 23,
  fall: 23,
  automne: 23,
  winter: 24,
  hiver: 24,
}

const pad = (value: number): string => String(value).padStart(2, '0')
const valid = (value: string): string | null => (isEdtf(value) ? value : null)

/** A month as files have it: `5`, `05`, `may`, `mai`, `Q3`, `summer`; null for what is none. EDTF numbers, 21 on for seasons. */
export function monthOf(text: string): number | null {
  const word = text.trim().toLowerCase().replace(/\.$/, '')
  const number = Number(word)
  if (/^\d{1,2}$/.test(word) && ((number >= 1 && number <= 12) || (number >= 21 && number <= 36)))
    return number
  const quarter = /^[qt]([1-4])$/.exec(word)?.[1]
  return quarter === undefined ? (MONTH_BY_NAME.get(word) ?? SEASONS[word] ?? null) : Number(quarter) + 32
}

/** `24 May 2019`, `mai 2019`, `May 24, 2019`, `1er février 2024`, `Q3 2019`. */
function fromWords(text: string): string | null {
  const words = text.toLowerCase().replace(/[,.]/g, ' ').split(/\s+/).filter(Boolean)
  const year = words.find((word) => /^\d{4}$/.test(word))
  const months = words.flatMap((word) => (/^\d/.test(word) ? [] : (monthOf(word) ?? [])))
  const [month] = months
  const day = words.map((word) => /^(\d{1,2})(?:er|st|nd|rd|th)?$/.exec(word)?.[1]).find((each) => each)
  if (year === undefined || month === undefined || months.length !== 1) return null
  if (words.length !== (day === undefined ? 2 : 3)) return null
  return valid(day === undefined ? `${year}-${pad(month)}` : `${year}-${pad(month)}-${pad(Number(day))}`)
}

/** `2019/05/24`, `2019/05//`, `2019///Summer`: RIS. Zeros are parts that nobody knows. */
function fromSlashes(text: string): string | null {
  const [year = '', month = '', day = '', more = ''] = text.split('/').map((part) => part.trim())
  if (!/^\d{4}$/.test(year) || text.split('/').length > 4 || !/^\d{0,2}$/.test(month)) return null
  const [monthNumber, dayNumber] = [Number(month), Number(day)]
  if (monthNumber === 0) {
    const season = monthOf(more)
    return valid(season === null ? year : `${year}-${season}`)
  }
  const head = `${year}-${pad(monthNumber)}`
  return valid(dayNumber > 0 ? `${head}-${pad(dayNumber)}` : head)
}

/** `24/05/2019`, `24.05.2019`; where day and month could be changed about, only the year is sure. */
function fromDayFirst(text: string): string | null {
  const match = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text)
  if (match === null) return null
  const [first, second, year] = [Number(match[1]), Number(match[2]), match[3] ?? '']
  if (first > 12) return valid(`${year}-${pad(second)}-${pad(first)}`)
  if (second > 12) return valid(`${year}-${pad(first)}-${pad(second)}`)
  return first === second ? valid(`${year}-${pad(first)}-${pad(second)}`) : valid(year)
}

/**
 * A date as a file has it, as EDTF with the precision that it shows: EDTF itself, ISO 8601 with time, `2019-05-00`, RIS,
 * words in English and French. Null where it cannot be read, so that a person is told.
 */
export function edtfOf(text: string): string | null {
  const value = text.trim().replace(/^\[|\]$/g, '')
  if (isEdtf(value)) return value
  const open = /^(\d{4}(?:-\d{2}){0,2})\/$/.exec(value)?.[1]
  if (open !== undefined && isEdtf(`${open}/..`)) return `${open}/..`
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ][\d:.,+Z-]*)?$/.exec(value)
  if (iso) return fromSlashes([iso[1], iso[2], iso[3] ?? ''].join('/'))
  const circa = /^(?:c\.|ca\.|circa|vers) ?(\d{4})$/i.exec(value)?.[1]
  if (circa !== undefined) return `${circa}~`
  const years = /^(\d{4})[–-](\d{4})$/.exec(value)
  if (years) return valid(`${years[1] ?? ''}/${years[2] ?? ''}`)
  return fromSlashes(value) ?? fromDayFirst(value) ?? fromWords(value)
}

/** A date put together from year, month and day in columns of their own; null where even the year is none. */
export function edtfOfParts(year: string, month: string | undefined, day: string | undefined): string | null {
  const whole = edtfOf(year)
  if (whole === null || !/^\d{4}$/.test(whole)) return whole
  if (month === undefined) return whole
  // BibTeX joins a day to the month: `24 may`.
  const joined = /^(\d{1,2})[ ~]+(\p{L}+\.?)$|^(\p{L}+\.?)[ ~]+(\d{1,2})$/u.exec(month.trim())
  const number = monthOf(joined?.[2] ?? joined?.[3] ?? month)
  if (number === null) return whole
  const dayNumber = Number(joined?.[1] ?? joined?.[4] ?? day ?? 0)
  const head = `${whole}-${pad(number)}`
  return (dayNumber > 0 ? valid(`${head}-${pad(dayNumber)}`) : null) ?? valid(head) ?? whole
}
