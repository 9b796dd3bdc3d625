import * as z from 'zod'
import { AnnotationKind } from './annotations.ts'
import { oc } from './base.ts'
import { Edtf } from './edtf.ts'
import { CommandResult } from './publications.ts'
import {
  Colour,
  ConceptId,
  Id,
  Instant,
  InterfaceLanguage,
  LanguageTag,
  Quad,
  Rect,
  Sha256,
} from './values.ts'

/** Name of a template: one that comes with Cartable, or a folder of the library's `templates`. */
export const TemplateId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
/** Name of a CSL style without its ending: `chicago-author-date`, `apa`, `iso-690`, or a file of the library's `styles`. */
export const StyleId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,79}$/)

/** What a brief is set with, beside its contents. */
export const BriefOptions = z.object({
  cover: z.boolean(),
  contents: z.boolean(),
  bibliography: z.boolean(),
  /** The source pages with their marks, behind the text. */
  annex: z.boolean(),
  /** Where each excerpt comes from: file, hash, page, address, time. */
  provenance: z.boolean(),
})
export type BriefOptions = z.infer<typeof BriefOptions>

/** What a person writes about a brief as a whole. */
export const BriefFields = z.object({
  title: z.string().trim().min(1).max(500),
  subtitle: z.string().trim().max(500),
  author: z.string().trim().max(300),
  /** EDTF with the precision that is to be printed; null: none. */
  issued: Edtf.nullable(),
  language: InterfaceLanguage,
  template: TemplateId,
  style: StyleId,
  options: BriefOptions,
})
export type BriefFields = z.infer<typeof BriefFields>

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

export const Brief = BriefFields.extend({
  id: Id,
  items: z.array(BriefItem),
  createdAt: Instant,
  modifiedAt: Instant,
  trashedAt: Instant.nullable(),
})
export type Brief = z.infer<typeof Brief>

export const BriefSummary = BriefFields.pick({ title: true, subtitle: true, language: true }).extend({
  id: Id,
  excerpts: z.int().min(0),
  publications: z.int().min(0),
  modifiedAt: Instant,
})
export type BriefSummary = z.infer<typeof BriefSummary>

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

/**
 * What re-reading a quotation found: `match`; `shortened` (all parts beside `[…]` match); `moved` (the words stand on
 * another page); `changed` (not there, or different words); `file-changed`, `file-missing`; `file-locked` (its password was
 * not given), `file-unreadable`; `image` (a picture: its page exists); `untranslated` is no fault of the quotation and reported apart.
 */
export const QuoteStatus = z.enum([
  'match',
  'shortened',
  'moved',
  'changed',
  'image',
  'file-changed',
  'file-missing',
  'file-locked',
  'file-unreadable',
])
export type QuoteStatus = z.infer<typeof QuoteStatus>

export const VerifiedItem = z.object({
  itemId: Id,
  annotationId: Id.nullable(),
  status: QuoteStatus,
  /** 0-based page where the words stand, when they moved. */
  foundOn: z.int().nullable(),
  /** Cited from a version in another language, and no accepted translation stands beside it. */
  otherLanguage: z.boolean(),
})
export type VerifiedItem = z.infer<typeof VerifiedItem>

export const Verification = z.object({
  /** No quotation is changed, moved or without its file. */
  ok: z.boolean(),
  at: Instant,
  items: z.array(VerifiedItem),
})
export type Verification = z.infer<typeof Verification>

export const BriefFormat = z.enum(['pdf', 'docx', 'md', 'html'])
export type BriefFormat = z.infer<typeof BriefFormat>

/** Passwords of protected files, by id of the attachment: they are not kept in the library. */
export const Passwords = z.record(Id, z.string().max(500))
export type Passwords = z.infer<typeof Passwords>

/** How a brief goes out; what is not given is as the brief says. */
export const BriefExport = z.object({
  briefId: Id,
  format: BriefFormat,
  options: BriefOptions.partial().default({}),
  style: StyleId.optional(),
  /** Language of the words around the contents; the contents stay as they are. */
  language: InterfaceLanguage.optional(),
  /** Internal comments too. */
  internal: z.boolean().default(false),
  /** Without the names of the author and of those who made the marks. */
  anonymous: z.boolean().default(false),
  passwords: Passwords.default({}),
})
export type BriefExport = z.infer<typeof BriefExport>

