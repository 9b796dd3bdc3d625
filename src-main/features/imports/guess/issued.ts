import { edtfRange, edtfYear } from '../../../contract/edtf.ts'
import type { Block } from './blocks.ts'
import { isDateLine } from './cover.ts'
import { hubOfCode } from './hubs.ts'
import { printedDates, type PrintedDate } from './printed-dates.ts'
import type { Line, Reading } from './reading.ts'
import { evidenceOf } from './text.ts'
import type { Guess } from './types.ts'

type Candidate = Omit<Guess, 'field' | 'value'> & { readonly value: string }

const issueDate = (text: string): PrintedDate | undefined =>
  printedDates(text).find((date) => date.kind !== 'span')

/** Order of trust: cover, then imprint and suggested citation, file name, metadata that name a date, creation of the file. */
const TRUST = {
  cover: 0.9,
  secondCover: 0.6,
  imprint: 0.75,
  citation: 0.7,
  name: 0.5,
  copyright: 0.4,
  xmp: 0.35,
  file: 0.15,
}

function fromLines(lines: readonly Line[], trust: number, { labels }: Reading): Candidate[] {
  return lines
    .filter((line) => isDateLine(line.text, labels))
    .slice(0, 5)
    .flatMap((line, index) => {
      const date = issueDate(line.text)
      if (date === undefined) return []
      // A year alone is the weakest of what a cover prints, and the first date is the likeliest.
      const confidence = trust - 0.03 * index - (date.kind === 'year' ? 0.2 : 0)
      return [
        {
          value: date.edtf,
          origin: 'page' as const,
          evidence: evidenceOf(line.text),
          page: line.page,
          confidence,
        },
      ]
    })
}

/** A period that the issue covers is printed with the name of the series: `Quarterly … Update Q3 2020: West Africa`. */
function fromQuarterInText({ lines }: Reading): Candidate[] {
  const line = lines.find((each) => each.page <= 2 && /quarterly|qmmu|trimestriel/i.test(each.text))
  const date =
    line === undefined ? undefined : printedDates(line.text).find((each) => each.kind === 'quarter')
  if (line === undefined || date === undefined) return []
  return [
    { value: date.edtf, origin: 'page', evidence: evidenceOf(line.text), page: line.page, confidence: 0.7 },
  ]
}

function fromBlocks(blocks: readonly Block[]): Candidate[] {
  return blocks.flatMap((block): Candidate[] => {
    const isCitation = block.role === 'citation'
    if (!isCitation && block.role !== 'imprint') return []
    // The year of a citation stands near its start; a year further on belongs to the title.
    const date = issueDate(block.text.slice(0, isCitation ? 160 : 60))
    if (date === undefined) return []
    const evidence = evidenceOf(`${block.label} ${block.text}`)
    const confidence = isCitation ? TRUST.citation : TRUST.imprint
    return [
      { value: date.edtf, origin: isCitation ? 'citation' : 'page', evidence, page: block.page, confidence },
    ]
  })
}

function fromCopyright({ lines }: Reading): Candidate[] {
  const line = lines.find(
    (each) => each.page <= 3 && /(?:©|\(c\)|copyright)[^\d]{0,40}(?:19|20)\d\d/i.test(each.text),
  )
  const date = line === undefined ? undefined : issueDate(line.text)
  if (line === undefined || date === undefined) return []
  return [
    {
      value: date.edtf,
      origin: 'page',
      evidence: evidenceOf(line.text),
      page: line.page,
      confidence: TRUST.copyright,
    },
  ]
}

/** `ms-wa-1709` and `tr-ea-1802`: kind, hub, year and month. */
const MONTHLY = /^(?:ms|tr)-([a-z]{2,4})-(\d\d)(0[1-9]|1[0-2])$/i

function fromName({ name }: Reading): Candidate[] {
  const make = (value: string, confidence: number): Candidate[] => [
    { value, origin: 'filename', evidence: name.stem, page: null, confidence },
  ]
  const monthly = MONTHLY.exec(name.stem)
  if (monthly !== null && hubOfCode(monthly[1] ?? '') !== null)
    return make(`20${monthly[2]}-${monthly[3]}`, TRUST.name)
  // Hyphens stay in figures (`2019-05-24`) and go between words (`May-2019`).
  const spaced = name.stem.replace(/[_ ]+/g, ' ').replace(/(?<=\p{L})-|-(?=\p{L})/gu, ' ')
  const date = issueDate(spaced)
  if (date === undefined) return []
  return make(date.edtf, date.kind === 'year' ? TRUST.name / 2 : TRUST.name)
}

