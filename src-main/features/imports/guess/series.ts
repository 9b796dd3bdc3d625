import { hubOfCode, hubOfWords, type Hub } from './hubs.ts'
import { printedDates } from './printed-dates.ts'
import type { Reading } from './reading.ts'
import { conceptsNamed } from './resolve-label.ts'
import { evidenceOf, flat } from './text.ts'
import type { Guess, GuessOrigin } from './types.ts'

interface Found {
  readonly series: string
  readonly number: string | null
  readonly origin: GuessOrigin
  readonly evidence: string
  readonly page: number | null
  readonly confidence: number
}

const HUB = 'WA|NA|EAY?|ESA|EU|AP|ASIA|LAC'
const QMMU = new RegExp(
  `(?<![A-Za-z0-9])QMMU[ _-]*(?:Q(?<q>[1-4])[ _-]*(?<y>20\\d\\d)(?:[ _-]*(?<hub>${HUB}))?|(?<hub2>${HUB})[ _-]*Q(?<q2>[1-4])[ _-]*(?<y2>20\\d\\d))(?![A-Za-z0-9])`,
  'i',
)
const SLUG = /quarterly-mixed-migration-update-(?<hub>[a-z]+)-q(?<q>[1-4])-(?<y>20\d\d)/i
const MONTHLY = /^(?<kind>ms|tr)-(?<hub>wa|na|eay?|esa|eu|ap|asia|lac)-(?<yy>\d\d)(?<mm>0[1-9]|1[0-2])$/i
const QUARTERLY_WORDS =
  /quarterly mixed migration update|mise a jour trimestrielle sur la migration mixte|\bqmmu\b/
