import { foldText } from '../../client/fold.ts'

/** What can be put into a text by its menu. */
export const INSERTS = ['heading-1', 'heading-2', 'heading-3', 'paragraph', 'excerpt', 'pages'] as const
export type Insert = (typeof INSERTS)[number]

/** Entries of the menu for what was typed behind the slash; null where the text calls for no menu. */
export function insertsFor(text: string, nameOf: (insert: Insert) => string): Insert[] | null {
  if (!text.startsWith('/') || text.includes('\n')) return null
  const words = foldText(text.slice(1).trim())
  const found = INSERTS.filter((insert) => foldText(nameOf(insert)).includes(words))
  // A path or a date that begins with a slash is text.
  return found.length === 0 && words !== '' ? null : found
}

const LIST_LINE = /^\s*(?:[-*+]|\d{1,3}[.)])\s/

/** Whether Enter at a place ends a paragraph: at its end, and not in a list, where it begins the next line. */
export function endsParagraph(text: string, caret: number): boolean {
  if (caret < text.trimEnd().length) return false
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  return !LIST_LINE.test(line)
}
