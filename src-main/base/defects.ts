/** A failure that nobody foresaw, reduced to what a log may hold. */
export interface Defect {
  /** Class of the error. */
  readonly kind: string
  /** Where in the program it happened: names of functions and files, no folders, no values. */
  readonly at: string
}

const DEEPEST = 8
const listeners = new Set<(defect: Defect, error: unknown) => void>()

function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const lines = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return lines
    .slice(0, DEEPEST)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?[^\s()]*[/\\]([^/\\\s()]+)\)?$/, '$1'))
    .join(' | ')
}

/** What may be logged of an error: never its message, which can hold titles and paths. */
export function defectOf(error: unknown): Defect {
  return { kind: error instanceof Error ? error.name : typeof error, at: placeOf(error) }
}

/** Calls `listener` for each failure that became `INTERNAL` on its way to a shell. @returns removes it */
export function onDefect(listener: (defect: Defect, error: unknown) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells of a failure that nobody foresaw. */
export function tellDefect(error: unknown): void {
  const defect = defectOf(error)
  for (const listener of listeners) listener(defect, error)
}
