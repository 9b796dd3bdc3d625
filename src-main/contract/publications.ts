import * as z from 'zod'
import { oc } from './base.ts'
import { Edtf } from './edtf.ts'
import { FacetSelection } from './facets.ts'
import { ConceptId, Id, Instant, InterfaceLanguage, LanguageMap, LanguageTag } from './values.ts'

/** Where a value came from. A value of a person is never overwritten by a guess. */
export const FieldOrigin = z.object({
  by: z.enum(['person', 'guess', 'seed']),
  /** For a guess: `page`, `citation`, `filename`, `info`, `xmp`, `statistics`. */
  from: z.string().max(40).nullable(),
  /** The words that the guess was read from. */
  evidence: z.string().max(400).nullable(),
  confidence: z.number().min(0).max(1).nullable(),
  /** Other readings of the same field, best first. */
  alternatives: z.array(z.string().max(400)).max(20),
})
export type FieldOrigin = z.infer<typeof FieldOrigin>

/** A person or an organisation (`dc:creator`, `dc:publisher`). */
export const Agent = z.object({
  kind: z.enum(['person', 'organisation']),
  name: z.string().trim().min(1).max(300),
  conceptId: ConceptId.nullable(),
})
export type Agent = z.infer<typeof Agent>

/** A tie to another publication of the library (`dcterms:relation` and its refinements). */
export const Relation = z.object({
  kind: z.enum(['translation', 'edition', 'replaces', 'part', 'related']),
  targetId: Id,
})
export type Relation = z.infer<typeof Relation>

/** A note of a person. Exports take shareable ones only, unless told otherwise. */
export const Note = z.object({ id: Id, text: z.string().max(100_000), shareable: z.boolean() })
export type Note = z.infer<typeof Note>

/** Series that a publication is part of, and its number there as printed. */
export const Series = z.object({
  conceptId: ConceptId.nullable(),
  name: z.string().max(300),
  number: z.string().max(60).nullable(),
})
export type Series = z.infer<typeof Series>

/** Fields of a publication that a person may edit, by Dublin Core name where there is one. */
export const PublicationFields = z.object({
  /** By language; `und` where the language is not known. */
  title: LanguageMap,
  subtitle: LanguageMap,
  abstract: z.record(LanguageTag, z.string().max(20_000)),
  /** Concept of the scheme `publication-type`. */
  type: ConceptId.nullable(),
  issued: Edtf.nullable(),
  /** What time the content covers, where it says so. */
  temporal: Edtf.nullable(),
  creators: z.array(Agent).max(500),
  publishers: z.array(Agent).max(50),
  series: Series.nullable(),
  /** `doi:…`, `isbn:…`, `issn:…`, or as printed. */
  identifiers: z.array(z.string().min(1).max(300)).max(50),
  rights: z.string().max(2000).nullable(),
  /** Landing page by language. */
  url: LanguageMap,
  /** Languages that the work is known to exist in, also those without a file here. */
  languages: z.array(LanguageTag).max(50),
  concepts: z.array(ConceptId).max(500),
  keywords: z.array(z.string().trim().min(1).max(200)).max(500),
  relations: z.array(Relation).max(500),
  collections: z.array(Id).max(500),
  notes: z.array(Note).max(500),
  readState: z.enum(['unread', 'reading', 'read']),
  /** `inbox` until a person has looked at it. `starter`: a record that came with Cartable, without a file. */
  state: z.enum(['inbox', 'catalogued', 'starter']),
})
export type PublicationFields = z.infer<typeof PublicationFields>
export type PublicationField = keyof PublicationFields

/** `needs-password`: kept, not yet read. `unreadable`: kept, no reader opens it. */
export const AttachmentState = z.enum(['ready', 'needs-password', 'unreadable'])

