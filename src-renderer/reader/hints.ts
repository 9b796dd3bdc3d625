import type { Hint } from '../client/hints.ts'
import type { OpenFile } from './open-file.ts'

const HELP: Hint = { actions: ['shortcuts'], does: 'reader.hints.help' }

/** Marking, first what works on selected words; the rest is there when nothing is selected too. */
const PAGES: readonly Hint[] = [
  { actions: ['mark-1', 'mark-4'], does: 'reader.hints.mark' },
  { actions: ['mark-comment'], does: 'reader.hints.comment' },
  { actions: ['to-brief'], does: 'reader.hints.toBrief' },
  { actions: ['beside-up', 'beside-down'], does: 'reader.beside.shift' },
]
const NOTHING_SELECTED: readonly Hint[] = [
  { actions: ['find'], does: 'reader.hints.find' },
  { actions: ['mark-by-keys'], does: 'reader.hints.caret' },
]

/** The shortcuts that help with a file just now; text that flows is only read. */
export function hintsOf(file: OpenFile | null): readonly Hint[] {
  if (!file || file.isDocument.value) return [HELP]
  return [...PAGES, ...(file.selected.value ? [] : NOTHING_SELECTED), HELP]
}
