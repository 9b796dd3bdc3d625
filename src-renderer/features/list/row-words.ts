import type { Agent, FieldOrigin, PublicationSummary } from '../../../src-main/contract/publications.ts'
import { useVocabulary } from '../../client/vocabulary.ts'
import { useWords, type ShownTitle, type Words } from '../../client/words.ts'
import { shortDate } from './short-date.ts'

/** A value of a column; `guess` says what it was read from when nobody accepted it yet. */
export interface Cell {
  readonly text: string
  readonly guess: string | undefined
}

/** What a row says, in the language of the interface. Made once for a list, so that a row costs little. */
export interface RowWords {
  readonly t: Words['t']
  readonly title: (row: PublicationSummary) => ShownTitle
  /** Type, series and number, authors, pages; without what has a column of its own. */
  readonly meta: (row: PublicationSummary, columns: readonly string[]) => readonly string[]
  readonly cell: (row: PublicationSummary, column: string) => Cell
  readonly language: (language: string, state: 'held' | 'known') => string
  readonly hint: (origin: FieldOrigin | undefined) => string | undefined
}

const MOST_CREATORS = 2
/** Longer names of organisations are abbreviated in their column. */
const LONG_NAME = 18

/** A file that keeps a publication from being read. */
export function troubleOf(row: PublicationSummary): 'needs-password' | 'unreadable' | null {
  const states = row.attachments.map(({ state }) => state)
  if (states.includes('needs-password')) return 'needs-password'
  return states.length > 0 && states.every((state) => state === 'unreadable') ? 'unreadable' : null
}

/** Pages of the file whose cover stands for the publication; 0 when not known. */
export function pagesOf(row: PublicationSummary): number {
  const own = row.attachments.find(({ id }) => id === row.coverId) ?? row.attachments[0]
  return own?.pageCount ?? 0
}

/** Words for the rows of a list. */
export function useRowWords(): RowWords {
  const words = useWords()
  const vocabulary = useVocabulary()
  const { t, number } = words

  const concept = (id: string | null): string => (id === null ? '' : vocabulary.label(id))
  const series = ({ series: own }: PublicationSummary): string => {
    if (!own) return ''
    const name = own.conceptId === null ? own.name : vocabulary.label(own.conceptId)
    return [name, own.number ?? ''].filter((part) => part !== '').join(' ')
  }
  const creators = ({ creators: names }: PublicationSummary): string => {
    const said = names.slice(0, MOST_CREATORS).join(', ')
    return names.length > MOST_CREATORS ? t('list.andOthers', { names: said }) : said
  }
  const pages = (row: PublicationSummary): string => {
    const count = pagesOf(row)
    return count > 0 ? t('list.pages', {}, count) : ''
  }
  const publisher = ({ conceptId, name }: Agent): string => {
    const label = conceptId === null ? name : vocabulary.label(conceptId)
    return conceptId === null || label.length <= LONG_NAME ? label : vocabulary.shortLabel(conceptId)
  }
  const publishers = (row: PublicationSummary): string => row.publishers.map(publisher).join(', ')
  const issued = ({ issued: date }: PublicationSummary): string =>
    date === null ? '' : shortDate(words.edtf(date), words.language.value)

  const texts: Readonly<Record<string, (row: PublicationSummary) => string>> = {
    type: (row) => concept(row.type),
    series,
    creators,
    publisher: publishers,
    issued,
    added: (row) => shortDate(words.day(row.createdAt), words.language.value),
    modified: (row) => shortDate(words.day(row.modifiedAt), words.language.value),
    pages: (row) => (pagesOf(row) > 0 ? number(pagesOf(row)) : ''),
    marks: (row) => (row.marks > 0 ? number(row.marks) : '–'),
  }
  const FIELD: Readonly<Record<string, string>> = { publisher: 'publishers' }

  function hint(origin: FieldOrigin | undefined): string | undefined {
    if (!origin) return undefined
    if (origin.evidence === null) return t('list.guessed')
    return t('list.guessedFrom', { evidence: origin.evidence })
  }

  return {
    t,
    hint,
    title: (row) => words.title(row.title),
    meta: (row, columns) =>
      (['type', 'series', 'creators', 'pages'] as const)
        .filter((name) => !columns.includes(name))
        .map((name) => (name === 'pages' ? pages(row) : (texts[name]?.(row) ?? '')))
        .filter((part) => part !== ''),
    cell: (row, column) => ({
      text: texts[column]?.(row) ?? '',
      guess: hint(row.guesses[FIELD[column] ?? column]),
    }),
    language: (language, state) => t(`list.language.${state}`, { language: words.languageName(language) }),
  }
}
