import { coverLines, type CoverLine } from './cover.ts'
import { isNameList } from './names.ts'
import type { Line, Reading } from './reading.ts'
import { evidenceOf, flat, joinLines, letterCount } from './text.ts'
import { withoutPortalMarks } from './title-junk.ts'
import type { GuessOrigin } from './types.ts'

/** A title found in one place. */
export interface TitleCandidate {
  readonly title: string
  readonly subtitle: string | null
  readonly origin: GuessOrigin
  readonly page: number | null
  readonly evidence: string
  readonly confidence: number
}

const MAX_TITLE_LINES = 6
const SAME_SIZE = 0.92
/** Characters of the longest title, and of the longest on a page that is all of one size: more is text. */
const LONGEST = { cover: 500, flat: 200 }
/** Periodicals are named with their region after the colon; without it every issue would have the same title. */
const PERIODICAL =
  /^(?:quarterly mixed migration update|mise a jour trimestrielle|qmmu|4mi snapshot|snapshot 4mi)/

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
  const isAboveBody =
    first.size >= 14 || lines.some((line) => line.size > 0 && line.size * 1.15 <= first.size)
  if (!afterColon && (first.size === 0 || !isAboveBody || first.size < last.size * 0.4)) return null
  const found = heading(
    lines,
    next,
    (line) => belongs(line) && Math.abs(line.size - first.size) <= first.size * 0.12,
    3,
  )
  const text = joinLines(found.map((line) => line.text))
  if (letterCount(text) < 3 || text.length > (afterColon ? 300 : 160)) return null
  // A sentence is the beginning of the text, and a list of names is that of the authors.
  return !afterColon && (/[.!]$/.test(text) || isNameList(text)) ? null : text
}

/** The title printed on the cover: the largest type that is not a type of publication, a date or a body. */
export function titleOnCover(reading: Reading): TitleCandidate[] {
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
  if (joined.length > LONGEST[flatPage ? 'flat' : 'cover']) return []
  const split = splitTitle(joined)
  const below = split.subtitle === null ? subtitleBelow(lines, found, joined.endsWith(':')) : null
  const wordy = joined.split(' ').length >= 2
  const confidence = flatPage ? 0.35 : wordy ? 0.8 : 0.5
  const evidence = evidenceOf(joinLines(found.map((line) => line.text)))
  const subtitle = split.subtitle ?? below
  return [{ title: split.title, subtitle, origin: 'page', page: chosen.page, evidence, confidence }]
}