/** A file of a publication. Language belongs to it, not to the publication. */
export const Attachment = z.object({
  id: Id,
  publicationId: Id,
  sha256: z.string(),
  byteSize: z.int().min(0),
  mediaType: z.string(),
  fileName: z.string(),
  language: LanguageTag.nullable(),
  pageCount: z.int().min(0),
  state: AttachmentState,
  engine: z.enum(['pdfium', 'pdfjs']).nullable(),
  encrypted: z.boolean(),
  signed: z.boolean(),
  hasThumbnail: z.boolean(),
  addedAt: Instant,
  /** The attachment that took this one's place as a new edition. */
  supersededBy: Id.nullable().default(null),
  /** The attachment that this one was made from: the web page of a PDF. */
  derivedFrom: Id.nullable().default(null),
  trashedAt: Instant.nullable().default(null),
})
export type Attachment = z.infer<typeof Attachment>

/** Where a file or a record came from (`dcterms:source`, `prov:wasDerivedFrom`). */
export const Source = z.object({
  id: Id,
  attachmentId: Id.nullable(),
  kind: z.enum(['file', 'url', 'feed', 'seed']),
  path: z.string().nullable(),
  url: z.string().nullable(),
  referrer: z.string().nullable(),
  retrievedAt: Instant,
})
export type Source = z.infer<typeof Source>

/** A publication with its fields, where their values came from, and its times. */
export const Publication = PublicationFields.extend({
  id: Id,
  origins: z.partialRecord(z.string(), FieldOrigin),
  createdAt: Instant,
  modifiedAt: Instant,
  trashedAt: Instant.nullable(),
})
export type Publication = z.infer<typeof Publication>

/** A publication with its files and their sources. */
export const PublicationDetail = Publication.extend({
  attachments: z.array(Attachment),
  /** Files that were moved to the trash. */
  trashedFiles: z.array(Attachment).default([]),
  sources: z.array(Source),
})
export type PublicationDetail = z.infer<typeof PublicationDetail>

/** A file as a row of a list tells of it. */
export const AttachmentSummary = z.object({
  id: Id,
  language: LanguageTag.nullable(),
  state: AttachmentState,
  pageCount: z.int().min(0),
  fileName: z.string(),
})
export type AttachmentSummary = z.infer<typeof AttachmentSummary>

/** One row of a list. */
export const PublicationSummary = z.object({
  id: Id,
  title: LanguageMap,
  subtitle: LanguageMap,
  type: ConceptId.nullable(),
  issued: z.string().nullable(),
  /** Languages that the work is known to exist in, those of its files included. */
  languages: z.array(LanguageTag),
  /** Languages of the files that are here. */
  held: z.array(LanguageTag),
  publishers: z.array(Agent),
  creators: z.array(z.string()),
  series: Series.nullable(),
  state: PublicationFields.shape.state,
  readState: PublicationFields.shape.readState,
  attachments: z.array(AttachmentSummary),
  /** Attachment whose cover stands for the publication. */
  coverId: Id.nullable(),
  /** Marks of all its files. */
  marks: z.int().min(0),
  /** Fields whose value is a guess that nobody accepted yet, with how sure it is and what else was read. */
  guesses: z.record(z.string(), FieldOrigin),
  createdAt: Instant,
  modifiedAt: Instant,
  trashedAt: Instant.nullable(),
})
export type PublicationSummary = z.infer<typeof PublicationSummary>

/** Order of a list. Undated and unnamed ones stand last either way; equals keep the newest first. */
export const ListSort = z.object({
  by: z.enum(['issued', 'title', 'publisher', 'type', 'marks', 'added', 'modified']),
  descending: z.boolean(),
})
export type ListSort = z.infer<typeof ListSort>

/** Conditions that a publication must meet, all of them. Types, tags and organisations are named by any label. */
export const ListFilter = z.object({
  type: z.string().optional(),
  /** `2019`, `2019..2021`, `2019..`, `..2021`. */
  year: z.string().optional(),
  lang: z.string().optional(),
  tag: z.array(z.string()).optional(),
  keyword: z.string().optional(),
  publisher: z.string().optional(),
  series: z.string().optional(),
  collection: z.string().optional(),
  state: PublicationFields.shape.state.optional(),
  read: PublicationFields.shape.readState.optional(),
  trashed: z.boolean().optional(),
  facets: FacetSelection.optional(),
})
export type ListFilter = z.infer<typeof ListFilter>

