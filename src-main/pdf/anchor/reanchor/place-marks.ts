import type { Rect } from '../../../contract/values.ts'
import { readableText } from '../fold.ts'
import { relocate, relocateCertain, type Place, type Wanted } from './relocate.ts'
import {
  boxOf,
  neighbourOf,
  passageOf,
  type Found,
  type Neighbour,
  type OldMark,
  type ReadEdition,
} from './source.ts'

/** Where a mark goes in the new edition. */
export type Target =
  /** On these characters; `verbatim` where their wording is the same. */
  | { readonly to: 'words'; readonly pageIndex: number; readonly start: number; readonly end: number }
  /** As far from the text beside it as before, in points. */
  | { readonly to: 'beside'; readonly pageIndex: number; readonly shift: readonly [number, number] }
  /** At the same place of a page, if it looks the same. */
  | { readonly to: 'same-picture'; readonly pageIndex: number }
  | { readonly to: 'nowhere' }

/** Letters by which a changed passage may grow to end with a whole word. */
const WORD_REACH = 24

interface Task {
  readonly mark: OldMark
  readonly words: Found | null
  readonly beside: Neighbour | null
  place: Place | null
}

/** Tells where a depth of the old edition went, from marks that are certain: as far from the nearest of them as before. */
function expecting(pairs: readonly { from: number; to: number }[]): (depth: number) => number {
  return (depth) => {
    let best: { from: number; to: number } | undefined
    for (const pair of pairs) {
      if (!best || Math.abs(pair.from - depth) < Math.abs(best.from - depth)) best = pair
    }
    return best ? best.to + depth - best.from : depth
  }
}

/** A passage whose wording changed begins and ends with whole words. */
function wholeWords(codes: ArrayLike<number>, start: number, end: number): { start: number; end: number } {
  const isLetter = (at: number): boolean =>
    at >= 0 && at < codes.length && /[\p{L}\p{N}\p{M}]/u.test(readableText(codes, at, at + 1))
  let [from, to] = [start, end]
  while (start - from < WORD_REACH && isLetter(from) && isLetter(from - 1)) from -= 1
  while (to - end < WORD_REACH && isLetter(to - 1) && isLetter(to)) to += 1
  return { start: from, end: to }
}

function onWords(next: ReadEdition, { start, end, verbatim }: Place): Target {
  const range = next.text.range(start, end)
  if (!range) return { to: 'nowhere' }
  const page = next.pages[range.pageIndex]
  const whole = verbatim || !page ? range : wholeWords(page.codes, range.start, range.end)
  return { to: 'words', pageIndex: range.pageIndex, start: whole.start, end: whole.end }
}

function besideText(next: ReadEdition, { start, end, verbatim }: Place, beside: Neighbour): Target {
  const part = verbatim ? beside.letter : Math.round((beside.letter / beside.quote.length) * (end - start))
  const letter = next.text.range(start + part, start + part + 1)
  const page = letter ? next.pages[letter.pageIndex] : undefined
  if (!letter || !page) return { to: 'nowhere' }
  const [x0, y0] = boxOf(page, letter.start)
  return { to: 'beside', pageIndex: letter.pageIndex, shift: [x0 - beside.box[0], y0 - beside.box[1]] }
}

function targetOf(next: ReadEdition, task: Task, expected: number): Target {
  const { mark, words, beside, place } = task
  if (place && words) return onWords(next, place)
  if (place && beside) return besideText(next, place, beside)
  // Words that are gone are gone; a drawing beside them may still stand on the same picture.
  if (words || mark.adrift === true) return { to: 'nowhere' }
  const pageIndex = Math.max(0, Math.min(next.pages.length - 1, mark.pageIndex + Math.round(expected)))
  return { to: 'same-picture', pageIndex }
}

/**
 * Finds each mark of an old edition in a new one. Those whose words stand in one place only are found first; the others
 * are expected as far from them as before. Pure: no file is touched.
 *
 * @param old null where the old file cannot be read; marks are then found by what was kept with them
 * @param onPlaced called after each mark, with the number done
 */
export function placeMarks(
  marks: readonly OldMark[],
  old: ReadEdition | null,
  next: ReadEdition,
  onPlaced: (done: number) => void = () => undefined,
): Target[] {
  const tasks = marks.map((mark): Task => {
    const words = passageOf(mark, old)
    return { mark, words, beside: words ? null : neighbourOf(mark, old), place: null }
  })
  const passage = ({ words, beside }: Task): Found | null => words ?? beside
  const pairs: { from: number; to: number }[] = []
  for (const task of tasks) {
    onPlaced(0)
    const found = passage(task)
    task.place = found && relocateCertain(next.text, { ...found, expected: null })
    if (found && task.place) pairs.push({ from: found.depth, to: next.text.depthOf(task.place.start) })
  }
  const expect = expecting(pairs)
  return tasks.map((task, done) => {
    onPlaced(done)
    const found = passage(task)
    if (found) {
      const wanted: Wanted = { ...found, expected: expect(found.depth) }
      task.place ??= relocate(next.text, wanted)
    }
    const depth = task.mark.pageIndex + 0.5
    return targetOf(next, task, Math.floor(expect(depth)) - task.mark.pageIndex)
  })
}

/** A rectangle moved; it stays within `box` where it fits. */
export function shifted(rect: Rect, [dx, dy]: readonly [number, number], box: Rect): Rect {
  const fit = (low: number, high: number, first: number, last: number): number =>
    low < first ? first - low : high > last && low - (high - last) >= first ? last - high : 0
  const x = dx + fit(rect[0] + dx, rect[2] + dx, box[0], box[2])
  const y = dy + fit(rect[1] + dy, rect[3] + dy, box[1], box[3])
  return [rect[0] + x, rect[1] + y, rect[2] + x, rect[3] + y]
}