const REVIEW = /mixed migration review,? (20\d\d)\b|\bmmr[ _-]?(20\d\d)\b/
const NUMBERED = /(?:#|\bno\.? ?|\bn ?[°º] ?|\bissue |\bnumero |\bnumber |\bnum\. ?|\bvol\. ?)(\d{1,4})\b/

/** The concept of a series where it is known, else its parent. */
function known(ids: readonly string[], { labels }: Reading): string | null {
  return ids.find((id) => labels.get(id) !== null) ?? null
}

function quarterlySeries(hub: Hub | null, reading: Reading): string | null {
  return known([...(hub === null ? [] : [`series:s-qmmu-${hub.id}`]), 'series:s-qmmu'], reading)
}

function fromName(reading: Reading): Found[] {
  const { stem } = reading.name
  const make = (series: string | null, number: string): Found[] =>
    series === null
      ? []
      : [{ series, number, origin: 'filename', evidence: stem, page: null, confidence: 0.75 }]
  const quarterly = (QMMU.exec(stem) ?? SLUG.exec(stem))?.groups
  if (quarterly !== undefined) {
    const hub = hubOfCode(quarterly['hub'] ?? quarterly['hub2'] ?? '')
    const quarter = `Q${quarterly['q'] ?? quarterly['q2']} ${quarterly['y'] ?? quarterly['y2']}`
    return make(quarterlySeries(hub, reading), hub === null ? quarter : `${hub.code} ${quarter}`)
  }
  const monthly = MONTHLY.exec(stem)?.groups
  if (monthly === undefined) return []
  const series = monthly['kind']?.toLowerCase() === 'ms' ? 'series:s-monthly' : 'series:s-trend'
  // The number keeps the hub code of its time (`EA`), as the catalogue of old issues does.
  const number = `${monthly['hub']?.toUpperCase()} 20${monthly['yy']}-${monthly['mm']}`
  return make(known([series], reading), number)
}

/** Words of a quarterly update are broken over the lines of its cover, so the cover is read as one text. */
function quarterly(reading: Reading): Found[] {
  const { cover } = reading
  const inner = reading.lines.filter((line) => line.page > 0 && line.page <= 3)
  const sources = [
    cover
      .map((line) => line.text)
      .join(' ')
      .slice(0, 3000),
    ...inner.map((line) => line.text),
  ]
  for (const [index, text] of sources.entries()) {
    const words = flat(text)
    const at = words.search(QUARTERLY_WORDS)
    if (at < 0) continue
    const quarter = quarterOf(text.slice(Math.max(0, at - 100), at + 300))
    const hub = hubOfWords(words.slice(at)) ?? hubOfWords(words)
    const series = quarterlySeries(hub, reading)
    if (series === null || (index > 0 && quarter === null)) continue
    const number =
      quarter === null ? null : [hub?.code, quarter].filter((part) => part !== undefined).join(' ')
    const page = index === 0 ? (cover[0]?.page ?? 0) : (inner[index - 1]?.page ?? null)
    return [
      {
        series,
        number,
        origin: 'page',
        evidence: evidenceOf(text.slice(at)),
        page,
        confidence: index === 0 ? 0.85 : 0.7,
      },
    ]
  }
  return []
}

function quarterOf(text: string): string | null {
  const date = printedDates(text).find((each) => each.kind === 'quarter')
  return date === undefined ? null : `Q${Number(date.edtf.slice(5, 7)) - 32} ${date.edtf.slice(0, 4)}`
}

function review(reading: Reading): Found[] {
  const series = known(['series:s-mmr'], reading)
  const cover = reading.cover
    .map((line) => line.text)
    .join(' ')
    .slice(0, 3000)
  for (const [origin, text] of [['page', cover] as const, ['filename', reading.name.stem] as const]) {
    const match = REVIEW.exec(flat(text).replace(/[_-]/g, ' '))
    const number = match?.[1] ?? match?.[2]
    if (series === null || number === undefined) continue
    const page = origin === 'page' ? (reading.cover[0]?.page ?? 0) : null
    return [
      {
        series,
        number,
        origin,
        evidence: evidenceOf(text),
        page,
        confidence: origin === 'page' ? 0.75 : 0.6,
      },
    ]
  }
  return []
}

/** A line of the cover that is the name of a series, with a number if one is printed beside it. */
function named(reading: Reading): Found[] {
  return reading.cover.flatMap((line): Found[] => {
    const numbered = NUMBERED.exec(flat(line.text))
    const plain = numbered === null ? line.text : line.text.slice(0, numbered.index)
    const [series] = conceptsNamed(plain.replace(/[\s,|–—-]+$/u, ''), 'series', reading.labels)
    if (series === undefined) return []
    const number = numbered?.[1] ?? null
    return [
      { series, number, origin: 'page', evidence: evidenceOf(line.text), page: line.page, confidence: 0.7 },
    ]
  })
}

/** Guesses of series and number, in pairs: a number is only read with its series. */
export function guessSeries(reading: Reading): Guess[] {
  const found = [...quarterly(reading), ...fromName(reading), ...review(reading), ...named(reading)]
  return found
    .sort((a, b) => b.confidence - a.confidence)
    .flatMap(({ series, number, ...rest }, index): Guess[] => {
      const guess: Guess = { field: 'series', value: series, ...rest }
      // A number of another series than the best would be read as belonging to it.
      const belongs = number !== null && (index === 0 || series === found[0]?.series)
      return belongs ? [guess, { field: 'number', value: number, ...rest }] : [guess]
    })
}

/** Type of the works of a series, where the series is of one type. */
const TYPE_OF_SERIES: readonly (readonly [RegExp, string])[] = [
  [/^series:s-qmmu/, 'publication-type:qmmu-type'],
  [/^series:s-monthly$/, 'publication-type:monthly-summary'],
  [/^series:s-trend$/, 'publication-type:trend-report'],
  [/^series:s-mmr$/, 'publication-type:annual-review'],
  [/^series:s-4mi-snapshot$/, 'publication-type:snapshot'],
]

/** Guesses of the type that follow from the series. */
export function typesOfSeries(series: readonly Guess[], { labels }: Reading): Guess[] {
  return series.flatMap((guess): Guess[] => {
    const id = typeof guess.value === 'string' && guess.field === 'series' ? guess.value : ''
    const type = TYPE_OF_SERIES.find(([pattern]) => pattern.test(id))?.[1]
    return type === undefined || labels.get(type) === null ? [] : [{ ...guess, field: 'type', value: type }]
  })
}
