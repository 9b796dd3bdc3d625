import type { Reading } from './reading.ts'
import { conceptsNamed } from './resolve-label.ts'
import { evidenceOf, isCapitals } from './text.ts'
import { typesOfLine } from './type-line.ts'
import type { Guess } from './types.ts'

const MAX_WORDS = 40

/** Runs of words that name a type, longest first; single words only where they are long enough not to be chance. */
function typesInWords(
  text: string,
  shortest: number,
  { labels }: Reading,
): { type: string; words: number }[] {
  const words = text.split(/[\s:,–—]+/, MAX_WORDS).filter((word) => word !== '')
  const found: { type: string; words: number }[] = []
  for (let length = 5; length >= shortest; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const run = words.slice(start, start + length).join(' ')
      if (length === 1 && run.length < 6) continue
      for (const type of conceptsNamed(run, 'publication-type', labels)) found.push({ type, words: length })
    }
  }
  return found
}

/** A line of the cover that is a type; in capitals it is the label that MMC prints, in text it may be a heading. */
function fromCover(reading: Reading): Guess[] {
  return reading.cover.flatMap((line) => {
    const types = typesOfLine(line.text, reading.labels)
    const printed = isCapitals(line.text) || line.text.split(' ').length >= 2
    return types.map((value, index): Guess => ({
      field: 'type',
      value,
      origin: 'page',
      evidence: evidenceOf(line.text),
      page: line.page,
      confidence: (printed ? 0.9 : 0.6) - (index > 0 ? 0.3 : 0),
    }))
  })
}

/** Guesses of the type: a line of the cover, a long label within the title, words of the file's name. */
export function guessTypes(reading: Reading, titles: readonly Guess[]): Guess[] {
  const best = titles.find((guess) => guess.field === 'title')
  const title = typeof best?.value === 'string' ? best.value : ''
  const inTitle = typesInWords(title, 3, reading).map(({ type }): Guess => ({
    field: 'type',
    value: type,
    origin: best?.origin ?? 'page',
    evidence: evidenceOf(title),
    page: best?.page ?? null,
    confidence: 0.65,
  }))
  const inName = typesInWords(reading.name.words, 1, reading).map(({ type, words }): Guess => ({
    field: 'type',
    value: type,
    origin: 'filename',
    evidence: reading.name.stem,
    page: null,
    confidence: words > 1 ? 0.5 : 0.3,
  }))
  return [...fromCover(reading), ...inTitle, ...inName]
}
