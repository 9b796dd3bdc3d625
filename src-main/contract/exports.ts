import * as z from 'zod'
import { oc } from './base.ts'
import { Id, InterfaceLanguage } from './values.ts'

/** What was written, and how (DESIGN: incremental, rewrite, pdf.js). `bytesAdded` may be negative for a rewrite. */
export const ExportResult = z.object({
  /** Where it lies; null for a copy that waits to be downloaded. */
  path: z.string().nullable(),
  /** Id under which a shell without paths hands the copy out, once. */
  download: Id.nullable(),
  mode: z.enum(['incremental', 'rewrite', 'pdfjs']),
  annotations: z.int().min(0),
  bytesAdded: z.int(),
  signed: z.boolean(),
  /** Marks without a place in this edition: they are in no copy. Page (1-based) and words are those of an earlier one. */
  unplaced: z.array(z.object({ id: Id, page: z.int(), quote: z.string().nullable(), comment: z.string() })),
})
export type ExportResult = z.infer<typeof ExportResult>

/** Forms of a list of marks: CommonMark to read, a W3C annotation collection (JSON-LD) for other programs. */
export const MarksFormat = z.enum(['markdown', 'w3c'])
export type MarksFormat = z.infer<typeof MarksFormat>

/** Marks under a heading, as they are shown. Answers go with the marks that they answer. */
export const MarkGroup = z.object({ title: z.string().max(500).nullable(), ids: z.array(Id).max(10_000) })
export type MarkGroup = z.infer<typeof MarkGroup>

/** A file of marks: where it lies, or the id of its one download; and how many marks it tells of. */
export const MarksResult = z.object({
  path: z.string().nullable(),
  download: Id.nullable(),
  annotations: z.int().min(0),
})
export type MarksResult = z.infer<typeof MarksResult>

/** Files for others. */
export const exportsContract = {
  /** Writes a copy of an attachment with its marks. The original is never written. */
  annotatedCopy: oc
    .input(
      z.object({
        attachmentId: Id,
        /** null: keep it for one download. */
        path: z.string().min(1).nullable(),
        password: z.string().max(500).optional(),
        /** A signed file that cannot keep its signature is refused unless this is set. */
        allowBreakingSignature: z.boolean().default(false),
        overwrite: z.boolean().default(false),
        /** Only these marks, and none of the others that the file has. All of them where not given. */
        ids: z.array(Id).max(10_000).optional(),
      }),
    )
    .output(ExportResult),
  /** Writes the part of a page that a mark frames as a picture (PNG), at the resolution of print. */
  picture: oc
    .input(
      z.object({
        annotationId: Id,
        password: z.string().max(500).optional(),
        /** null: keep it for one download. */
        path: z.string().min(1).nullable(),
        overwrite: z.boolean().default(false),
      }),
    )
    .output(z.object({ path: z.string().nullable(), download: Id.nullable() })),
  /** Writes what marks say, for people or for other programs. */
  marks: oc
    .input(
      z.object({
        attachmentId: Id,
        format: MarksFormat,
        /** What is shown, in its groups and its order; all marks by page where not given. */
        groups: z.array(MarkGroup).max(10_000).optional(),
        /** Language of what is said about marks, and of its typography. */
        language: InterfaceLanguage.default('en'),
        /** null: keep it for one download. */
        path: z.string().min(1).nullable(),
        overwrite: z.boolean().default(false),
      }),
    )
    .output(MarksResult),
}
