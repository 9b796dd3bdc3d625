import * as z from 'zod'

/**
 * What the catalogue can be narrowed by, whatever is in the library. `region`, `country`, `domain` (of the Rabat action
 * plans) and `theme` are concepts; `language` is of the files held; `source` the host a file was downloaded from; `guess`
 * is `sure` or `check`.
 */
export const FixedFacet = z.enum([
  'publisher',
  'type',
  'series',
  'year',
  'language',
  'region',
  'country',
  'domain',
  'theme',
  'read',
  'source',
  'guess',
])
export type FixedFacet = z.infer<typeof FixedFacet>

/** Concepts of one vocabulary that has no facet above: `scheme:` and its name, as one that was imported. */
export const SchemeFacet = z.templateLiteral(['scheme:', z.string().min(1).max(200)])
export type SchemeFacet = z.infer<typeof SchemeFacet>

export const FacetName = z.union([FixedFacet, SchemeFacet])
export type FacetName = z.infer<typeof FacetName>

/** Facets of vocabularies that say what a publication is about. */
const FACET_OF_SCHEME: Readonly<Record<string, FixedFacet>> = {
  region: 'region',
  country: 'country',
  'rabat-domain': 'domain',
  theme: 'theme',
}
/** Vocabularies whose concepts stand in fields of their own: what a publication is, who made it. */
const NO_TAGS: readonly string[] = ['organisation', 'publication-type', 'series', 'language']

/** The facet that counts tags of a vocabulary; null where its concepts stand in other fields than the tags. */
export function facetOfTags(scheme: string): FacetName | null {
  if (NO_TAGS.includes(scheme)) return null
  return FACET_OF_SCHEME[scheme] ?? `scheme:${scheme}`
}

export function isSchemeFacet(facet: FacetName): facet is SchemeFacet {
  return facet.startsWith('scheme:')
}

/** The vocabulary of such a facet. */
export const schemeOfFacet = (facet: SchemeFacet): string => facet.slice('scheme:'.length)

/** Chosen values by facet: any of them within a facet, all facets together. A concept includes its narrower ones. */
export const FacetSelection = z.partialRecord(FacetName, z.array(z.string().min(1).max(300)).max(200))
export type FacetSelection = z.infer<typeof FacetSelection>
