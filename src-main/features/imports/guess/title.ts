import { coverLines, type CoverLine } from './cover.ts'
import type { Line, Reading } from './reading.ts'
import { metadataTitle, withoutPortalMarks } from './title-junk.ts'
import { evidenceOf, flat, isCapitals, joinLines, letterCount } from './text.ts'
import type { Guess, GuessOrigin } from './types.ts'

/** A title found in one place. */
interface Candidate {
  readonly title: string
  readonly subtitle: string | null
  readonly origin: GuessOrigin
  readonly page: number | null
  readonly evidence: string
  readonly confidence: number
}

const MAX_TITLE_LINES = 6
const SAME_SIZE = 0.92
/** Periodicals are named with their region after the colon; without it every issue would have the same title. */
const PERIODICAL =
  /^(?:quarterly mixed migration update|mise a jour trimestrielle|qmmu|4mi snapshot|snapshot 4mi)/

const comparable = (text: string): string =>
  flat(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()

function isFit(line: CoverLine): boolean {
  return letterCount(line.text) >= 4
}

/** Lines that may be a title: text, or a type in larger letters than any text (`Mixed Migration Review 2021`). */
function titleLines(lines: readonly CoverLine[]): CoverLine[] {
  const text = lines.filter((line) => line.role === 'text' && isFit(line))
  const largest = Math.max(0, ...text.map((line) => line.size))
  const larger = (line: CoverLine): boolean =>
    line.role === 'type' && isFit(line) && line.size > largest * 1.15
  const fit = lines.filter((line) => (line.role === 'text' && isFit(line)) || (largest > 0 && larger(line)))
  return fit.length > 0
    ? fit
    : lines.filter((line) => line.role !== 'noise' && line.role !== 'project' && isFit(line))
}

/** The gap between two lines in heights of the type; 0 where places are not known. */
function gap(above: Line, below: Line): number {
  if (above.box[3] === 0 || below.box[3] === 0 || above.size === 0) return 0
  return Math.max(0, Math.max(above.box[1] - below.box[3], below.box[1] - above.box[3])) / above.size
}

/** Lines from `start` on that belong together: same size, near each other, nothing of another role between. */
function heading(
  lines: readonly CoverLine[],
  start: number,
  isSame: (line: CoverLine) => boolean,
  max: number,
): CoverLine[] {
  const first = lines[start]
  if (first === undefined) return []
  const found = [first]
  for (const line of lines.slice(start + 1)) {
    const last = found.at(-1) ?? first
    if (found.length >= max || !isSame(line) || gap(last, line) > 1.6) break
    found.push(line)
  }
  return found
}

/** Splits at the first colon that ends the title proper; not within a time or a very short head. */
export function splitTitle(text: string): { title: string; subtitle: string | null } {
  const colon = /\s*:\s+(?=\S)/u.exec(text)
  if (colon === null || PERIODICAL.test(flat(text)))
    return { title: text.replace(/\s*:$/u, ''), subtitle: null }
  const title = text.slice(0, colon.index)
  const subtitle = text.slice(colon.index + colon[0].length)
  if (letterCount(title) < 4 || letterCount(subtitle) < 3) return { title: text, subtitle: null }
  return { title, subtitle }
}

/** Smaller lines right below the title: certain after a colon, likely where they are larger than the text of the page. */
function subtitleBelow(
  lines: readonly CoverLine[],
  title: readonly CoverLine[],
  afterColon: boolean,
): string | null {
  const last = title.at(-1)
  const next = last === undefined ? -1 : lines.indexOf(last) + 1
  const first = lines[next]
  if (last === undefined || first === undefined || gap(last, first) > (afterColon ? 3 : 1.6)) return null
  // The last piece of a subtitle may look like something else (`West Africa`), but a type or a date ends it.
  const belongs = (line: CoverLine): boolean =>
    line.role === 'text' || (afterColon && line.role === 'organisation')
  if (!belongs(first)) return null
  const body = Math.min(...lines.filter((line) => line.size > 0).map((line) => line.size))
  if (!afterColon && (first.size === 0 || first.size < body * 1.15 || first.size < last.size * 0.4))
    return null
  const found = heading(
    lines,
    next,
    (line) => belongs(line) && Math.abs(line.size - first.size) <= first.size * 0.12,
    3,
  )
  const text = joinLines(found.map((line) => line.text))
  return letterCount(text) >= 3 && text.length <= 300 ? text : null
}

/** The title printed on the cover: the largest type that is not a type of publication, a date or a body. */
function fromCover(reading: Reading): Candidate[] {
  const lines = coverLines(reading)
  const fit = titleLines(lines)
  const largest = Math.max(0, ...fit.map((line) => line.size))
  const start = lines.findIndex((line) => fit.includes(line) && line.size >= largest * SAME_SIZE)
  const chosen = lines[start]
  if (chosen === undefined) return []
  const flatPage = largest === 0 || lines.every((line) => line.size >= largest * SAME_SIZE)
  const same = (line: CoverLine): boolean =>
    line.size >= largest * SAME_SIZE && (fit.includes(line) || (line.role === 'organisation' && !flatPage))
  const found = heading(lines, start, same, flatPage ? 3 : MAX_TITLE_LINES)
  const joined = withoutPortalMarks(joinLines(found.map((line) => line.text)))
  if (joined.length > 500) return []
  const split = splitTitle(joined)
  const below = split.subtitle === null ? subtitleBelow(lines, found, joined.endsWith(':')) : null
  const wordy = joined.split(' ').length >= 2
  const confidence = flatPage ? 0.35 : wordy ? 0.8 : 0.5
  const evidence = evidenceOf(joinLines(found.map((line) => line.text)))
  const subtitle = split.subtitle ?? below
  return [{ title: split.title, subtitle, origin: 'page', page: chosen.page, evidence, confidence }]
}

function fromMetadata({ facts }: Reading): Candidate[] {
  const sources = [
    { origin: 'xmp' as const, value: facts.xmp['dc:title']?.[0] ?? '' },
    { origin: 'info' as const, value: facts.info['Title'] ?? '' },
  ]
  return sources.flatMap(({ origin, value }) => {
    const title = metadataTitle(value)
    if (title === null) return []
    const split = splitTitle(title)
    return [{ ...split, origin, page: null, evidence: evidenceOf(title), confidence: 0.5 }]
  })
}

/** Rabat Process and ICMPD reports repeat their full title as a running header. */
export function runningHeaders(lines: readonly Line[]): Map<string, number> {
  const pages = new Map<string, Set<number>>()
  for (const line of lines) {
    const text = line.text.replace(/^\d{1,4}\s+|\s+\d{1,4}$/g, '')
    if (text.split(' ').length < 4 || isCapitals(text) !== isCapitals(line.text)) continue
    const seen = pages.get(text)
    if (seen === undefined) pages.set(text, new Set([line.page]))
    else seen.add(line.page)
  }
  return new Map(
    [...pages].filter(([, seen]) => seen.size >= 2).map(([text, seen]) => [text, Math.min(...seen)]),
  )
}

function fromHeaders({ lines }: Reading): Candidate[] {
  return [...runningHeaders(lines.filter((line) => line.page > 0))].slice(0, 2).map(([text, page]) => ({
    ...splitTitle(text),
    origin: 'page' as const,
    page,
    evidence: evidenceOf(text),
    confidence: 0.45,
  }))
}

function fromName({ name }: Reading): Candidate[] {
  if (letterCount(name.words) < 4) return []
  return [
    {
      title: name.words,
      subtitle: null,
      origin: 'filename',
      page: null,
      evidence: name.stem,
      confidence: 0.2,
    },
  ]
}

/** A title that another place confirms is surer. */
function confirmed(candidate: Candidate, all: readonly Candidate[]): Candidate {
  const own = comparable(candidate.title)
  const agrees = (other: Candidate): boolean => {
    const text = comparable(`${other.title} ${other.subtitle ?? ''}`)
    return (
      other !== candidate &&
      other.origin !== candidate.origin &&
      (text.startsWith(own) || own.startsWith(comparable(other.title)))
    )
  }
  return all.some(agrees)
    ? { ...candidate, confidence: Math.min(0.95, candidate.confidence + 0.15) }
    : candidate
}

/** Guesses of title and subtitle. Only the best title has its subtitle, so that the two always belong together. */
export function guessTitles(reading: Reading): Guess[] {
  const all = [...fromCover(reading), ...fromMetadata(reading), ...fromHeaders(reading), ...fromName(reading)]
  const ranked = all.map((candidate) => confirmed(candidate, all)).sort((a, b) => b.confidence - a.confidence)
  return ranked.flatMap(({ title, subtitle, ...rest }, index): Guess[] => {
    if (title === '') return []
    if (subtitle === null) return [{ field: 'title', value: title, ...rest }]
    if (index === 0) {
      return [
        { field: 'title', value: title, ...rest },
        { field: 'subtitle', value: subtitle, ...rest },
      ]
    }
    return [{ field: 'title', value: `${title}: ${subtitle}`, ...rest }]
  })
}
