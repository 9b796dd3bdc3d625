import { describe, expect, it } from 'vitest'
import { EMPTY_FIELDS } from '../../../src-main/contract/empty-fields.ts'
import { formatEdtf } from '../../../src-main/contract/edtf.ts'
import type { FieldOrigin, Publication, PublicationFields } from '../../../src-main/contract/publications.ts'
import { agree, candidates, guessedFields, guessOf } from './guesses.ts'
import { seedConcepts } from './seeds.fixture.ts'
import type { FieldContext } from './spec.ts'

const context: FieldContext = {
  language: 'en',
  concepts: seedConcepts,
  edtf: (value) => formatEdtf(value, 'en'),
  languageName: (tag) => tag,
  readName: (state) => state,
}
const guess = (alternatives: string[]): FieldOrigin => ({
  by: 'guess',
  from: 'page',
  evidence: 'MAY 2019',
  confidence: 0.9,
  alternatives,
})
const publication: PublicationFields & Pick<Publication, 'origins'> = {
  title: { en: 'Players of many parts' },
  ...EMPTY_FIELDS,
  type: 'publication-type:briefing-paper',
  issued: '2019-05',
  origins: {
    issued: guess(['2018', '2019', 'soon', '2018']),
    type: guess(['publication-type:briefing-paper', 'publication-type:snapshot', 'publication-type:gone']),
    title: guess(['PLAYERS of many parts', 'Smugglers']),
    creators: guess(['Ekaterina Golovko; Mixed Migration Centre']),
    rights: { ...guess(['x']), by: 'person' },
  },
}
const texts = (field: string): string[] => candidates(field, publication, context).map((each) => each.text)

describe('candidates', () => {
  it('offers other dates, not those that say less or nothing', () => {
    expect(texts('issued')).toEqual(['2018'])
    expect(candidates('issued', publication, context)[0]?.fields).toEqual({ issued: '2018' })
  })
  it('offers types that exist, by their labels', () => {
    expect(texts('type')).toEqual(['4Mi snapshot'])
  })
  it('offers titles that differ in more than capitals, in the language of the title', () => {
    expect(candidates('title', publication, context)).toEqual([
      { text: 'Smugglers', fields: { title: { en: 'Smugglers' } } },
    ])
  })
  it('reads names', () => {
    expect(
      candidates('creators', publication, context)[0]?.fields.creators?.map((agent) => agent.kind),
    ).toEqual(['person', 'organisation'])
  })
  it('offers nothing beside the word of a person', () => {
    expect(texts('rights')).toEqual([])
    expect(guessOf(publication, 'rights')).toBeNull()
    expect(guessedFields(publication)).toEqual(['issued', 'type', 'title', 'creators'])
  })
  it('offers all readings where none was sure enough to be set', () => {
    const unset = { ...publication, issued: null }
    expect(candidates('issued', unset, context).map((each) => each.text)).toEqual(['2018', '2019'])
  })
})

it('knows dates that only differ in precision', () => {
  expect(agree('2019-05', '2019')).toBe(true)
  expect(agree('2019', '2019-05-24')).toBe(true)
  expect(agree('2019-05', '2019-06')).toBe(false)
})
