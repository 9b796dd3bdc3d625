import * as z from 'zod'
import { oc } from './base.ts'

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
  check: oc.output(z.object({ ok: z.boolean(), problems: z.array(Problem) })),
}