/** `D:20190611…` or ISO 8601, to the month: when a file was made says no more about when the work came out. */
function monthOf(value: string): string | null {
  const match = /^(?:D:)?((?:19|20)\d\d)-?(0[1-9]|1[0-2])/.exec(value)
  return match === null ? null : `${match[1]}-${match[2]}`
}

function fromMetadata({ facts }: Reading): Candidate[] {
  const make = (
    value: string | null,
    origin: 'xmp' | 'info',
    evidence: string,
    confidence: number,
  ): Candidate[] =>
    value === null ? [] : [{ value, origin, evidence: evidenceOf(evidence), page: null, confidence }]
  const named = ['prism:publicationDate', 'dcterms:issued', 'dc:date'].flatMap((name) => {
    const printed = facts.xmp[name]?.[0]
    if (printed === undefined) return []
    return make(issueDate(printed)?.edtf ?? null, 'xmp', `${name} ${printed}`, TRUST.xmp)
  })
  const created = facts.info['CreationDate'] ?? ''
  const xmpCreated = facts.xmp['xmp:CreateDate']?.[0] ?? ''
  return [
    ...named,
    ...make(monthOf(created), 'info', `CreationDate ${created}`, TRUST.file),
    ...make(monthOf(xmpCreated), 'xmp', `xmp:CreateDate ${xmpCreated}`, TRUST.file - 0.03),
  ]
}

/** Whether two dates can both be true: `2019` and `2019-05` can, `2018` and `2019-05` cannot. */
export function areCompatible(a: string, b: string): boolean {
  const [first, second] = [edtfRange(a), edtfRange(b)]
  if (first === null || second === null) return false
  const before = (to: string | null, from: string | null): boolean =>
    to !== null && from !== null && to < from
  return !before(first.to, second.from) && !before(second.to, first.from)
}

/** A bare year after the file was made is the subject (`… in 2030`). Clocks before 1993, when PDF began, are not believed. */
function isSubjectYear({ value }: Candidate, { facts }: Reading): boolean {
  const made = edtfYear(monthOf(facts.info['CreationDate'] ?? facts.xmp['xmp:CreateDate']?.[0] ?? '') ?? '')
  return value.length === 4 && made !== null && made >= 1993 && Number(value) > made + 1
}

/** A conflict with another printed date lowers the first, but keeps it first: the choice is a person's. */
function weighed(ranked: readonly Candidate[]): Candidate[] {
  const [first, ...others] = ranked
  if (first === undefined) return []
  const rivals = others.filter(
    (other) => other.confidence >= 0.45 && !areCompatible(first.value, other.value),
  )
  const highest = Math.max(0, ...others.map((other) => other.confidence))
  const confidence =
    rivals.length > 0
      ? Math.max(first.confidence - 0.2, Math.min(first.confidence, highest + 0.01))
      : first.confidence
  return [{ ...first, confidence }, ...others]
}

/** Guesses of the date of issue. Dates that contradict each other are all kept. */
export function guessIssued(reading: Reading, blocks: readonly Block[]): Guess[] {
  const { cover, lines } = reading
  const coverPage = cover[0]?.page ?? 0
  const second = lines.filter((line) => line.page === coverPage + 1).slice(0, 25)
  const candidates = [
    ...fromLines(cover, TRUST.cover, reading),
    ...fromLines(second, TRUST.secondCover, reading),
    ...fromQuarterInText(reading),
    ...fromBlocks(blocks),
    ...fromCopyright(reading),
    ...fromName(reading),
    ...fromMetadata(reading),
  ]
  const kept = candidates.filter((candidate) => !isSubjectYear(candidate, reading))
  const ranked = kept.sort((a, b) => b.confidence - a.confidence)
  return weighed(ranked).map((candidate) => ({ field: 'issued', ...candidate }))
}
