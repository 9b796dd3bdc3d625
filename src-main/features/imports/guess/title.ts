import type { Reading } from './reading.ts'
import { runningHeaders } from './running-headers.ts'
import { evidenceOf, flat, letterCount } from './text.ts'
import { splitTitle, titleOnCover, type TitleCandidate } from './title-cover.ts'
import { metadataTitle } from './title-junk.ts'
import type { Guess } from './types.ts'

const comparable = (text: string): string =>
  flat(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()

function fromMetadata({ facts }: Reading): TitleCandidate[] {
  const sources = [
    { origin: 'xmp' as const, value: facts.xmp['dc:title']?.[0] ?? '' },
    { origin: 'info' as const, value: facts.info['Title'] ?? '' },
  ]
  return sources.flatMap(({ origin, value }) => {
    const title = metadataTitle(value)
    if (title === null) return []
    const split = splitTitle(title)
    return [{ ...split, origin, page: null, evidence: evidenceOf(title), confidence: 0.5 }]
  })
}

function fromHeaders({ lines }: Reading): TitleCandidate[] {
  return [...runningHeaders(lines.filter((line) => line.page > 0))].slice(0, 2).map(([text, page]) => ({
    ...splitTitle(text),
    origin: 'page' as const,
    page,
    evidence: evidenceOf(text),
    confidence: 0.45,
  }))
}

function fromName({ name }: Reading): TitleCandidate[] {
  if (letterCount(name.words) < 4) return []
  return [
    {
      title: name.words,
      subtitle: null,
      origin: 'filename',
      page: null,
      evidence: name.stem,
      confidence: 0.2,
    },
  ]
}

/** A title that another place confirms is surer. */
function confirmed(candidate: TitleCandidate, all: readonly TitleCandidate[]): TitleCandidate {
  const own = comparable(candidate.title)
  const agrees = (other: TitleCandidate): boolean => {
    const text = comparable(`${other.title} ${other.subtitle ?? ''}`)
    return (
      other !== candidate &&
      other.origin !== candidate.origin &&
      (text.startsWith(own) || (other.title.length >= 8 && own.startsWith(comparable(other.title))))
    )
  }
  return all.some(agrees)
    ? { ...candidate, confidence: Math.min(0.95, candidate.confidence + 0.15) }
    : candidate
}

/** Guesses of title and subtitle. Only the best title has its subtitle, so that the two always belong together. */
export function guessTitles(reading: Reading): Guess[] {
  const all = [
    ...titleOnCover(reading),
    ...fromMetadata(reading),
    ...fromHeaders(reading),
    ...fromName(reading),
  ]
  const ranked = all.map((candidate) => confirmed(candidate, all)).sort((a, b) => b.confidence - a.confidence)
  return ranked.flatMap(({ title, subtitle, ...rest }, index): Guess[] => {
    if (title === '') return []
    if (subtitle === null) return [{ field: 'title', value: title, ...rest }]
    if (index === 0) {
      return [
        { field: 'title', value: title, ...rest },
        { field: 'subtitle', value: subtitle, ...rest },
      ]
    }
    return [{ field: 'title', value: `${title}: ${subtitle}`, ...rest }]
  })
}
