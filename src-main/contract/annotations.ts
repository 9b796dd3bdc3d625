import { oc } from './base.ts'
import * as z from 'zod'
import { CommandResult } from './publications.ts'
import { MARK_COLOURS } from './mark-colours.ts'
import { Colour, ConceptId, Id, Instant, Quad, Rect } from './values.ts'

/** Kinds of mark. `area` is a rectangle (`/Square`), the rest are named as in ISO 32000-2 12.5.6. */
export const AnnotationKind = z.enum([
  'highlight',
  'underline',
  'strikeout',
  'squiggly',
  'note',
  'freetext',
  'ink',
  'area',
])
export type AnnotationKind = z.infer<typeof AnnotationKind>

export { MARK_COLOURS }

/** Kinds that are laid over the page as a surface; the others are drawn as lines. */
export const FILLED_KINDS: readonly AnnotationKind[] = ['highlight', 'note']

/** The colour of a new mark of `kind` under a key; the first for surfaces, the second for lines, when none is chosen. */
export function markColour(kind: AnnotationKind, key?: number): string {
  const filled = FILLED_KINDS.includes(kind)
  const [first, second] = MARK_COLOURS
  const chosen = MARK_COLOURS.find((colour) => colour.key === key) ?? (filled ? first : second)
  return filled ? chosen.fill : chosen.line
}

/** Key (1–6) of the colour of a mark; 6 for a colour that another program chose. */
export function colourKey(colour: string): number {
  return MARK_COLOURS.find(({ fill, line }) => fill === colour || line === colour)?.key ?? 6
}

/** Where a mark sits: quads in user space for the eye, quoted text with context for a new edition (W3C TextQuoteSelector). */
export const Anchor = z.object({
  /** 0-based page of the file. */
  pageIndex: z.int().min(0),
  rect: Rect,
  quads: z.array(Quad).max(5000),
  /** Strokes of an ink mark, lists of x, y in user space. */
  ink: z.array(z.array(z.number()).max(200_000)).max(5000),
  /** Width of the line at each point of each stroke, in points, where a pen told its pressure; else lines have one width. */
  inkWidths: z
    .array(z.array(z.number().min(0).max(72)).max(100_000))
    .max(5000)
    .nullish(),
  quote: z.string().nullable(),
  prefix: z.string().nullable(),
  suffix: z.string().nullable(),
})
export type Anchor = z.infer<typeof Anchor>

/**
 * A line of words as a screen shows them: the text layer of a viewer stands in another font than the page, so its
 * rectangles are right to a few points only.
 */
export const SeenLine = z.object({ text: z.string().max(20_000), quad: Quad })
export type SeenLine = z.infer<typeof SeenLine>

/** A mark on a page of a file, with what a person wrote about it. */
export const Annotation = Anchor.extend({
  id: Id,
  attachmentId: Id,
  kind: AnnotationKind,
  /** Who answers for it; empty where the program that left it in a file named nobody. */
  author: z.string(),
  /** Who made it, where somebody else took it over since. */
  firstAuthor: z.string().nullable().default(null),
  colour: Colour,
  comment: z.string(),
  concepts: z.array(ConceptId),
  /** `cartable`, or `file` for a mark that another program left in the file. */
  origin: z.enum(['cartable', 'file']),
  /**
   * `exact`: where a person put it; `moved`: found again by its quote in a new edition; `lost`: not found there, so its
   * page and quads are still those of the edition before.
   */
  anchoring: z.enum(['exact', 'moved', 'lost']).default('exact'),
  /** `/NM` of the mark in the file that this one came from, else null. */
  externalName: z.string().nullable(),
  inReplyTo: Id.nullable(),
  createdAt: Instant,
  modifiedAt: Instant,
})
export type Annotation = z.infer<typeof Annotation>

/**
 * Whether a mark is another person's: it may be read and answered, and is edited only after it was taken over. One that
 * names nobody belongs to whoever finds it.
 */
export function isForeign(mark: Pick<Annotation, 'author'>, actor: string): boolean {
  return mark.author !== '' && mark.author !== actor
}

/** Where a mark lies that is not about words; strokes for ink alone. */
export const Place = Anchor.pick({ rect: true, ink: true, inkWidths: true }).partial({ ink: true })
export type Place = z.infer<typeof Place>

const ByQuote = z.object({
  attachmentId: Id,
  /** 1-based page, as a person counts. */
  page: z.int().min(1),
  quote: z.string().min(1).max(20_000),
  /** Password of the file, where it needs one. */
  password: z.string().max(500).optional(),
  /** Which of several occurrences, 1-based; without it a quote that occurs twice is refused. */
  occurrence: z.int().min(1).optional(),
  kind: z.enum(['highlight', 'underline', 'strikeout', 'squiggly', 'note', 'area']).default('highlight'),
  comment: z.string().max(100_000).default(''),
  colour: Colour.optional(),
  author: z.string().min(1).max(200).optional(),
  concepts: z.array(z.string()).default([]),
})

/** Marks on attachments. */
export const annotationsContract = {
  list: oc.input(z.object({ attachmentId: Id })).output(z.array(Annotation)),
  createByQuote: oc.input(ByQuote).output(Annotation),
  /** Makes a mark whose place is already known (from a selection, a drawing). */
  create: oc
    .input(
      Anchor.extend({
        attachmentId: Id,
        /** Lines of a selection: the mark is put onto the glyphs of these words where they can be found on the page. */
        seen: z.array(SeenLine).max(5000).default([]),
        /** Password of the file, where it needs one; without it `seen` is taken as it is. */
        password: z.string().max(500).optional(),
        kind: AnnotationKind,
        comment: z.string().max(100_000).default(''),
        colour: Colour.optional(),
        author: z.string().min(1).max(200).optional(),
        concepts: z.array(z.string()).default([]),
        inReplyTo: Id.nullable().default(null),
      }),
    )
    .output(Annotation),
  update: oc
    .input(
      z.object({
        id: Id,
        comment: z.string().max(100_000).optional(),
        colour: Colour.optional(),
        kind: AnnotationKind.optional(),
        concepts: z.array(z.string()).optional(),
        /** Another place on its page: of a note, a text, an area or a drawing that was moved. */
        place: Place.optional(),
      }),
    )
    .output(Annotation),
  /**
   * Makes marks of others one's own, in one command: their author is then the person at this computer, and the first
   * one is kept. Those that are the person's own already stay as they are.
   */
  takeOver: oc.input(z.object({ ids: z.array(Id).min(1).max(10_000) })).output(CommandResult),
  remove: oc.input(z.object({ id: Id })).output(z.object({ command: Id })),
}
