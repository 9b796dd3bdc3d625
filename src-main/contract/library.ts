import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { oc } from './base.ts'
import { Id } from './values.ts'

/** Something that a check of the library found. Worded by the shell from its code. */
export const Problem = z.object({
  code: z.enum([
    'database-damaged',
    'foreign-key',
    'file-missing',
    'file-changed',
    'file-orphan',
    'file-temporary',
    'sidecar-missing',
    'sidecar-differs',
    'sidecar-orphan',
    'index-differs',
  ]),
  subject: z.string(),
  detail: z.string(),
})
export type Problem = z.infer<typeof Problem>

/**
 * Something changed, in this window or another program. Ids of what to read again; `all` when that is not known, and
 * at the start of a stream, since changes may have been missed.
 */
export const LibraryEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('publications'), ids: z.array(Id) }),
  z.object({ kind: z.literal('annotations'), attachmentId: Id }),
  z.object({ kind: z.literal('collections') }),
  z.object({ kind: z.literal('saved-searches') }),
  z.object({ kind: z.literal('meanings') }),
  z.object({ kind: z.literal('vocabularies') }),
  z.object({ kind: z.literal('briefs') }),
  z.object({ kind: z.literal('all') }),
])
export type LibraryEvent = z.infer<typeof LibraryEvent>

/** The library as a whole. */
export const libraryContract = {
  info: oc.output(
    z.object({
      folder: z.string(),
      schemaVersion: z.int(),
      publications: z.int(),
      attachments: z.int(),
      annotations: z.int(),
    }),
  ),
  events: oc.output(eventIterator(LibraryEvent)),
  check: oc.output(z.object({ ok: z.boolean(), problems: z.array(Problem) })),
}
