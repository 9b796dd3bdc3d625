import type { SearchHit } from '../../../src-main/contract/search.ts'

/** What the core puts where a text goes on. */
const GOES_ON = '…'

/** The sentence of a snippet in which the first found words stand, as far as the snippet shows it. */
export function passageOf({
  snippet,
  highlights,
  language,
}: Pick<SearchHit, 'snippet' | 'highlights' | 'language'>): string {
  const [first] = highlights
  const segments = new Intl.Segmenter(language ?? undefined, { granularity: 'sentence' }).segment(snippet)
  const sentence =
    segments.containing(Math.min(first?.[0] ?? 0, Math.max(0, snippet.length - 1)))?.segment ?? snippet
  const words = sentence.trim()
  const from = words.startsWith(GOES_ON) ? GOES_ON.length : 0
  const to = words.endsWith(GOES_ON) ? words.length - GOES_ON.length : words.length
  return words.slice(from, to).trim()
}
