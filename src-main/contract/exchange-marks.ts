import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { oc } from './base.ts'
import { RecordFile, RecordProblem } from './exchange-parts.ts'
import { Id } from './values.ts'

/** What annotations of a file are about, and the file of the library that it is. */
export const AnnotatedSource = z.object({
  /** IRI as the annotations name it. */
  source: z.string(),
  marks: z.int(),
  /** Marks that the library has already, by their id. */
  known: z.int(),
  attachmentId: Id.nullable(),
  publicationId: Id.nullable(),
  /** Name of that file. */
  fileName: z.string().nullable(),
  /** How the file was found; null where none was. */
  by: z.enum(['sha256', 'url', 'name', 'chosen']).nullable(),
})
export type AnnotatedSource = z.infer<typeof AnnotatedSource>

export const AnnotationsPreview = z.object({
  reading: Id,
  name: z.string(),
  total: z.int(),
  sources: z.array(AnnotatedSource),
  problems: z.array(RecordProblem),
  problemCount: z.int(),
})
export type AnnotationsPreview = z.infer<typeof AnnotationsPreview>

export const AnnotationsReport = z.object({
  command: Id,
  added: z.int(),
  replaced: z.int(),
  skipped: z.int(),
  failed: z.int(),
  problems: z.array(RecordProblem),
  problemCount: z.int(),
})
export type AnnotationsReport = z.infer<typeof AnnotationsReport>

/** Marks as W3C Web Annotations (JSON-LD). They leave by `exports.marks`. */
export const annotationsExchange = {
  /** Reads a file and tells which files of the library its annotations are about. Nothing changes. */
  readAnnotations: oc
    .input(z.object({ file: RecordFile, attachmentId: Id.optional() }))
    .output(AnnotationsPreview),
  /** Puts the annotations of a file that was read onto their files, in one command. Closing the stream cancels. */
  takeAnnotations: oc
    .input(
      z.object({
        reading: Id,
        /** Files by source, where they are to be others than proposed; null leaves the annotations of a source out. */
        attachments: z.record(z.string(), Id.nullable()).default({}),
        known: z.enum(['skip', 'replace']).default('skip'),
      }),
    )
    .output(eventIterator(z.object({ done: z.int(), total: z.int() }), AnnotationsReport)),
}
