import * as z from 'zod'
import { oc } from './base.ts'
import { FacetName } from './facets.ts'
import { ListFilter } from './publications.ts'

/** A value of a facet and how many publications carry it. `value` is a concept id, a year, a language tag, a host … */
export const FacetValue = z.object({
  value: z.string(),
  /** Under all filters but those of the facet itself, so that another choice shows what it would find. */
  count: z.int().min(0),
})
export type FacetValue = z.infer<typeof FacetValue>

/** Values of one facet; concepts most frequent first, years newest first. Chosen values are there even with count 0. */
export const Facet = z.object({ name: FacetName, values: z.array(FacetValue) })
export type Facet = z.infer<typeof Facet>

/** Counts of the whole library, whatever is filtered. */
export const ScopeCounts = z.object({
  inbox: z.int(),
  all: z.int(),
  reading: z.int(),
  trash: z.int(),
})
export type ScopeCounts = z.infer<typeof ScopeCounts>

/** Numbers beside the filters. */
export const catalogueContract = {
  facets: oc
    .input(
      z.object({
        filter: ListFilter.default({}),
        /** All where none are named. */
        facets: z.array(FacetName).optional(),
        /** Also those of every vocabulary that tags something and has no facet of a name of its own. */
        schemes: z.boolean().default(false),
      }),
    )
    .output(z.object({ total: z.int(), facets: z.array(Facet), scopes: ScopeCounts })),
}
