/** Notes that are being written, kept in the tab so that a reload loses nothing. */
const PREFIX = 'cartable.note.'

/** A place that keeps texts by name: the session storage of the tab. */
export type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The draft of a note of a publication, or null. `note` is `new` for one that does not exist yet. */
export function readDraft(drawer: Drawer, publication: string, note: string): string | null {
  return drawer.getItem(`${PREFIX}${publication}.${note}`)
}

/** Keeps a draft, or forgets it (null). A full drawer loses only the draft. */
export function keepDraft(drawer: Drawer, publication: string, note: string, text: string | null): void {
  const key = `${PREFIX}${publication}.${note}`
  try {
    if (text === null) drawer.removeItem(key)
    else drawer.setItem(key, text)
  } catch {
    // The text is still in the editor.
  }
}
