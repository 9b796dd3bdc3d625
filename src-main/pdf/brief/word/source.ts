import type { BriefDocument } from '../document.ts'
import type { BriefSource } from '../source.ts'
import { Lists } from './blocks.ts'

/** What a Word document is written from, and what counts through it. */
export interface WordSource extends BriefSource {
  readonly words: BriefDocument['words']
  readonly lists: Lists
  /** Number of the next drawing, from 1. */
  readonly nextDrawing: () => number
}

export function wordSource(source: BriefSource): WordSource {
  let drawings = 0
  return {
    ...source,
    words: source.document.words,
    lists: new Lists(),
    nextDrawing: () => {
      drawings += 1
      return drawings
    },
  }
}
