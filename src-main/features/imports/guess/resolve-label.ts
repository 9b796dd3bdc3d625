import { foldLabel, type LabelIndex } from '../../vocabulary/index.ts'

/** Puts together words that a PDF copy splits after a ligature (`offi ce`, `profi t`). */
function joinLigatures(text: string): string {
  return text.replace(/(ff|fi|fl) (?=\p{Ll})/gu, '$1')
}

/** Ways to read a printed label, most literal first: without marks at its ends, without brackets, with ligatures joined. */
function readings(text: string): string[] {
  const bare = text.replace(/^[\s"“«([]+|[\s"”».,;:)\]]+$/gu, '')
  const open = bare.indexOf('(')
  const brackets = open > 0 ? [bare.slice(0, open)] : []
  const printed = [text, bare, ...brackets]
  return [...new Set([...printed, ...printed.map(joinLigatures)])]
}

/**
 * Concepts of a scheme that a printed text names, those whose preferred label it is first. Empty where it names none. A text
 * longer than any label is not looked up.
 */
export function conceptsNamed(text: string, scheme: string, labels: LabelIndex): string[] {
  if (text.length > 200) return []
  for (const reading of readings(text)) {
    // An id is a name for programs; printed text that happens to look like one is none.
    if (reading.trim() === '' || reading.includes(':')) continue
    const match = labels.resolve(reading, { scheme })
    if (match.kind === 'one') return [match.id]
    if (match.kind === 'many') {
      const folded = foldLabel(reading)
      const isPreferred = (labelsOf: Readonly<Record<string, string>>): boolean =>
        Object.values(labelsOf).some((label) => foldLabel(label) === folded)
      const preferred = match.candidates.filter((candidate) => isPreferred(candidate.prefLabel))
      return [...new Set([...preferred, ...match.candidates].map((candidate) => candidate.id))]
    }
  }
  return []
}
