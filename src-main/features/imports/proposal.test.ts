import { describe, expect, it } from 'vitest'
import { buildLabelIndex } from '../vocabulary/label/label-index.ts'
import type { Guess } from './guess/index.ts'
import { propose } from './proposal.ts'

const labels = buildLabelIndex([])

function guess(field: Guess['field'], value: string, origin: Guess['origin'], confidence: number): Guess {
  return { field, value, origin, confidence, evidence: value, page: 1 }
}

const issuedOf = (...guesses: Guess[]) => propose(guesses, 'a.pdf', labels).origins['issued']

describe('propose', () => {
  it('does not set the time when a file was made against a date that is printed in it', () => {
    const printed = guess('issued', '2019-05', 'page', 0.9)
    expect(issuedOf(printed, guess('issued', '2020-01', 'info', 0.15))?.alternatives).toEqual([])
  })

  it('does not ask between a date and the same one less precise', () => {
    const printed = guess('issued', '2019-05', 'page', 0.9)
    expect(issuedOf(printed, guess('issued', '2019', 'page', 0.7))?.alternatives).toEqual([])
    expect(issuedOf(printed, guess('issued', '2018', 'citation', 0.7))?.alternatives).toEqual(['2018'])
  })

  it('offers the time when a file was made where nothing is printed, without setting it', () => {
    const made = guess('issued', '2020-01', 'info', 0.15)
    expect(issuedOf(made)).toMatchObject({ alternatives: ['2020-01'], confidence: 0 })
    expect(propose([made], 'a.pdf', labels).fields.issued).toBeUndefined()
  })

  it('ends a title before the comma that a date stood behind', () => {
    const { fields } = propose([guess('title', 'Update: West Africa,', 'page', 0.9)], 'a.pdf', labels)
    expect(fields.title).toEqual({ und: 'Update: West Africa' })
  })
})
