import type { LabelIndex } from '../../vocabulary/index.ts'
import { printedDates } from './printed-dates.ts'
import type { Line, Reading } from './reading.ts'
import { conceptsNamed } from './resolve-label.ts'
import { flat, letterCount } from './text.ts'
import { typesOfLine, withoutDates } from './type-line.ts'

export type LineRole = 'type' | 'date' | 'organisation' | 'project' | 'noise' | 'text'

export interface CoverLine extends Line {
  readonly role: LineRole
}

/** Lines about who paid or ran the project, not about the work. */
const PROJECT =
  /^(?:project (?:funded|implemented)|projet (?:finance|mis en oeuvre|mis en œuvre)|(?:in|dans) the framework of|dans le cadre d|supported by|funded by|financed by|avec le soutien|with (?:the )?(?:financial )?support|(?:front )?cover photo|photo credit|credit photo|layout|acknowledgements|remerciements)/
const ADDRESS = /(?:https?:\/\/|www\.|@[\w-]+\.)/i
/** Headings that every publication has. */
const HEADING =
  /^(?:\d{1,2}[.)]? )?(?:(?:table of )?contents?|table des matieres|sommaire|indice|introduction|foreword|preface|avant-propos|abstract|resume|acronyms|list of acronyms|liste d'acronymes|page)(?: \d{1,4})?[:.]?$/
/** Words after a date that leave it the date of the thing: `Abidjan, 24 October 2019, hosted by …`. */
const AFTER_DATE = /^\s*(?:$|[,.|–—(-]|hosted|organis|organiz)/
/** A period that was studied, or a visit to a web page, is not a date of issue. */
const OTHER_DATE =
  /\b(?:interview|entretien|survey|enquete|respondent|repondant|data (?:was|were|is|collect)|collecte|accessed|consulte|retrieved|between|entre|since|depuis|until|as of|deadline)/

/**
 * Whether a line is the date of the work: hardly more than a date, perhaps with a type, a body or a place before it. A bare
 * year counts only alone or with a type (`4Mi Snapshot · 2024`), and a span of years never.
 */
export function isDateLine(text: string, labels: LabelIndex): boolean {
  if (text.length > 160 || OTHER_DATE.test(flat(text))) return false
  const [date] = printedDates(text)
  if (date === undefined || date.kind === 'span') return false
  const before = text.slice(0, date.start)
  const after = text.slice(date.end)
  if (date.kind === 'year')
    return (
      letterCount(before + after) === 0 ||
      /^\s*(?:©|\(c\)|copyright)\s*$/i.test(before) ||
      (letterCount(after) === 0 && typesOfLine(text, labels).length > 0)
    )
  if (letterCount(withoutDates(text)) <= 3) return true
  if (typesOfLine(text, labels).length > 0) return true
  const place =
    /^[\p{Lu}][\p{L}' ’-]{1,30}(?:\([\p{L} ’'-]{1,30}\))?\s*[,:]\s*(?:the |le |les |du |on |from )?$/u.test(
      before,
    )
  return (place || letterCount(before) <= 3) && AFTER_DATE.test(flat(after)) && before.split(' ').length <= 5
}

function roleOf(text: string, labels: LabelIndex): LineRole {
  if (letterCount(text) < 2 && !/\b(?:19|20)\d\d\b/.test(text)) return 'noise'
  if (ADDRESS.test(text) || HEADING.test(flat(text))) return 'noise'
  if (PROJECT.test(flat(text))) return 'project'
  // A type with its date is both; the date is read from the line whatever its role.
  if (typesOfLine(text, labels).length > 0) return 'type'
  if (isDateLine(text, labels)) return 'date'
  if (letterCount(text) < 2) return 'noise'
  return conceptsNamed(text, 'organisation', labels).length > 0 ? 'organisation' : 'text'
}

/** Lines of the cover with what they are. */
export function coverLines({ cover, labels }: Pick<Reading, 'cover' | 'labels'>): CoverLine[] {
  return cover.map((line) => ({ ...line, role: roleOf(line.text, labels) }))
}
