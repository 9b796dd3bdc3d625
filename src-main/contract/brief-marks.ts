import * as z from 'zod'
import { AnnotationKind } from './annotations.ts'
import { Colour, ConceptId, Id, Instant, LanguageTag } from './values.ts'

/** Which marks are gathered: all conditions that are given must hold. */
export const MarkQuery = z.object({
  /**
   * Concepts of the mark or of its publication, narrower ones included: tags, countries, domains. Those of one
   * vocabulary are alternatives; of each vocabulary that is named one must hold.
   */
  concepts: z.array(ConceptId).max(100).default([]),
  publicationIds: z.array(Id).max(10_000).default([]),
  collectionId: z.uuid().optional(),
  /** Made or edited since. */
  since: Instant.optional(),
  /** Keys of colours, 1–6. */
  colours: z.array(z.int().min(1).max(6)).max(6).default([]),
  /** Words of quotation or comment, folded. */
  text: z.string().max(300).default(''),
})
export type MarkQuery = z.infer<typeof MarkQuery>

/** A mark that can be put into a brief, as a list shows it. */
export const Candidate = z.object({
  annotationId: Id,
  publicationId: Id,
  attachmentId: Id,
  title: z.string(),
  language: LanguageTag.nullable(),
  pageIndex: z.int().min(0),
  pageLabel: z.string().nullable(),
  kind: AnnotationKind,
  colour: Colour,
  quote: z.string().nullable(),
  comment: z.string(),
  modifiedAt: Instant,
  /** Briefs that it stands in already. */
  briefs: z.array(Id),
})
export type Candidate = z.infer<typeof Candidate>

/** Order of excerpts under headings that are made for them. */
export const GroupBy = z.enum(['concept', 'country', 'publication', 'domain'])
export type GroupBy = z.infer<typeof GroupBy>
