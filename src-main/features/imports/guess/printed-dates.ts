import { isEdtf } from '../../../contract/edtf.ts'
import { MONTH, monthNumber } from './months.ts'
import { flat } from './text.ts'

/** A date printed in a text, with the precision that was printed. A `span` of years is not a date of issue. */
export interface PrintedDate {
  readonly edtf: string
  readonly kind: 'day' | 'month' | 'quarter' | 'year' | 'span'
  /** Position in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

type Groups = Readonly<Record<string, string | undefined>>
interface Form {
  readonly pattern: RegExp
  readonly kind: PrintedDate['kind']
  readonly edtf: (groups: Groups) => string
}

const YEAR = '(?<y>(?:19|20)\\d\\d)(?!\\d)'
const DAY = (name: string): string => `(?<${name}>\\d{1,2})(?:st|nd|rd|th|er)?`
const OF = "(?:,? (?:of |de |d'|del )?)"
const TO = '(?: ?- ?| (?:and|et|to|au|a|y|e|al) )'
const ORDINAL: Readonly<Record<string, string>> = {
  first: '1',
  premier: '1',
  second: '2',
  deuxieme: '2',
  third: '3',
  troisieme: '3',
  fourth: '4',
  quatrieme: '4',
}

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0')
const day = (year: string | undefined, month: string | undefined, date: string | undefined): string =>
  `${year}-${monthNumber(month ?? '')}-${two(date)}`
const quarter = (groups: Groups): string => {
  const printed = groups['q'] ?? ''
  return `${groups['y']}-${32 + Number(ORDINAL[printed] ?? printed)}`
}
const form = (source: string, kind: PrintedDate['kind'], edtf: Form['edtf']): Form => ({
  pattern: new RegExp(`(?<![\\p{L}\\d])${source}`, 'gu'),
  kind,
  edtf,
})
const month = (name: string): string => `(?<${name}>${MONTH})\\.?`

/** Day and month in figures: which is which is only known where one exceeds twelve; else only the year is. */
function figures({ a, b, y }: Groups): string {
  if (Number(a) > 12) return `${y}-${two(b)}-${two(a)}`
  if (Number(b) > 12) return `${y}-${two(a)}-${two(b)}`
  return a === b ? `${y}-${two(a)}-${two(b)}` : `${y}`
}

/** Most telling first: a place already read is not read again. */
const FORMS: readonly Form[] = [
  form(`${DAY('d')} ${month('m')}${TO}${DAY('e')}${OF}${month('n')}${OF}${YEAR}`, 'day', (g) => {
    return `${day(g['y'], g['m'], g['d'])}/${day(g['y'], g['n'], g['e'])}`
  }),
  form(`${DAY('d')}${TO}${DAY('e')}${OF}${month('m')}${OF}${YEAR}`, 'day', (g) => {
    return `${day(g['y'], g['m'], g['d'])}/${day(g['y'], g['m'], g['e'])}`
  }),
  form(`${DAY('d')}${OF}${month('m')}${OF}${YEAR}`, 'day', (g) => day(g['y'], g['m'], g['d'])),
  form(`${month('m')} ${DAY('d')}(?:${TO}${DAY('e')})?,? ${YEAR}`, 'day', (g) => {
    const first = day(g['y'], g['m'], g['d'])
    return g['e'] === undefined ? first : `${first}/${day(g['y'], g['m'], g['e'])}`
  }),
  form(`${month('m')}${TO}${month('n')}${OF}${YEAR}`, 'month', (g) => {
    return `${g['y']}-${monthNumber(g['m'] ?? '')}/${g['y']}-${monthNumber(g['n'] ?? '')}`
  }),
  form(`${month('m')}${OF}${YEAR}`, 'month', (g) => `${g['y']}-${monthNumber(g['m'] ?? '')}`),
  form(`(?:quarter|trimestre|trim\\.?|q|t) ?(?<q>[1-4])(?: ?[-,] ?|${OF})${YEAR}`, 'quarter', quarter),
  form(`(?<q>[1-4])(?:st|nd|rd|th|er|e|eme|o|º)? (?:quarter|trimestre)${OF}${YEAR}`, 'quarter', quarter),
  form(`(?<q>${Object.keys(ORDINAL).join('|')}) (?:quarter|trimestre)${OF}${YEAR}`, 'quarter', quarter),
  form(`(?<y>20\\d\\d)[ -]?q(?<q>[1-4])(?!\\d)`, 'quarter', quarter),
  form(
    `(?<y>(?:19|20)\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)(?!\\d)`,
    'day',
    (g) => `${g['y']}-${g['m']}-${g['d']}`,
  ),
  form(`(?<a>\\d{1,2})(?<s>[./])(?<b>\\d{1,2})\\k<s>${YEAR}`, 'day', figures),
  form(`(?:19|20)\\d\\d ?[-/] ?(?:(?:19|20)\\d\\d|\\d\\d)(?!\\d)`, 'span', () => ''),
  form(`${YEAR}(?![,.]\\d)`, 'year', (g) => `${g['y']}`),
]

/** Precision that the value really has: ambiguous figures leave only a year. */
function kindOf(edtf: string, kind: PrintedDate['kind']): PrintedDate['kind'] {
  return kind === 'day' && edtf.length === 4 ? 'year' : kind
}

/**
 * Dates of a text in English, French, Spanish or Portuguese, with or without accents, in order of place. Reads the first 600
 * characters. Years are 1900 to 2099. A span of years has an empty `edtf`.
 */
export function printedDates(text: string): PrintedDate[] {
  // Every form holds a year in figures, and most lines hold no figure at all.
  if (!/\d{4}/.test(text.slice(0, 600))) return []
  const haystack = flat(text.slice(0, 600))
  const found: PrintedDate[] = []
  for (const { pattern, kind, edtf } of FORMS) {
    for (const match of haystack.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (found.some((other) => start < other.end && other.start < end)) continue
      const value = edtf(match.groups ?? {})
      if (kind === 'span' || isEdtf(value)) found.push({ edtf: value, kind: kindOf(value, kind), start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
