import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEdtf } from '../../../contract/edtf.ts'
import { input, labels, type Row } from './covers.fixture.ts'
import { guessMetadata } from './guess.ts'

describe('hostile input', () => {
  const line = fc.record({
    page: fc.integer({ min: -3, max: 1e6 }),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...'Aa 0129:.,-–()é·/©'), maxLength: 300 }),
      fc.constantFrom(
        'Suggested citation:',
        'MAY 2019',
        'Abstract',
        'Written by:',
        '3e trimestre 2019',
        'BRIEFING PAPER',
        'ISBN 97',
        'A'.repeat(5000),
      ),
    ),
    size: fc.double(),
    box: fc.tuple(fc.double(), fc.double(), fc.double(), fc.double()),
  })
  it('gives guesses of the promised form, whatever the lines say', () => {
    const strings = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 60 }),
        fc.array(strings, { maxLength: 4 }),
        strings,
        fc.dictionary(fc.constantFrom('Title', 'Author', 'CreationDate'), strings),
        fc.dictionary(
          fc.constantFrom('dc:title', 'dc:creator', 'dc:date', 'dc:language', 'prism:doi'),
          fc.array(strings),
        ),
        (lines, firstPages, fileName, info, xmp) => {
          const { facts } = input([])
          const guesses = guessMetadata({
            facts: { ...facts, info, xmp },
            lines,
            firstPages,
            fileName,
            labels,
          })
          for (const guess of guesses) {
            expect(guess.evidence.length).toBeLessThanOrEqual(300)
            expect(guess.confidence >= 0 && guess.confidence <= 1).toBe(true)
            expect(guess.value.length).toBeGreaterThan(0)
            if (guess.field === 'issued') expect(isEdtf(String(guess.value))).toBe(true)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
  it.each([
    'a',
    ' ',
    '1',
    '-',
    ':',
    '(',
    'A. ',
    'MMC ',
    '2019 ',
    'May 2019 ',
    '10.1234/',
    'ISBN 1',
    '· ',
    'Aa, B. ',
    'de la ',
    'é',
  ])('ends for a file made of “%s”', (piece) => {
    const long = piece.repeat(200_000 / piece.length)
    const rows: Row[] = Array.from({ length: 3000 }, () => [piece.repeat(400), 12])
    const given = {
      ...input([rows, rows], long, { info: { Title: long, Author: long }, language: long }),
      firstPages: Array.from({ length: 50 }, () => long),
    }
    expect(guessMetadata(given).length).toBeLessThanOrEqual(11 * 12)
  })
})
