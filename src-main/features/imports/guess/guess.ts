import { foldLabel } from '../../vocabulary/index.ts'
import { guessAbstracts } from './abstract.ts'
import { guessCreators, guessPublishers } from './agents.ts'
import { labelledBlocks } from './blocks.ts'
import { guessIdentifiers } from './identifiers.ts'
import { guessIssued } from './issued.ts'
import { guessLanguages } from './language.ts'
import { readingOf } from './reading.ts'
import { guessSeries, typesOfSeries } from './series.ts'
import { guessTitles } from './title.ts'
import { guessTypes } from './type.ts'
import type { Guess, GuessField, GuessInput } from './types.ts'

/** Guesses kept of each field. */
const MAX_PER_FIELD = 12

function keyOf({ value }: Guess): string {
  if (typeof value === 'string') return foldLabel(value)
  return value
    .map((part) => (typeof part === 'string' ? part : (part.conceptId ?? foldLabel(part.name))))
    .join('|')
}

/** Best first; the same value read twice is kept where it was surest. */
function ranked(guesses: readonly Guess[]): Guess[] {
  const best = new Map<string, Guess>()
  for (const guess of guesses.toSorted((a, b) => b.confidence - a.confidence)) {
    const key = keyOf(guess)
    if (!best.has(key)) best.set(key, { ...guess, confidence: Math.min(1, Math.max(0, guess.confidence)) })
  }
  return [...best.values()].slice(0, MAX_PER_FIELD)
}

/**
 * Reads what a publication says of itself: from its cover, its imprint and suggested citation, the file's name and metadata,
 * and the words of its text. Guesses come field by field, best first; readings that contradict each other are all kept. Never
 * throws; the time taken is bounded whatever the input.
 */
export function guessMetadata(input: GuessInput): Guess[] {
  const reading = readingOf(input)
  const blocks = labelledBlocks(reading.lines.filter((line) => line.page <= 4))
  const titles = guessTitles(reading)
  const series = guessSeries(reading)
  const all = [
    ...titles,
    ...guessTypes(reading, titles),
    ...typesOfSeries(series, reading),
    ...guessIssued(reading, blocks),
    ...guessLanguages(reading),
    ...series,
    ...guessCreators(reading, blocks),
    ...guessPublishers(reading, blocks),
    ...guessIdentifiers(reading),
    ...guessAbstracts(reading, blocks),
  ]
  const fields: ReadonlyMap<GuessField, readonly Guess[]> = Map.groupBy(all, (guess) => guess.field)
  return [...fields.values()].flatMap(ranked)
}
