import type { Annotation } from '../../contract/annotations.ts'

/** A mark to be written into a copy: an annotation of the catalogue without what only the catalogue needs. */
export interface ExportMark extends Omit<Annotation, 'attachmentId' | 'concepts'> {
  /** For a mark of origin `file`: it still is what the file says, so the copy has it already. */
  readonly unchanged?: boolean
}

/** `/NM` of a mark in the copy: its own id, or the name that the file gave it, by which the file knows it. */
export function markName(mark: ExportMark): string {
  return mark.externalName ?? mark.id
}

/** Marks that must be written; the others are in the file already. */
export function marksToWrite(marks: readonly ExportMark[]): ExportMark[] {
  return marks.filter((mark) => !(mark.origin === 'file' && mark.unchanged === true))
}

/** Control characters other than tab and line ends: readers drop them, cut the text there, or take them for a language. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g

/** A mark whose texts any reader gives back unchanged. */
export function cleanMark(mark: ExportMark): ExportMark {
  const clean = (text: string): string => text.toWellFormed().replace(CONTROL, '')
  return { ...mark, author: clean(mark.author), comment: clean(mark.comment) }
}
