import type { Component } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { type FacetName, facetOfTags } from '../../../src-main/contract/facets.ts'
import type { Concept } from '../../../src-main/contract/vocabulary.ts'
import type { Findable } from './matching.ts'

/** A row of the palette. */
export interface PaletteEntry extends Findable {
  /** Kind and id: `action:undo`, `publication:…`; what was used last is kept by it. */
  readonly id: string
  readonly kind: 'action' | 'publication' | 'concept' | 'collection' | 'brief'
  readonly icon: Component
  /** Beside the text: year, vocabulary. */
  readonly note?: string
  readonly keys?: string
  /** Language of the text, where it is not that of the interface. */
  readonly lang?: string | undefined
  run(): void
}

/** Facets of concepts that are no tags. */
const FACET_OF: Readonly<Record<string, FacetName>> = {
  organisation: 'publisher',
  'publication-type': 'type',
  series: 'series',
  language: 'language',
}

/** The facet of a concept, and the value that stands for it there. */
export function facetOf({ id, scheme }: Pick<Concept, 'id' | 'scheme'>): [FacetName, string] | null {
  const facet = FACET_OF[scheme] ?? facetOfTags(scheme)
  if (facet === null) return null
  // Languages are counted by their tags.
  return [facet, scheme === 'language' ? id.slice(id.indexOf(':') + 1) : id]
}

/** The catalogue narrowed to a concept, and to nothing else. */
export function catalogueOf(concept: Pick<Concept, 'id' | 'scheme'>): RouteLocationRaw | null {
  const facet = facetOf(concept)
  if (!facet) return null
  return { name: 'all', query: { f: JSON.stringify({ [facet[0]]: [facet[1]] }) } }
}

/** Groups of the palette in their order, each with its entries; empty ones are left out. */
export function inGroups<T>(groups: readonly (readonly [string, readonly T[]])[]): {
  readonly name: string
  readonly first: number
  readonly entries: readonly T[]
}[] {
  let first = 0
  return groups.flatMap(([name, entries]) => {
    if (entries.length === 0) return []
    const group = { name, first, entries }
    first += entries.length
    return [group]
  })
}
