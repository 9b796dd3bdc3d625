import { foldText, foldWords } from '../search/index.ts'

/** Share of two sets: what both have of what either has. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let shared = 0
  for (const each of a) if (b.has(each)) shared += 1
  return shared === 0 ? 0 : shared / (a.size + b.size - shared)
}

/** Numbers of a text, thousands joined in either manner: `2,276`, `2 276` and `2276` are one. */
export function numbersOf(text: string): Set<string> {
  const joined = text.replace(/(?<=\d)[,.\s\u00a0\u202f](?=\d{3}(?!\d))/g, '')
  return new Set(joined.match(/\d+/g) ?? [])
}

/**
 * What a translation leaves as it is: names (words with a capital inside a sentence) and numbers of two digits and more.
 * A word in capitals alone counts from two letters on (`UE` does not stay, `MMC` does: both are taken, few mislead).
 */
export function namesOf(text: string): Set<string> {
  const names = new Set<string>()
  for (const match of text.matchAll(/(?<=[\p{Ll}\p{N},;]\s)\p{Lu}[\p{L}\p{N}’'-]{2,}/gu))
    names.add(foldText(match[0]))
  for (const number of numbersOf(text)) if (number.length > 1) names.add(number)
  return names
}

/** Runs of five words: two texts that share most of them are the same text. */
export function runsOf(text: string): Set<string> {
  const words = foldWords(text)
  return new Set(words.slice(0, -4).map((_, at) => words.slice(at, at + 5).join(' ')))
}
