import * as z from 'zod'

/**
 * What the catalogue can be narrowed by. `region`, `country`, `domain` (of the Rabat action plans) and `theme` are
 * concepts; `language` is of the files held; `source` the host a file was downloaded from; `guess` is `sure` or `check`.
 */
export const FacetName = z.enum([
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
export type FacetName = z.infer<typeof FacetName>

/** Chosen values by facet: any of them within a facet, all facets together. A concept includes its narrower ones. */
export const FacetSelection = z.partialRecord(FacetName, z.array(z.string().min(1).max(300)).max(200))
export type FacetSelection = z.infer<typeof FacetSelection>
