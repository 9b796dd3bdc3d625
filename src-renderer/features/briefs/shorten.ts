/** Stands for words that were left out. */
export const GAP = '[…]'
const GAPS = /\[(?:…|\.\.\.)\]/

/** Words of a quotation, as they are left out one by one: between white space. */
export function wordsOf(quote: string): string[] {
  return quote.split(/\s+/).filter((word) => word !== '')
}

/**
 * What is printed of a quotation when some words are left out: one gap for neighbours, at the ends too. Null when none
 * are, as the whole quotation is then printed as it stands in its source.
 */
export function shownOf(words: readonly string[], left: ReadonlySet<number>): string | null {
  if (left.size === 0) return null
  const parts = words.flatMap((word, at) => {
    if (!left.has(at)) return [word]
    return at > 0 && left.has(at - 1) ? [] : [GAP]
  })
  return parts.join(' ')
}

/** First place at which `part` stands in `words`, from `from` on; -1 where it does not. */
function find(words: readonly string[], part: readonly string[], from: number, fixed: boolean): number {
  for (let at = from; at + part.length <= words.length; at++) {
    if (part.every((word, step) => words[at + step] === word)) return at
    if (fixed) return -1
  }
  return -1
}

/**
 * Words that a shortened quotation leaves out, by their places. Null when it cannot have come from these words alone:
 * somebody wrote it otherwise, or the quotation changed since.
 */
export function leftOut(words: readonly string[], shown: string | null): Set<number> | null {
  if (shown === null) return new Set()
  const left = new Set<number>()
  const parts = shown.split(GAPS).map(wordsOf)
  let at = 0
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1
    // The first part begins the quotation, the last one ends it; those between stand anywhere after a word or more.
    const least = index === 0 ? 0 : at + 1
    const from = last && index > 0 ? Math.max(least, words.length - part.length) : least
    const found = find(words, part, from, index === 0 || last)
    if (found < 0) return null
    for (let gap = at; gap < found; gap++) left.add(gap)
    at = found + part.length
  }
  return at === words.length ? left : null
}

/** Words left out after those from `a` to `b` were chosen: back in when all of them were out. */
export function toggled(left: ReadonlySet<number>, a: number, b: number): Set<number> {
  const [from, to] = a < b ? [a, b] : [b, a]
  const range = Array.from({ length: to - from + 1 }, (_, step) => from + step)
  const next = new Set(left)
  const all = range.every((at) => left.has(at))
  for (const at of range) {
    if (all) next.delete(at)
    else next.add(at)
  }
  return next
}
