/** Words of briefs that are being written, kept until the core has them: over a failure, a reload, a crash. */
const PREFIX = 'cartable.brief.'

/** A place that keeps texts by name: the local storage of this computer. */
export type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The draft of a part of an item, or null. */
export function readDraft(drawer: Drawer, name: string): string | null {
  try {
    return drawer.getItem(`${PREFIX}${name}`)
  } catch {
    return null
  }
}

/** Keeps a draft, or forgets it (null). A full drawer loses only the draft. */
export function keepDraft(drawer: Drawer, name: string, text: string | null): void {
  try {
    if (text === null) drawer.removeItem(`${PREFIX}${name}`)
    else drawer.setItem(`${PREFIX}${name}`, text)
  } catch {
    // The text is still in its field.
  }
}
