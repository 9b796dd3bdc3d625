import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { oc } from './base.ts'
import { ERROR_CODES } from './errors.ts'
import { Id } from './values.ts'

/** What became of a file. `needs-password`: kept, to be read once the password is given. */
export const ImportStatus = z.enum(['imported', 'duplicate', 'needs-password', 'rejected', 'unsupported'])
export type ImportStatus = z.infer<typeof ImportStatus>

/** What became of one file. */
export const ImportResult = z.object({
  path: z.string(),
  status: ImportStatus,
  publicationId: Id.nullable(),
  attachmentId: Id.nullable(),
  pages: z.int().min(0),
  /** Why, for every status but `imported`: a code and its data, worded by the shell. */
  problem: z.object({ code: z.enum(ERROR_CODES), data: z.record(z.string(), z.unknown()) }).nullable(),
})
export type ImportResult = z.infer<typeof ImportResult>

/** Number of files by status, pages imported, and seconds taken. */
export const ImportSummary = z.object({
  imported: z.int(),
  duplicate: z.int(),
  needsPassword: z.int(),
  rejected: z.int(),
  unsupported: z.int(),
  pages: z.int(),
  seconds: z.number(),
})
export type ImportSummary = z.infer<typeof ImportSummary>

/** What happens during an import: how many files there are, how far one is, what became of one. */
export const ImportEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), total: z.int() }),
  z.object({
    kind: z.literal('progress'),
    path: z.string(),
    stage: z.string(),
    done: z.int(),
    total: z.int(),
  }),
  z.object({ kind: z.literal('result'), result: ImportResult }),
])
export type ImportEvent = z.infer<typeof ImportEvent>

/** Taking files into the library. */
export const importsContract = {
  /**
   * Imports files and folders (walked), or files that were uploaded to a shell without paths. Ends with the summary;
   * closing the stream cancels what is not done. `run` names the import for `skip`.
   */
  run: oc
    .input(
      z.object({
        paths: z.array(z.string().min(1)).max(100_000).default([]),
        /** Ids that the shell gave for uploaded files. */
        uploads: z.array(Id).max(10_000).default([]),
        password: z.string().max(500).optional(),
        run: Id.optional(),
      }),
    )
    .output(eventIterator(ImportEvent, ImportSummary)),
  /** Leaves one file of a running import out, by the path its events name; a file that is done stays. */
  skip: oc.input(z.object({ run: Id, path: z.string() })).output(z.object({ skipped: z.boolean() })),
  /** Reads a file that waits for its password. Status `needs-password` again when it is the wrong one. */
  unlock: oc.input(z.object({ attachmentId: Id, password: z.string().min(1).max(500) })).output(ImportResult),
}
