import type { Concept } from '../../../contract/vocabulary.ts'
import { foldLabel } from './fold.ts'

/** What an index is made from. */
export type LabelledConcept = Pick<Concept, 'id' | 'prefLabel' | 'altLabel' | 'details'>

/** A concept that a label may name, with its labels by language so that a person can choose. */
export interface LabelCandidate {
  readonly id: string
  readonly prefLabel: Readonly<Record<string, string>>
}

export type LabelMatch =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'many'; readonly candidates: readonly LabelCandidate[] }

export interface LabelIndex {
  /**
   * The concept that a label names, in any language, as preferred or alternative label; accents, case, apostrophes and
   * spaces do not matter. An id (`organisation:mmc`) names itself. With `scheme`, only concepts of that scheme count.
   * Several concepts are never chosen between: they come back as `many`, in order of id.
   */
  resolve(label: string, options?: { readonly scheme?: string | undefined }): LabelMatch
  /** Labels of a concept, or null for an unknown id. */
  get(id: string): LabelCandidate | null
}

const schemeOf = (id: string): string => id.slice(0, id.indexOf(':'))

function labelsOf(concept: LabelledConcept): string[] {
  const hidden = concept.details?.hiddenLabel ?? {}
  return [concept.prefLabel, concept.altLabel, hidden].flatMap((labels) => Object.values(labels).flat())
}

/** Builds an index of labels. One concept that carries the same label in two languages counts once. */
export function buildLabelIndex(concepts: Iterable<LabelledConcept>): LabelIndex {
  const byId = new Map<string, LabelCandidate>()
  const byLabel = new Map<string, Set<string>>()
  for (const concept of concepts) {
    byId.set(concept.id, { id: concept.id, prefLabel: concept.prefLabel })
    for (const label of labelsOf(concept)) {
      const folded = foldLabel(label)
      if (folded === '') continue
      const ids = byLabel.get(folded)
      if (ids === undefined) byLabel.set(folded, new Set([concept.id]))
      else ids.add(concept.id)
    }
  }
  const matching = (label: string): readonly string[] => {
    const trimmed = label.trim()
    return byId.has(trimmed) ? [trimmed] : [...(byLabel.get(foldLabel(label)) ?? [])]
  }
  return {
    get: (id) => byId.get(id) ?? null,
    resolve(label, { scheme } = {}) {
      const ids = matching(label).filter((id) => scheme === undefined || schemeOf(id) === scheme)
      const [first] = ids
      if (first === undefined) return { kind: 'none' }
      if (ids.length === 1) return { kind: 'one', id: first }
      const candidates = ids.toSorted().flatMap((id) => byId.get(id) ?? [])
      return { kind: 'many', candidates }
    },
  }
}
