import { isEdtf } from '../../../src-main/contract/edtf.ts'
import { fold } from './fold.ts'

const MONTHS: readonly string[] = [
  'january janvier jan janv',
  'february fevrier feb fev fevr',
  'march mars mar',
  'april avril apr avr',
  'may mai',
  'june juin jun',
  'july juillet jul juil',
  'august aout aug',
  'september septembre sep sept',
  'october octobre oct',
  'november novembre nov',
  'december decembre dec',
]
const NUMBER_OF_MONTH = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
)
/** EDTF numbers of the seasons, ISO 8601-2:2019 4.8.2. */
const SEASONS: ReadonlyMap<string, number> = new Map([
  ['spring', 21],
  ['printemps', 21],
  ['summer', 22],
  ['ete', 22],
  ['autumn', 23],
  ['fall', 23],
  ['automne', 23],
  ['winter', 24],
  ['hiver', 24],
])
const FIRST_QUARTER = 33

/** What was typed of a date; a part that was not typed is absent. */
interface Parts {
  readonly year?: number
  /** 1–12, or an EDTF season or quarter. */
  readonly month?: number
  readonly day?: number
}

const two = (value: number): string => String(value).padStart(2, '0')

function edtfOf({ year, month, day }: Parts): string | null {
  if (year === undefined) return null
  const text = [String(year), ...(month === undefined ? [] : [two(month)])]
  if (day !== undefined) text.push(two(day))
  return day !== undefined && month === undefined ? null : text.join('-')
}

/** `14/12/2022` is read day first, as both languages here write it; `12/14/2022` can only be month first. */
function slashed(first: number, second: number, year: number): Parts {
  return first <= 12 && second > 12
    ? { year, month: first, day: second }
    : { year, month: second, day: first }
}

const NUMERIC: readonly (readonly [RegExp, (found: number[]) => Parts])[] = [
  [/^(\d{4})$/, ([year = 0]) => ({ year })],
  [/^(\d{4})[-/.](\d{1,2})$/, ([year = 0, month = 0]) => ({ year, month })],
  [/^(\d{1,2})[-/.](\d{4})$/, ([month = 0, year = 0]) => ({ year, month })],
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([year = 0, month = 0, day = 0]) => ({ year, month, day })],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, ([a = 0, b = 0, year = 0]) => slashed(a, b, year)],
  [/^(?:t|q|trimestre|quarter)\s*([1-4])\D{0,3}(\d{4})$/, ([n = 0, year = 0]) => quarter(n, year)],
  [
    /^([1-4])\s*(?:er|e|eme|st|nd|rd|th)?\s*(?:trimestre|quarter)\D{0,4}(\d{4})$/,
    ([n = 0, year = 0]) => quarter(n, year),
  ],
  [/^(\d{4})\s*[-/]?\s*(?:t|q)\s*([1-4])$/, ([year = 0, n = 0]) => quarter(n, year)],
  [/^(\d{1,2})$/, ([day = 0]) => ({ day })],
]
const quarter = (number: number, year: number): Parts => ({ year, month: FIRST_QUARTER + number - 1 })

/** A date in words: the name of a month or season, and numbers around it in either order. */
function worded(text: string): Parts | null {
  const words = text
    .replace(/[,.]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'de' && word !== 'of')
  let parts: Parts = {}
  for (const word of words) {
    const month = NUMBER_OF_MONTH.get(word) ?? SEASONS.get(word)
    const number = Number(/^(\d{1,4})(?:er|st|nd|rd|th)?$/.exec(word)?.[1] ?? Number.NaN)
    if (month !== undefined && parts.month === undefined) parts = { ...parts, month }
    else if (number > 31 && parts.year === undefined) parts = { ...parts, year: number }
    else if (number >= 1 && number <= 31 && parts.day === undefined) parts = { ...parts, day: number }
    else return null
  }
  return parts.month === undefined ? null : parts
}

function readParts(text: string): Parts | null {
  for (const [pattern, parts] of NUMERIC) {
    const found = pattern.exec(text)
    if (found) return parts(found.slice(1).map(Number))
  }
  return worded(text)
}

const ABOUT = /^(?:vers|environ|circa|ca\.?|c\.|about|around|~)\s*/
const UNCERTAIN = /\s*(?:\?|\((?:incertain|uncertain)\))$/

/** One date, with what `end` says of an interval's end taken over where the start leaves it out (`23–24 octobre 2018`). */
function readOne(text: string, end: Parts = {}): { parts: Parts; edtf: string } | null {
  const about = ABOUT.test(text)
  const uncertain = UNCERTAIN.test(text)
  const found = readParts(text.replace(ABOUT, '').replace(UNCERTAIN, ''))
  if (!found) return null
  const { day: _notItsOwn, ...rest } = end
  const edtf = edtfOf(found.year === undefined ? { ...rest, ...found } : found)
  const mark = about && uncertain ? '%' : about ? '~' : uncertain ? '?' : ''
  return edtf === null ? null : { parts: found, edtf: edtf + mark }
}

const BETWEEN = /\s+(?:-|–|—|a|au|to|et|and)\s+|(?<=[\p{L}\d])[–—](?=[\p{L}\d])|(?<=^\d{4})-(?=\d{4}$)/u

function readInterval(text: string): string | null {
  const since = /^(?:depuis|since|from|a partir de)\s+(.+)$/.exec(text)?.[1]
  if (since !== undefined && !BETWEEN.test(since)) {
    const start = readOne(since)
    return start && `${start.edtf}/..`
  }
  const until = /^(?:jusqu'a|jusqu'en|until|avant|before)\s+(.+)$/.exec(text)?.[1]
  if (until !== undefined) {
    const end = readOne(until)
    return end && `../${end.edtf}`
  }
  const [left, right, more] = text.replace(/^(?:de|du|from|between|entre)\s+/, '').split(BETWEEN)
  if (left === undefined || right === undefined || more !== undefined) return null
  const end = readOne(right)
  const start = end && readOne(left, end.parts)
  return start && `${start.edtf}/${end.edtf}`
}

/**
 * A date as people type it, in French or English: `mai 2019`, `May 14, 2019`, `14/12/2022`, `T3 2019`, `vers 2018`,
 * `depuis 2020`, `23–24 octobre 2018`, or EDTF itself. The precision stays what was typed.
 *
 * @returns EDTF, or null where the text is no date
 */
export function readDate(typed: string): string | null {
  const plain = typed.trim()
  if (isEdtf(plain)) return plain
  const text = fold(plain)
  const read = readOne(text)?.edtf ?? readInterval(text)
  return read !== null && isEdtf(read) ? read : null
}
