import * as z from 'zod'
import { oc } from './base.ts'
import { Id } from './values.ts'

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
})
export type ExportResult = z.infer<typeof ExportResult>

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
      }),
    )
    .output(ExportResult),
}
