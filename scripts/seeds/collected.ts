import * as z from 'zod'

const labels = z.record(z.string(), z.string())

/** `vocabulary.json` as collected: ids without their scheme. */
export const CollectedVocabulary = z.object({
  meta: z.object({ made: z.iso.date() }),
  concepts: z.array(
    z.strictObject({
      scheme: z.string(),
      id: z.string(),
      prefLabel: labels,
      altLabel: z.record(z.string(), z.array(z.string())),
      notation: z.string().optional(),
      broader: z.string().optional(),
      roles: z.array(z.string()).optional(),
      note: z.string().optional(),
      source: z.string(),
      certain: z.boolean(),
      seenIn: z.array(z.string()),
    }),
  ),
})
export type CollectedVocabulary = z.infer<typeof CollectedVocabulary>
export type CollectedConcept = CollectedVocabulary['concepts'][number]

/** `publications.json` as collected. Strict, so that a new field is not lost in silence. */
export const CollectedPublications = z.object({
  meta: z.object({ made: z.iso.date() }),
  publications: z.array(
    z.strictObject({
      id: z.string(),
      title: labels,
      type: z.string(),
      series: z.strictObject({ id: z.string(), number: z.string().optional() }).optional(),
      date: z.string(),
      dateSource: z.enum(['seen', 'inferred', 'memory']),
      dateNote: z.string().optional(),
      period: z.string().optional(),
      publisher: z.array(z.string()),
      creators: z.array(z.string()).optional(),
      languages: z.array(z.string()),
      languagePairSeen: z.boolean().optional(),
      region: z.array(z.string()),
      countries: z.array(z.string()),
      themes: z.array(z.string()),
      landing: labels,
      pdf: labels.optional(),
      pages: z.int().optional(),
      summary: z.string(),
      related: z.array(z.string()).optional(),
      note: z.string().optional(),
      seenAt: z.array(z.string()),
    }),
  ),
})
export type CollectedPublications = z.infer<typeof CollectedPublications>
export type CollectedPublication = CollectedPublications['publications'][number]