/** Something that came out otherwise than asked; the rest is there. */
export const BriefWarning = z.object({
  itemId: Id.nullable(),
  code: z.enum([
    'image-failed',
    'image-too-large',
    'page-missing',
    'file-missing',
    'file-locked',
    'file-changed',
    'annex-page-failed',
    'other-language',
    'template-failed',
    'style-failed',
    'glyph-missing',
  ]),
  detail: z.string(),
})
export type BriefWarning = z.infer<typeof BriefWarning>

export const BriefFile = z.object({
  path: z.string().nullable(),
  /** Id of the one download, in a shell without paths. */
  download: Id.nullable(),
  bytes: z.int().min(0),
  /** Of a PDF; 0 for the others. */
  pages: z.int().min(0),
  excerpts: z.int().min(0),
  warnings: z.array(BriefWarning),
})
export type BriefFile = z.infer<typeof BriefFile>

export const BriefPreview = z.object({
  /** The PDF without annex, base64. */
  pdf: z.string(),
  pages: z.int().min(0),
  words: z.int().min(0),
  /** 1-based page on which each item begins. */
  pageOf: z.record(z.string(), z.int()),
  warnings: z.array(BriefWarning),
})
export type BriefPreview = z.infer<typeof BriefPreview>

export const BriefTemplate = z.object({
  id: TemplateId,
  name: z.object({ fr: z.string(), en: z.string() }),
  description: z.object({ fr: z.string(), en: z.string() }),
  /** From the library's folder, not of Cartable. */
  own: z.boolean(),
  groupBy: GroupBy.nullable(),
  /** Why it cannot be used, in the words of the typesetter. */
  problem: z.string().nullable(),
})
export type BriefTemplate = z.infer<typeof BriefTemplate>

const Added = CommandResult.extend({ ids: z.array(Id) })

/** Briefs: what was marked in several publications, in an order of one's own, cited and checked. */
export const briefsContract = {
  /** Last changed first; those in the trash with `trashed`, and only those. */
  list: oc.input(z.object({ trashed: z.boolean().default(false) }).optional()).output(z.array(BriefSummary)),
  get: oc.input(z.object({ id: Id })).output(Brief),
  /** Templates bring their options and headings with them. */
  create: oc
    .input(BriefFields.partial().required({ title: true, language: true }))
    .output(CommandResult.extend({ id: Id })),
  update: oc.input(z.object({ id: Id, fields: BriefFields.partial() })).output(CommandResult),
  /** A copy with items of its own. */
  duplicate: oc
    .input(z.object({ id: Id, title: z.string().min(1).max(500) }))
    .output(CommandResult.extend({ id: Id })),
  remove: oc.input(z.object({ id: Id })).output(CommandResult),
  /** Takes a brief out of the trash. */
  restore: oc.input(z.object({ id: Id })).output(CommandResult),
  /** `after`: id of the item that they follow; null: at the beginning; not given: at the end. */
  addItems: oc
    .input(
      z.object({
        briefId: Id,
        items: z.array(NewItem).min(1).max(2000),
        after: Id.nullable().optional(),
      }),
    )
    .output(Added),
  updateItem: oc.input(z.object({ id: Id, fields: ItemEdit })).output(CommandResult),
  /** Puts items behind another, in the order given. */
  moveItems: oc
    .input(z.object({ briefId: Id, ids: z.array(Id).min(1).max(2000), after: Id.nullable() }))
    .output(CommandResult),
  removeItems: oc.input(z.object({ briefId: Id, ids: z.array(Id).min(1).max(2000) })).output(CommandResult),
  candidates: oc
    .input(MarkQuery.extend({ limit: z.int().min(1).max(2000).default(200) }))
    .output(z.object({ total: z.int(), marks: z.array(Candidate) })),
  /** Orders all excerpts under headings made for their groups; other items stay above them. One command. */
  group: oc.input(z.object({ briefId: Id, by: GroupBy })).output(CommandResult),
  /** Brings what the marks of excerpts say today; all excerpts where no ids are given. */
  takeOver: oc.input(z.object({ briefId: Id, ids: z.array(Id).optional() })).output(CommandResult),
  /** Re-reads every quotation in its file. */
  verify: oc.input(z.object({ briefId: Id, passwords: Passwords.default({}) })).output(Verification),
  preview: oc.input(BriefExport.omit({ format: true })).output(BriefPreview),
  /** null: keep it for one download. */
  export: oc
    .input(BriefExport.extend({ path: z.string().min(1).nullable(), overwrite: z.boolean().default(false) }))
    .output(BriefFile),
  templates: oc.output(z.array(BriefTemplate)),
}
