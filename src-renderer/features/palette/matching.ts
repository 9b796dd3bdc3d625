import { foldText, foldWords } from '../../client/fold.ts'

/** Something that the palette can offer, with all the words it is found by. */
export interface Findable {
  /** What is shown. */
  readonly text: string
  /** Other names: in other languages, abbreviations, the group. */
  readonly also: readonly string[]
}

/**
 * How well words typed fit a text: each must begin a word of it, in any order; `null` when one does not. Lower is
 * better: the words from the beginning, whole words, and short texts come first.
 */
export function fit(typed: string, text: string): number | null {
  const wanted = foldWords(typed)
  const words = foldWords(text)
  if (wanted.length === 0) return 0
  let cost = 0
  let next = 0
  for (const each of wanted) {
    // The words in their order first; otherwise anywhere, at a price.
    let at = words.findIndex((word, index) => index >= next && word.startsWith(each))
    if (at < 0) {
      at = words.findIndex((word) => word.startsWith(each))
      if (at < 0) return initialsFit(typed, words)
      cost += 3
    }
    cost += Math.min(5, Math.abs(at - next)) + (words[at] === each ? 0 : 1)
    next = at + 1
  }
  return cost + Math.min(4, words.length / 8)
}

const INITIALS_COST = 12
/** `rp` finds *Rabat Process*: letters that begin the words one after the other. */
function initialsFit(typed: string, words: readonly string[]): number | null {
  const letters = foldText(typed).replace(/\s+/g, '')
  if (letters.length < 2 || letters.length > words.length) return null
  return words
    .map((word) => word[0])
    .join('')
    .startsWith(letters)
    ? INITIALS_COST
    : null
}

const OTHER_NAME_COST = 2
/** How well words fit any name of a thing; its shown text counts most. */
export function fitAny(typed: string, { text, also }: Findable): number | null {
  const own = fit(typed, text)
  const others = also.map((each) => fit(typed, each)).filter((cost) => cost !== null)
  const other = others.length > 0 ? Math.min(...others) + OTHER_NAME_COST : null
  if (own === null || other === null) return own ?? other
  return Math.min(own, other)
}

/** The best fits of a list, best first; equals keep their order. */
export function best<T extends Findable>(typed: string, list: readonly T[], most: number): T[] {
  const fitting = list.flatMap((each) => {
    const cost = fitAny(typed, each)
    return cost === null ? [] : [{ each, cost }]
  })
  return fitting
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map(({ each }) => each)
}
