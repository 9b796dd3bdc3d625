import * as z from 'zod'
import { GroupBy } from './brief-marks.ts'
import { Id, Instant, InterfaceLanguage } from './values.ts'

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

/** How far checking or writing is: sources that were re-read, pictures, pages of the annex, each of how many. */
export const BriefProgress = z.object({
  stage: z.enum(['check', 'citations', 'pictures', 'annex', 'typeset', 'write']),
  done: z.int().min(0),
  total: z.int().min(0),
})
export type BriefProgress = z.infer<typeof BriefProgress>

/** A source that opens with its password alone. */
export const LockedSource = z.object({
  attachmentId: Id,
  fileName: z.string(),
  /** A password was given, and it is not the one. */
  wrong: z.boolean(),
})
export type LockedSource = z.infer<typeof LockedSource>

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
    'annex-page-picture',
    'other-language',
    'template-failed',
    'style-failed',
    'font-missing',
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
