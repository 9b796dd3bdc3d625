import type { Box } from './lines.ts'

const segmenter = (granularity: 'grapheme' | 'word'): Intl.Segmenter =>
  new Intl.Segmenter(undefined, { granularity })

/** Text that a segmenter is asked about at a time: it reads all that it is given. */
const REACH = 200

/** Position after the character at `at`, which may be several units long; the end of the text at most. */
export function nextCharacter(text: string, at: number): number {
  const [first] = segmenter('grapheme').segment(text.slice(at, at + REACH))
  return at + (first?.segment.length ?? 0)
}

/** Position before the character that ends at `at`; 0 at least. */
export function previousCharacter(text: string, at: number): number {
  const from = Math.max(0, at - REACH)
  const last = [...segmenter('grapheme').segment(text.slice(from, at))].at(-1)
  return at - (last?.segment.length ?? 0)
}

/** End of the word at or after `at`; the end of the text where there is none. */
export function nextWord(text: string, at: number): number {
  for (const { segment, index, isWordLike } of segmenter('word').segment(text.slice(at))) {
    if (isWordLike) return at + index + segment.length
  }
  return text.length
}

/** Start of the word before `at`; 0 where there is none. */
export function previousWord(text: string, at: number): number {
  const words = [...segmenter('word').segment(text.slice(0, at))].filter(({ isWordLike }) => isWordLike)
  return words.at(-1)?.index ?? 0
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const STRONG = /[\p{L}]/u

/** Whether the letters around a position are read from right to left: the one after it, else the one before. */
export function readsLeftward(text: string, at: number): boolean {
  const after = [...text.slice(at, at + REACH)].find((letter) => STRONG.test(letter))
  const before = [...text.slice(Math.max(0, at - REACH), at)].findLast((letter) => STRONG.test(letter))
  return RIGHT_TO_LEFT.test(after ?? before ?? '')
}

/** A sideways step costs this much of one up or down: the next line of a column is nearer than the other column. */
const SIDEWAYS = 3

/**
 * The run on the next line above or below, from boxes on the screen: the nearest that does not stand beside the one it
 * starts from. Null where there is none.
 *
 * @param x where the caret stands, so that it keeps its column
 * @param step 1 for down, -1 for up
 */
export function runOnNextLine(boxes: readonly Box[], from: number, x: number, step: 1 | -1): number | null {
  const start = boxes[from]
  if (!start) return null
  const middle = (box: Box): number => (box.top + box.bottom) / 2
  let best: { run: number; cost: number } | null = null
  boxes.forEach((box, run) => {
    const down = (middle(box) - middle(start)) * step
    if (down <= (start.bottom - start.top) / 2 || box.right <= box.left) return
    const aside = Math.max(0, box.left - x, x - box.right)
    const cost = down + aside * SIDEWAYS
    if (cost < (best?.cost ?? Infinity)) best = { run, cost }
  })
  return (best as { run: number } | null)?.run ?? null
}
