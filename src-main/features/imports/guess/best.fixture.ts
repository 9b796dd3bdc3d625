import { guessMetadata } from './guess.ts'
import type { Guess, GuessField, GuessInput } from './types.ts'

/** Guesses of one field, best first. */
export const all = (given: GuessInput, field: GuessField): Guess[] =>
  guessMetadata(given).filter((guess) => guess.field === field)

export const best = (given: GuessInput, field: GuessField): Guess | undefined => all(given, field)[0]

export const value = (given: GuessInput, field: GuessField): Guess['value'] | undefined =>
  best(given, field)?.value

/** Ids of the agents of the best guess, or their names where no concept is known. */
export const names = (given: GuessInput, field: GuessField): string[] =>
  [value(given, field) ?? []]
    .flat()
    .map((part) => (typeof part === 'string' ? part : (part.conceptId ?? part.name)))

/** Some hundred words of running text. */
export const FRENCH =
  'Les personnes qui sont dans les villes ne sont pas en route, et le travail est pour elles un avenir. '.repeat(
    12,
  )
export const ENGLISH =
  'The people who are in the cities have not been on the road, and the work is for them a future. '.repeat(12)
