/** A line `Name: value` of a field that holds several. */
export interface ExtraLine {
  readonly column: string
  readonly value: string
}

/**
 * Reads a line of Zotero's field Extra, which its exports put into notes (`Original title: …`, `ISBN: …`).
 *
 * @param columns by name in lower case: what says something of a publication, and the column that it goes to
 * @returns null for a line that is a note like others
 */
export function extraLine(line: string, columns: ReadonlyMap<string, string>): ExtraLine | null {
  const [, name = '', value = ''] = /^\s*([A-Za-z][A-Za-z -]{1,30}):\s*(.+)$/.exec(line) ?? []
  const column = columns.get(name.toLowerCase())
  return column === undefined ? null : { column, value }
}
