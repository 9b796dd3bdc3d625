import type { Reader } from '../../base/context.ts'
import type { Concept } from '../../contract/vocabulary.ts'
import { readConcepts } from '../vocabulary/index.ts'

/** Concepts with what lies above and below them. */
export interface ConceptTree {
  readonly concepts: ReadonlyMap<string, Concept>
  /** A concept and all narrower ones; itself alone where it is not known. */
  below(id: string): string[]
  /** A concept and the broader ones, nearest first. A vocabulary that goes in a circle ends where it began. */
  above(id: string): string[]
}

/** The tree of concepts by `broader`. Pure. */
export function treeOf(all: readonly Concept[]): ConceptTree {
  const concepts = new Map(all.map((concept) => [concept.id, concept]))
  const narrower = Map.groupBy(all, ({ broader }) => broader)
  const below = (id: string): string[] => {
    const found = new Set([id])
    for (const each of found) for (const child of narrower.get(each) ?? []) found.add(child.id)
    return [...found]
  }
  const above = (id: string): string[] => {
    const found = new Set<string>()
    for (let at: string | null = id; at !== null && !found.has(at); at = concepts.get(at)?.broader ?? null) {
      found.add(at)
    }
    return [...found]
  }
  return { concepts, below, above }
}

/** Concepts of the library. */
export async function conceptTree(db: Reader): Promise<ConceptTree> {
  return treeOf(await readConcepts(db))
}
