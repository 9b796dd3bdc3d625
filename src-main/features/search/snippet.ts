import type { Group } from './expand.ts'
import { type Token, tokenise } from './fold.ts'
import type { Phrase } from './query.ts'

/** A cut from a text with the found words in it, as UTF-16 ranges `[start, end)` of the cut. */
export interface Snippet {
  readonly snippet: string
  readonly highlights: [number, number][]
}

/** Length of a snippet in characters, more or less. */
const LENGTH = 240

function matchesAt(tokens: readonly Token[], at: number, phrase: Phrase): boolean {
  return phrase.words.every((word, offset) => {
    const token = tokens[at + offset]
    if (!token) return false
    const last = offset === phrase.words.length - 1
    return last && phrase.prefix ? token.folded.startsWith(word) : token.folded === word
  })
}

/** Phrases by their first word, and those of one word that may go on. */
interface Lookup {
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>
  readonly prefixes: readonly string[]
}

/** Made once for the many texts that a query is looked up in. */
const lookups = new WeakMap<readonly Group[], Lookup>()

function lookupOf(groups: readonly Group[]): Lookup {
  const known = lookups.get(groups)
  if (known) return known
  const byFirst = new Map<string, Phrase[]>()
  const prefixes: string[] = []
  for (const phrase of groups.filter((g) => !g.negated).flatMap((g) => [...g.own, ...g.alternatives])) {
    const first = phrase.words[0]
    if (first === undefined) continue
    if (phrase.prefix && phrase.words.length === 1) prefixes.push(first)
    else byFirst.set(first, [...(byFirst.get(first) ?? []), phrase])
  }
  const made = { byFirst, prefixes }
  lookups.set(groups, made)
  return made
}

/** Ranges of the text that answer a query, in order. */
export function findMatches(tokens: readonly Token[], groups: readonly Group[]): [number, number][] {
  const { byFirst, prefixes } = lookupOf(groups)
  const found: [number, number][] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token) break
    let longest = 0
    for (const prefix of prefixes) if (token.folded.startsWith(prefix)) longest = 1
    for (const phrase of byFirst.get(token.folded) ?? [])
      if (phrase.words.length > longest && matchesAt(tokens, at, phrase)) longest = phrase.words.length
    const end = tokens[at + longest - 1]?.end
    if (longest > 0 && end !== undefined) {
      found.push([token.start, end])
      at += longest - 1
    }
  }
  return found
}

/** Whether words in any order and any of these texts answer a query, as the index would say it of their record. */
export function answers(texts: readonly string[], groups: readonly Group[]): boolean {
  const tokens = texts.map(tokenise)
  const holds = (phrase: Phrase): boolean =>
    tokens.some((words) => words.some((_, at) => matchesAt(words, at, phrase)))
  return groups.every(({ own, alternatives, negated }) =>
    negated ? !own.some(holds) : own.every(holds) || alternatives.some(holds),
  )
}

/** The window of {@link LENGTH} characters that holds the most matches; the earliest of equals. */
function bestStart(matches: readonly (readonly [number, number])[]): number {
  let best = 0
  let most = 0
  for (const [start] of matches) {
    const count = matches.filter(([a, b]) => a >= start && b <= start + LENGTH).length
    if (count > most) {
      most = count
      best = start
    }
  }
  return best
}

/**
 * Cuts the passage of `text` that answers the query best, whole words, line breaks as spaces, `…` where text goes on.
 * Returns null when nothing in the text answers it.
 */
export function makeSnippet(text: string, groups: readonly Group[]): Snippet | null {
  const tokens = tokenise(text)
  const matches = findMatches(tokens, groups).slice(0, 2000)
  if (matches.length === 0) return null
  const anchor = bestStart(matches)
  const from = tokens.find((token) => token.start >= Math.max(0, anchor - LENGTH / 4))?.start ?? 0
  const inside = tokens.filter((token) => token.start >= from && token.end <= from + LENGTH)
  const lastWord = Math.max(
    inside.at(-1)?.end ?? anchor,
    matches.find(([start]) => start === anchor)?.[1] ?? anchor,
  )
  const goesOn = tokens.some((token) => token.start >= lastWord)
  // After the last word of the text its bracket or full stop is kept.
  const to = goesOn ? lastWord : Math.min(text.trimEnd().length, lastWord + LENGTH)
  const lead = from > 0 ? '… ' : ''
  const tail = goesOn ? ' …' : ''
  const highlights = matches
    .filter(([start, end]) => start >= from && end <= to)
    .map(([start, end]): [number, number] => [start - from + lead.length, end - from + lead.length])
  // One character for one character, so that the ranges stay right.
  const body = text.slice(from, to).replace(/\s/g, ' ')
  return { snippet: lead + body + tail, highlights }
}
