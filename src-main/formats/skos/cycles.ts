import type { Problems } from './problem.ts'
import type { SkosConcept } from './skos-reading.ts'

/** Levels of a hierarchy. Deeper ones are found in files made to do harm; trees of the interface are walked level by level. */
const DEEPEST = 60

/**
 * Takes away those `broader` that close a circle or lie too deep, and tells of each: a concept stands in no circle of its own
 * (SKOS §8.6.10 leaves it open; a tree cannot show it). The same ones go, whatever the order of the file.
 *
 * @param concepts in the order of their IRIs
 */
export function cutCycles(concepts: readonly SkosConcept[], problems: Problems): SkosConcept[] {
  const byIri = new Map(concepts.map((concept) => [concept.iri, concept]))
  const parents = new Map(concepts.map(({ iri, broader }) => [iri, [...broader]]))
  /** Levels above a concept that was walked to its top. */
  const height = new Map<string, number>()

  function cut(iri: string, parent: string, reason: 'cycle' | 'too-deep'): void {
    const kept = (parents.get(iri) ?? []).filter((each) => each !== parent)
    parents.set(iri, kept)
    problems.tell(reason, { key: iri, line: byIri.get(iri)?.line ?? null, field: 'broader', value: parent })
  }

  /** Walks up from a concept without recursion: a chain may be as long as the file. */
  function walk(start: string): void {
    const path: { readonly iri: string; readonly rest: string[] }[] = []
    const onPath = new Set<string>()
    const enter = (iri: string): void => {
      path.push({ iri, rest: [...(parents.get(iri) ?? [])] })
      onPath.add(iri)
    }
    enter(start)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.shift()
      if (next === undefined) {
        settle(top.iri)
        onPath.delete(top.iri)
        path.pop()
      } else if (onPath.has(next)) cut(top.iri, next, 'cycle')
      else if (byIri.has(next) && !height.has(next)) enter(next)
    }
  }

  function settle(iri: string): void {
    for (const parent of [...(parents.get(iri) ?? [])])
      if ((height.get(parent) ?? 0) + 1 > DEEPEST) cut(iri, parent, 'too-deep')
    const levels = (parents.get(iri) ?? []).map((parent) => (height.get(parent) ?? 0) + 1)
    height.set(iri, Math.max(0, ...levels))
  }

  for (const { iri } of concepts) if (!height.has(iri)) walk(iri)
  return concepts.map((concept) => ({ ...concept, broader: parents.get(concept.iri) ?? [] }))
}
