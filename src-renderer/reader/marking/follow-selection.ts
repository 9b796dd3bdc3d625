/** The ends of a selection: the part of the browser's `Selection` that tells one from another. */
export type SelectionEnds = Pick<Selection, 'anchorNode' | 'anchorOffset' | 'focusNode' | 'focusOffset'>

/** What is to be followed, and who is told. */
export interface Followed {
  /** The selection of the browser as it is now. */
  readonly ends: () => SelectionEnds | null
  /** Called when the selection is another than at the last call, or the browser says so. */
  readonly onChange: () => void
}

/** What a person does with a selection begins with one of these. */
const ACTS = ['keydown', 'pointerdown'] as const

/**
 * Follows the selection of a document, so that what is done with it is done with the words that are selected then.
 *
 * A browser tells of a selection in a task of its own (`selectionchange`). On a busy machine a key overtakes it: the mark
 * then lacked the letters that were selected last, or was not made. So before a key or a pointer acts, the selection is
 * looked at once more.
 *
 * @param target the document
 * @returns what ends it
 */
export function followSelection(target: EventTarget, { ends, onChange }: Followed): () => void {
  let known: SelectionEnds | null = null
  const read = (): void => {
    const now = ends()
    known = now && {
      anchorNode: now.anchorNode,
      anchorOffset: now.anchorOffset,
      focusNode: now.focusNode,
      focusOffset: now.focusOffset,
    }
    onChange()
  }
  const isKnown = (now: SelectionEnds | null): boolean =>
    now?.anchorNode === known?.anchorNode &&
    now?.anchorOffset === known?.anchorOffset &&
    now?.focusNode === known?.focusNode &&
    now?.focusOffset === known?.focusOffset
  const check = (): void => {
    if (!isKnown(ends())) read()
  }
  target.addEventListener('selectionchange', read)
  for (const act of ACTS) target.addEventListener(act, check, { capture: true })
  return () => {
    target.removeEventListener('selectionchange', read)
    for (const act of ACTS) target.removeEventListener(act, check, { capture: true })
  }
}
