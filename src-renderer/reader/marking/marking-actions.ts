import type { Action } from '../../client/actions.ts'
import type { Tool } from '../open-file.ts'

/** Tools of the pointer, with their keys. */
export const TOOLS = [
  ['select', 'v'],
  ['note', 'm'],
  ['freetext', 'x'],
  ['ink', 'd'],
  ['erase', 'e'],
  ['area', 'a'],
] as const satisfies readonly (readonly [Tool, string])[]

/** Kinds of mark on words other than a highlight, with their keys. */
export const KINDS = [
  ['underline', 'u'],
  ['strikeout', 's'],
  ['squiggly', 'w'],
] as const

/** What the actions of the reader act on. */
interface Parts {
  readonly hasSelection: () => boolean
  readonly active: () => string | null
  /** Whether a mark is being made at this moment. */
  readonly isMaking: () => boolean
  /** What the colour of a key means. */
  readonly nameOf: (key: number) => string
  readonly mark: (key: number) => void
  readonly markAs: (kind: (typeof KINDS)[number][0]) => void
  readonly comment: () => void
  /** Whether the chosen mark may be changed. */
  readonly isOwn: () => boolean
  readonly tag: () => void
  readonly cite: () => void
  readonly toBrief: () => void
  readonly caret: () => void
  /** Whether there are pages to mark on, not text that flows. */
  readonly hasPages: () => boolean
  readonly tool: () => Tool
  readonly take: (tool: Tool) => void
  /** Whether the chosen mark can be moved. */
  readonly canMove: () => boolean
  readonly move: () => void
  readonly remove: () => void
  readonly back: () => void
  readonly copy: () => void
}

/** Actions of an open file. */
export function markingActions(parts: Parts): Action[] {
  const colours = [1, 2, 3, 4, 5, 6].map((key): Action => ({
    id: `mark-${key}`,
    label: 'reader.highlightAs',
    get values() {
      return { colour: parts.nameOf(key) }
    },
    group: 'publication',
    keys: [String(key)],
    when: parts.hasSelection,
    run: () => parts.mark(key),
  }))
  const kinds = KINDS.map(([kind, key]): Action => ({
    id: `mark-${kind}`,
    label: `marking.as.${kind}`,
    group: 'publication',
    keys: [key],
    when: parts.hasSelection,
    run: () => parts.markAs(kind),
  }))
  const tools = TOOLS.map(([tool, key]): Action => ({
    id: `tool-${tool}`,
    label: `marking.tools.${tool}`,
    group: 'publication',
    keys: tool === 'select' ? [key, 'escape'] : [key],
    when: () => parts.hasPages() && (tool !== 'select' || parts.tool() !== 'select'),
    run: () => parts.take(tool),
  }))
  // Also right after the key of a colour, while the mark is being made.
  const writable = (): boolean => parts.hasSelection() || parts.isOwn() || parts.isMaking()
  return [
    ...colours,
    ...kinds,
    ...tools,
    {
      id: 'mark-comment',
      label: 'reader.comment',
      group: 'publication',
      keys: ['n'],
      when: writable,
      run: parts.comment,
    },
    {
      id: 'mark-tag',
      // What is selected comes before what is chosen.
      get label() {
        return parts.hasSelection() || !parts.isOwn() ? 'marking.tag' : 'panel.tag'
      },
      group: 'publication',
      keys: ['t'],
      when: writable,
      run: parts.tag,
    },
    {
      id: 'to-brief',
      label: 'briefs.actions.toBrief',
      group: 'publication',
      keys: ['b'],
      when: () => parts.hasSelection() || parts.active() !== null,
      run: parts.toBrief,
    },
    {
      id: 'mark-cite',
      label: 'marking.cite',
      group: 'publication',
      keys: ['mod+shift+c'],
      when: parts.hasSelection,
      run: parts.cite,
    },
    {
      id: 'mark-by-keys',
      label: 'marking.byKeys',
      group: 'publication',
      keys: ['k', 'f7'],
      run: parts.caret,
    },
    {
      id: 'mark-move',
      label: 'marking.move',
      group: 'publication',
      keys: ['shift+m'],
      when: parts.canMove,
      run: parts.move,
    },
    {
      id: 'mark-remove',
      label: 'reader.remove',
      group: 'publication',
      keys: ['delete'],
      when: () => parts.active() !== null,
      run: parts.remove,
    },
    {
      id: 'annotated-copy',
      label: 'reader.export',
      group: 'publication',
      keys: ['mod+shift+e'],
      run: parts.copy,
    },
    { id: 'reader-back', label: 'reader.back', group: 'go', keys: ['escape'], run: parts.back },
  ]
}
