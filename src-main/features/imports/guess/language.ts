import { languageOfToken } from './file-name.ts'
import type { Reading } from './reading.ts'
import { LANGUAGES_OF_WORD } from './stop-words.ts'
import { clean, evidenceOf } from './text.ts'
import type { Guess } from './types.ts'

const MAX_WORDS = 6000
const MIN_WORDS = 20

/** What counting words says of a text. */
export interface LanguageCount {
  readonly language: string
  /** 0 to 1: lead over the next language. */
  readonly lead: number
  readonly words: number
}

/**
 * Language of running text by its most frequent words, Arabic by its script. Null for less than 20 words, and where too few
 * of them are frequent words of English, French, Spanish or Portuguese.
 */
export function languageOfText(text: string): LanguageCount | null {
  const letters = text.slice(0, 60_000).match(/\p{L}/gu)?.length ?? 0
  const arabic = text.slice(0, 60_000).match(/\p{Script=Arabic}/gu)?.length ?? 0
  if (letters >= 60 && arabic > letters * 0.4)
    return { language: 'ar', lead: arabic / letters, words: letters / 5 }
  const words =
    text
      .slice(0, 60_000)
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu)
      ?.slice(0, MAX_WORDS) ?? []
  if (words.length < MIN_WORDS) return null
  const counts = new Map<string, number>()
  for (const word of words) {
    const languages = LANGUAGES_OF_WORD.get(word) ?? []
    // A word of several languages speaks less for each.
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1 / languages.length)
  }
  const [best, next] = [...counts].sort((a, b) => b[1] - a[1])
  if (best === undefined || best[1] < words.length * 0.1) return null
  return { language: best[0], lead: (best[1] - (next?.[1] ?? 0)) / best[1], words: words.length }
}

function fromText({ pages }: Reading): Guess[] {
  const counted = languageOfText(pages.join('\n'))
  if (counted === null) return []
  const make = (language: string, confidence: number, evidence: string): Guess => ({
    field: 'language',
    value: language,
    origin: 'statistics',
    evidence,
    page: null,
    confidence,
  })
  const certainty = Math.min(1, counted.words / 150) * Math.min(1, counted.lead * 2)
  const main = make(counted.language, 0.5 + 0.45 * certainty, `${Math.round(counted.words)} words counted`)
  const others = pages.map((page) => languageOfText(page)?.language).filter((each) => each !== undefined)
  const second = others.find((each) => each !== counted.language)
  const share = others.filter((each) => each === second).length / Math.max(1, others.length)
  if (second === undefined || share < 0.3) return [main]
  return [main, make(second, 0.35, `${Math.round(share * 100)} % of the first pages`)]
}

/** Primary subtag of a BCP 47 tag, where it is one. */
function primary(tag: string): string | null {
  const match = /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag.trim())
  const subtag = match?.[1]?.toLowerCase()
  return subtag === undefined || subtag === 'und' ? null : (languageOfToken(subtag) ?? subtag)
}

function fromName({ name }: Reading): Guess[] {
  const language = name.languageToken === null ? null : languageOfToken(name.languageToken)
  if (language === null) return []
  return [
    {
      field: 'language',
      value: language,
      origin: 'filename',
      evidence: name.stem,
      page: null,
      confidence: 0.65,
    },
  ]
}

/** `/Lang` and XMP are often the language of the program and not of the text. */
function fromMetadata({ facts }: Reading): Guess[] {
  const sources = [
    { origin: 'info' as const, tag: facts.language ?? '' },
    { origin: 'xmp' as const, tag: facts.xmp['dc:language']?.[0] ?? '' },
  ]
  return sources.flatMap(({ origin, tag }): Guess[] => {
    const language = primary(clean(tag, 40))
    if (language === null) return []
    return [
      { field: 'language', value: language, origin, evidence: clean(tag, 40), page: null, confidence: 0.4 },
    ]
  })
}

/** `EN: Title` and `Title (anglais)`, as portals name editions. A mark of two languages says nothing of the file. */
function fromTitle({ facts }: Reading): Guess[] {
  const title = clean(facts.info['Title'] ?? facts.xmp['dc:title']?.[0] ?? '', 300)
  const token =
    /^(EN|FR|ES|AR|PT):\s/.exec(title)?.[1] ??
    /\((anglais|français|english|french|en|fr|es|ar|pt)\)$/i.exec(title)?.[1]
  const language = token === undefined ? null : languageOfToken(token)
  if (language === null) return []
  return [
    {
      field: 'language',
      value: language,
      origin: 'info',
      evidence: evidenceOf(title),
      page: null,
      confidence: 0.55,
    },
  ]
}

/** Guesses of the language of the file. */
export function guessLanguages(reading: Reading): Guess[] {
  return [...fromText(reading), ...fromName(reading), ...fromTitle(reading), ...fromMetadata(reading)]
}
