import type { PublicationSummary } from '../../../src-main/contract/publications.ts'
import { agree } from '../../client/fields/guesses.ts'
import { isEdtf } from '../../../src-main/contract/edtf.ts'

/** Something a row says: in pencil while it is a guess, with a warning where there are two readings. */
export interface Fact {
  readonly key: 'type' | 'publishers' | 'issued' | 'language'
  readonly text: string
  readonly guess: boolean
  readonly warning: boolean
  readonly why: string | undefined
}

/** The words that a row needs. */
export interface FactWords {
  readonly label: (concept: string) => string
  readonly shortLabel: (concept: string) => string
  readonly edtf: (value: string) => string
  readonly languageName: (tag: string) => string
  readonly between: (first: string, second: string) => string
}

/** Dates that were read beside the one that was set; all of them where none was. */
export function otherDates(row: Pick<PublicationSummary, 'issued' | 'guesses'>): string[] {
  return (row.guesses['issued']?.alternatives ?? []).filter(
    (value) => isEdtf(value) && (row.issued === null || !agree(row.issued, value)),
  )
}

/** What a row of the inbox says of a publication: type, organisation, date, language. */
export function factsOf(row: PublicationSummary, words: FactWords): Fact[] {
  const { guesses } = row
  const fact = (key: Fact['key'], text: string, field: string = key): Fact => {
    const guess = guesses[field]
    return { key, text, guess: guess !== undefined, warning: false, why: guess?.evidence ?? undefined }
  }
  const facts: Fact[] = []
  if (row.type !== null) facts.push(fact('type', words.label(row.type)))
  const names = row.publishers.map((agent) =>
    agent.conceptId ? words.shortLabel(agent.conceptId) : agent.name,
  )
  if (names.length > 0) facts.push(fact('publishers', names.join(', ')))
  const dates = [...(row.issued === null ? [] : [row.issued]), ...otherDates(row)].map(words.edtf)
  const [first, second] = dates
  if (first !== undefined && second !== undefined && guesses['issued']) {
    facts.push({ ...fact('issued', words.between(first, second)), warning: true })
  } else if (row.issued !== null) facts.push(fact('issued', words.edtf(row.issued)))
  const languages = [...new Set(row.attachments.flatMap((file) => file.language ?? []))]
  if (languages.length > 0) {
    const text = languages.map(words.languageName).join(', ')
    facts.push({ key: 'language', text, guess: row.state === 'inbox', warning: false, why: undefined })
  }
  return facts
}
