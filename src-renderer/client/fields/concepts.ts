import type { Concept } from '../../../src-main/contract/vocabulary.ts'
import { fold } from './fold.ts'

/** A concept that a typed word names, and by which of its labels. */
export interface ConceptHit {
  readonly id: string
  readonly scheme: string
  /** Label in the language of the interface. */
  readonly label: string
  /** The label that matched, where it is another one; null where it is the one shown. */
  readonly matched: string | null
  /** The whole label was typed. */
  readonly exact: boolean
}

interface Entry {
  readonly text: string
  readonly folded: string
  readonly words: readonly string[]
}
interface Indexed {
  readonly concept: Concept
  readonly entries: readonly Entry[]
}

const WORDS = /[^\p{L}\p{N}]+/u
const indexes = new WeakMap<readonly Concept[], readonly Indexed[]>()

function indexOf(concepts: readonly Concept[]): readonly Indexed[] {
  const known = indexes.get(concepts)
  if (known) return known
  const made = concepts.map((concept) => {
    const labels = [...Object.values(concept.prefLabel), ...Object.values(concept.altLabel).flat()]
    const entries = [...new Set(labels)].map((text) => {
      const folded = fold(text)
      return { text, folded, words: folded.split(WORDS).filter((word) => word !== '') }
    })
    return { concept, entries }
  })
  indexes.set(concepts, made)
  return made
}

/** Preferred label of a concept in a language, else in English, French or any. */
export function conceptLabel({ id, prefLabel }: Concept, language: string): string {
  return prefLabel[language] ?? prefLabel['en'] ?? prefLabel['fr'] ?? Object.values(prefLabel)[0] ?? id
}

/** How well a label answers: 0 the whole, 1 its beginning, 2 all words from the first, 3 all words; null not at all. */
function rank(entry: Entry, query: string, words: readonly string[]): number | null {
  if (entry.folded === query) return 0
  if (entry.folded.startsWith(query)) return 1
  const found = words.every((word) => entry.words.some((own) => own.startsWith(word)))
  if (!found || words.length === 0) return null
  return words.some((word) => entry.words[0]?.startsWith(word)) ? 2 : 3
}

/**
 * Concepts that a typed text names by the beginnings of its words, whichever language or alternative label they are in.
 * Whole labels first, then labels that begin so, then the others; labels of the shown language before others.
 *
 * @param query what was typed; all concepts, by label, for an empty one
 */
export function matchConcepts(
  concepts: readonly Concept[],
  query: string,
  language: string,
  limit = 50,
): ConceptHit[] {
  const folded = fold(query)
  const words = folded.split(WORDS).filter((word) => word !== '')
  const hits: { hit: ConceptHit; order: number }[] = []
  for (const { concept, entries } of indexOf(concepts)) {
    const label = conceptLabel(concept, language)
    let best: { rank: number; text: string } | null = folded === '' ? { rank: 1, text: label } : null
    for (const entry of folded === '' ? [] : entries) {
      const own = rank(entry, folded, words)
      // The label that is shown wins over another that answers as well.
      if (own !== null && (best === null || own < best.rank || (own === best.rank && entry.text === label))) {
        best = { rank: own, text: entry.text }
      }
    }
    if (best === null) continue
    const matched = best.text === label ? null : best.text
    const { id, scheme } = concept
    hits.push({
      hit: { id, scheme, label, matched, exact: best.rank === 0 },
      order: best.rank * 2 + (matched === null ? 0 : 1),
    })
  }
  const compare = new Intl.Collator(language, { numeric: true }).compare
  return hits
    .sort((a, b) => a.order - b.order || compare(a.hit.label, b.hit.label))
    .slice(0, limit)
    .map(({ hit }) => hit)
}

/** Concepts whose label, in any language, is exactly this one; several where a label is ambiguous (`DRC`). */
export function conceptsNamed(concepts: readonly Concept[], label: string): Concept[] {
  const folded = fold(label)
  if (folded === '') return []
  return indexOf(concepts)
    .filter(({ entries }) => entries.some((entry) => entry.folded === folded))
    .map(({ concept }) => concept)
}
