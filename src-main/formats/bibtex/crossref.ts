import type { RawEntry, RawField } from './scan.ts'

/** Fields that an entry has of the one that it refers to where it has none itself; what is not here is the other's own. */
const INHERITED: ReadonlySet<string> = new Set(
  'publisher institution organization school series number date year month day langid language hyphenation copyright isbn issn url doi'.split(
    ' ',
  ),
)
/** Numbers and addresses of a book are not those of its parts. */
const OF_BOOKS: ReadonlySet<string> = new Set(['isbn', 'url', 'doi'])
/** A date is inherited as a whole: a month of the other with a year of one's own would be a date that nobody wrote. */
const DATES: ReadonlySet<string> = new Set(['date', 'year', 'month', 'day'])

function inherited(entry: RawEntry, parent: RawEntry): RawField[] {
  const own = new Set(entry.fields.map(({ name }) => name))
  const isDated = [...DATES].some((name) => own.has(name))
  const isPart = entry.type.startsWith('in') || entry.type.startsWith('supp') || entry.type === 'article'
  const fields = parent.fields.filter(
    ({ name }) =>
      INHERITED.has(name) &&
      !own.has(name) &&
      !(DATES.has(name) && isDated) &&
      !(isPart && OF_BOOKS.has(name)),
  )
  const title = parent.fields.find(({ name }) => name === 'booktitle' || name === 'title')
  // The title of a book is where its parts appeared (biblatex, appendix B).
  const whole =
    isPart && !own.has('booktitle') && title !== undefined ? [{ ...title, name: 'booktitle' }] : []
  // That of the series would be taken first, and the book is nearer.
  return [...whole, ...fields.filter(({ name }) => whole.length === 0 || !/^(?:series|number)$/.test(name))]
}

/** Entries with what they have of those that they name in `crossref`, one step far, as BibTeX does it. */
export function withCrossrefs(entries: readonly RawEntry[]): readonly RawEntry[] {
  const refers = (entry: RawEntry): string =>
    entry.fields
      .find(({ name }) => name === 'crossref')
      ?.value.trim()
      .toLowerCase() ?? ''
  if (!entries.some((entry) => refers(entry) !== '')) return entries
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]))
  return entries.map((entry) => {
    const parent = byKey.get(refers(entry))
    if (parent === undefined || parent === entry) return entry
    return { ...entry, fields: [...entry.fields, ...inherited(entry, parent)] }
  })
}