/** Which publications in which order. `language` decides how titles and labels are sorted. */
export const ListQuery = z.object({
  filter: ListFilter.default({}),
  sort: ListSort.default({ by: 'issued', descending: true }),
  language: InterfaceLanguage.default('en'),
})
export type ListQuery = z.infer<typeof ListQuery>

/** Identifies an edit so that it can be undone. */
export const CommandResult = z.object({ command: Id, changed: z.int().min(0) })
export type CommandResult = z.infer<typeof CommandResult>

/** The catalogue. Every edit returns the command by which it can be undone. */
export const publicationsContract = {
  list: oc
    .input(
      ListQuery.extend({ limit: z.int().min(1).max(500).default(100), offset: z.int().min(0).default(0) }),
    )
    .output(z.object({ total: z.int(), rows: z.array(PublicationSummary) })),
  /** Ids of a whole list in its order, for selecting and for finding a row. */
  ids: oc.input(ListQuery).output(z.array(Id)),
  /** Rows of known ids, in their order; those that do not exist are left out. */
  rows: oc.input(z.object({ ids: z.array(Id).max(500) })).output(z.array(PublicationSummary)),
  get: oc.input(z.object({ id: Id })).output(PublicationDetail),
  /** The publication that a file belongs to. */
  ofAttachment: oc.input(z.object({ attachmentId: Id })).output(PublicationDetail),
  create: oc
    .input(z.object({ fields: PublicationFields.partial().required({ title: true }) }))
    .output(PublicationDetail),
  /**
   * Sets fields of one or many publications at once, and the language of all their files where one is given; all or none.
   * One command.
   */
  edit: oc
    .input(
      z.object({
        ids: z.array(Id).min(1).max(10_000),
        fields: PublicationFields.partial(),
        fileLanguage: LanguageTag.nullable().optional(),
      }),
    )
    .output(CommandResult),
  /** What `edit` would change, without changing it. */
  previewEdit: oc
    .input(z.object({ ids: z.array(Id).min(1).max(10_000), fields: PublicationFields.partial() }))
    .output(z.array(z.object({ id: Id, field: z.string(), before: z.unknown(), after: z.unknown() }))),
  /** Adds and removes tags by label, in any language. A label of no concept becomes a keyword if allowed. */
  tag: oc
    .input(
      z.object({
        ids: z.array(Id).min(1).max(10_000),
        add: z.array(z.string().min(1)).default([]),
        remove: z.array(z.string().min(1)).default([]),
        allowKeywords: z.boolean().default(true),
      }),
    )
    .output(CommandResult),
  /** Puts publications into collections and takes them out of others; those that they are in beside stay. */
  collect: oc
    .input(
      z.object({
        ids: z.array(Id).min(1).max(10_000),
        add: z.array(Id).max(500).default([]),
        remove: z.array(Id).max(500).default([]),
      }),
    )
    .output(CommandResult),
  /**
   * Makes guesses the person's own, of the given fields or of all; with `catalogued` the publications also leave the
   * inbox. One command.
   */
  accept: oc
    .input(
      z.object({
        ids: z.array(Id).min(1).max(10_000),
        fields: z.array(z.string().max(60)).optional(),
        catalogued: z.boolean().default(false),
      }),
    )
    .output(CommandResult),
  trash: oc.input(z.object({ ids: z.array(Id).min(1) })).output(CommandResult),
  restore: oc.input(z.object({ ids: z.array(Id).min(1) })).output(CommandResult),
  /** Moves one file of a publication to the trash, with its marks; the file itself stays in the library. */
  trashFile: oc.input(z.object({ attachmentId: Id })).output(CommandResult),
  restoreFile: oc.input(z.object({ attachmentId: Id })).output(CommandResult),
  setAttachmentLanguage: oc
    .input(z.object({ attachmentId: Id, language: LanguageTag.nullable() }))
    .output(CommandResult),
}
