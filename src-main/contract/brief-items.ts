import * as z from 'zod'
import { AnnotationKind } from './annotations.ts'
import { Colour, Id, Instant, LanguageTag, Quad, Rect, Sha256 } from './values.ts'

/** Where an excerpt comes from, as it was when it was taken: enough to find and to check it without the mark. */
export const Provenance = z.object({
  publicationId: Id,
  attachmentId: Id,
  sha256: Sha256,
  /** 0-based page of the file. */
  pageIndex: z.int().min(0),
  /** Printed number of the page, where the file names one. */
  pageLabel: z.string().nullable(),
  /** Language of the file. */
  language: LanguageTag.nullable(),
  prefix: z.string().nullable(),
  suffix: z.string().nullable(),
  url: z.string().nullable(),
  retrievedAt: Instant.nullable(),
})
export type Provenance = z.infer<typeof Provenance>

/** A quotation in the brief's language for one in another. In pencil until a person accepts it. */
export const Translation = z.object({ text: z.string().min(1).max(20_000), accepted: z.boolean() })
export type Translation = z.infer<typeof Translation>

const Heading = z.object({
  kind: z.literal('heading'),
  level: z.int().min(1).max(3),
  text: z.string().max(500),
  /** What grouping made it for: the concept, country, domain or publication; not there in a heading that a person wrote. */
  groupKey: z.string().max(200).nullish(),
})
const Paragraph = z.object({ kind: z.literal('paragraph'), markdown: z.string().max(100_000) })
const Excerpt = z.object({
  kind: z.literal('excerpt'),
  annotationId: Id,
  markKind: AnnotationKind,
  colour: Colour,
  /** `quote`: its words; `image`: the area of the page as a picture. */
  form: z.enum(['quote', 'image']),
  /** Words of the source, as marked; null for a mark without words. */
  quote: z.string().max(20_000).nullable(),
  /** What is printed of the quotation: `[…]` (or `[...]`) stands for words left out; null: all of it. */
  shown: z.string().max(20_000).nullable(),
  /** Where the mark lies in user space; the area of a picture. */
  rect: Rect,
  /** Its lines and strokes, for the page in the annex. */
  quads: z.array(Quad).max(5000).default([]),
  ink: z.array(z.array(z.number()).max(200_000)).max(5000).default([]),
  /** Width of the line at each point of each stroke, where a pen told its pressure. */
  inkWidths: z.array(z.array(z.number()).max(100_000)).max(5000).nullable().default(null),
  /** Who made the mark, and when it was last changed, when it was taken. */
  author: z.string().default(''),
  markedAt: Instant.nullable().default(null),
  /** The reader's comment, Markdown. */
  comment: z.string().max(100_000),
  /** An internal comment stays out of exports unless they ask for it. */
  commentShareable: z.boolean(),
  /** The mark's own comment when it was taken: the one above may be edited for the brief. */
  markComment: z.string().max(100_000).default(''),
  translation: Translation.nullable(),
  provenance: Provenance,
})
const Pages = z.object({
  kind: z.literal('pages'),
  /** Inclusive, 0-based; the first one is the page of the provenance. */
  lastIndex: z.int().min(0),
  caption: z.string().max(2000),
  provenance: Provenance,
})

/** What stands in a brief, in its order. */
export const BriefContent = z.discriminatedUnion('kind', [Heading, Paragraph, Excerpt, Pages])
export type BriefContent = z.infer<typeof BriefContent>
export type ExcerptContent = z.infer<typeof Excerpt>
export type PagesContent = z.infer<typeof Pages>

/**
 * How an excerpt stands to its mark today: `same`; `changed` (words, place, colour or comment differ: `takeOver` brings
 * them); `gone` (the mark is in the trash). Null for what has no mark.
 */
export const Liveness = z.enum(['same', 'changed', 'gone'])
export type Liveness = z.infer<typeof Liveness>

export const BriefItem = z.object({
  id: Id,
  content: BriefContent,
  liveness: Liveness.nullable(),
  /**
   * What differs, for a person to see before taking it over, each with its value today: `quote`, `comment`, `colour`,
   * `kind`, `page` (as printed), `place` (of a picture), `language`, `file` (the edition that it is on now).
   */
  differences: z.record(z.string(), z.string().nullable()),
})
export type BriefItem = z.infer<typeof BriefItem>

/** A new item: text as it is, an excerpt by its mark, pages by their file. */
export const NewItem = z.discriminatedUnion('kind', [
  Heading,
  Paragraph,
  z.object({
    kind: z.literal('excerpt'),
    annotationId: Id,
    form: z.enum(['quote', 'image']).optional(),
  }),
  z.object({
    kind: z.literal('pages'),
    attachmentId: Id,
    firstIndex: z.int().min(0),
    lastIndex: z.int().min(0),
    caption: z.string().max(2000).default(''),
  }),
])
export type NewItem = z.infer<typeof NewItem>

/** What a person may change of an item; only fields that its kind has. */
export const ItemEdit = z.object({
  level: z.int().min(1).max(3).optional(),
  text: z.string().max(500).optional(),
  markdown: z.string().max(100_000).optional(),
  form: z.enum(['quote', 'image']).optional(),
  shown: z.string().max(20_000).nullable().optional(),
  comment: z.string().max(100_000).optional(),
  commentShareable: z.boolean().optional(),
  translation: Translation.nullable().optional(),
  caption: z.string().max(2000).optional(),
})
export type ItemEdit = z.infer<typeof ItemEdit>
