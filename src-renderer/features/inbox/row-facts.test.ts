import { expect, it } from 'vitest'
import type { FieldOrigin, PublicationSummary } from '../../../src-main/contract/publications.ts'
import { factsOf, otherDates, type FactWords } from './row-facts.ts'

const guess = (evidence: string, alternatives: string[] = []): FieldOrigin => ({
  by: 'guess',
  from: 'page',
  evidence,
  confidence: 0.8,
  alternatives,
})
const row: PublicationSummary = {
  id: '01a20ab9-ffcf-7238-9cf3-5997bf1356e9',
  title: { en: 'Players of many parts' },
  subtitle: {},
  type: 'publication-type:briefing-paper',
  issued: '2019-05',
  languages: ['en'],
  held: ['en'],
  publishers: [{ kind: 'organisation', name: 'Mixed Migration Centre', conceptId: 'organisation:mmc' }],
  creators: [],
  series: null,
  state: 'inbox',
  readState: 'unread',
  attachments: [
    {
      id: '01a20ab9-ffd7-7525-89bf-fd802941c6bb',
      language: 'en',
      state: 'ready',
      pageCount: 32,
      fileName: 'a.pdf',
    },
  ],
  coverId: null,
  marks: 0,
  guesses: { type: guess('BRIEFING PAPER'), issued: guess('MAY 2019', ['2018', '2019-05', 'no date']) },
  createdAt: '2026-11-16T09:12:00.000Z',
  modifiedAt: '2026-11-16T09:12:00.000Z',
  trashedAt: null,
}
const words: FactWords = {
  label: (id) => id.slice(17),
  shortLabel: () => 'MMC',
  edtf: (value) => value,
  languageName: (tag) => tag,
  between: (first, second) => `${first} or ${second}`,
}

it('says what was guessed, from which words, and where two dates were read', () => {
  expect(
    factsOf(row, words).map(({ text, guess: isGuess, warning, why }) => [text, isGuess, warning, why]),
  ).toEqual([
    ['briefing-paper', true, false, 'BRIEFING PAPER'],
    ['MMC', false, false, undefined],
    ['2019-05 or 2018', true, true, 'MAY 2019'],
    ['en', true, false, undefined],
  ])
})

it('asks between dates of which none was sure enough to be set', () => {
  const unset = { ...row, issued: null, guesses: { issued: guess('x', ['2018', '2017']) } }
  expect(otherDates(unset)).toEqual(['2018', '2017'])
  expect(factsOf(unset, words).find((fact) => fact.key === 'issued')?.text).toBe('2018 or 2017')
})

it('says nothing where nothing is known', () => {
  const bare = { ...row, type: null, issued: null, publishers: [], attachments: [], guesses: {} }
  expect(factsOf(bare, words)).toEqual([])
})
