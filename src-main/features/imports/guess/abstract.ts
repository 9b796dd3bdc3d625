import type { Block } from './blocks.ts'
import type { Reading } from './reading.ts'
import { runningHeaders, withoutPageNumber } from './running-headers.ts'
import { evidenceOf, joinLines } from './text.ts'
import type { Guess } from './types.ts'

const MIN_LENGTH = 100
const MAX_LENGTH = 5000

/** Guesses of the abstract: only what is labelled as one, without the running header of the page. */
export function guessAbstracts({ lines }: Reading, blocks: readonly Block[]): Guess[] {
  const headers = runningHeaders(lines)
  return blocks.flatMap((block): Guess[] => {
    if (block.role !== 'abstract') return []
    const text = joinLines(block.parts.filter((part) => !headers.has(withoutPageNumber(part))))
    if (text.length < MIN_LENGTH) return []
    const value = text.slice(0, MAX_LENGTH)
    return [
      {
        field: 'abstract',
        value,
        origin: 'page',
        evidence: evidenceOf(`${block.label} ${value}`),
        page: block.page,
        confidence: 0.7,
      },
    ]
  })
}
