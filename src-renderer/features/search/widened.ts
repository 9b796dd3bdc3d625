import type { Concept } from '../../../src-main/contract/vocabulary.ts'
import { foldWords } from '../../client/fold.ts'

/** A name that was searched too, as the vocabulary writes it, and the language it belongs to. */
export interface Name {
  readonly text: string
  readonly language: string | null
}

const wordsOf = (text: string): string => foldWords(text).join(' ')
const singular = (words: string): string => words.replace(/(?<=\p{L}{3})[sx]$/u, '')

/** Labels of all concepts by their folded words, without the plural ending. */
export type LabelsByWords = ReadonlyMap<string, Name>

/** The search answers in folded words; this finds the labels that they were made from. Preferred labels win. */
export function labelsByWords(concepts: readonly Concept[]): LabelsByWords {
  const labels = new Map<string, Name>()
  const put = (language: string, text: string): void => {
    const key = singular(wordsOf(text))
    if (key !== '' && !labels.has(key)) labels.set(key, { text, language })
  }
  for (const { prefLabel } of concepts) for (const [tag, label] of Object.entries(prefLabel)) put(tag, label)
  for (const { altLabel } of concepts) {
    for (const [tag, all] of Object.entries(altLabel)) for (const label of all) put(tag, label)
  }
  return labels
}

/**
 * Names that one term was widened by, each once, in the language of the interface first. Forms that differ from the
 * term or from a name by their plural only are left out: they are found, but say nothing new.
 */
export function namesOf(
  term: string,
  also: readonly string[],
  labels: LabelsByWords,
  language: string,
): Name[] {
  const seen = new Set([singular(wordsOf(term))])
  const names: Name[] = []
  for (const each of also) {
    const key = singular(wordsOf(each))
    if (seen.has(key)) continue
    seen.add(key)
    names.push(labels.get(key) ?? { text: each, language: null })
  }
  // Both languages of the interface before the others.
  const order = [language, 'fr', 'en']
  const rank = ({ language: own }: Name): number => {
    const at = own === null ? -1 : order.indexOf(own)
    return at >= 0 ? at : own === null ? 4 : 3
  }
  return names.toSorted((a, b) => rank(a) - rank(b))
}
