export { guessMetadata } from './guess.ts'
export type { Guess, GuessField, GuessInput, GuessOrigin, GuessValue } from './types.ts'
