import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { Anchor, Annotation, SeenLine } from './annotations.ts'
import { oc } from './base.ts'
import { CommandResult } from './publications.ts'
import { Id } from './values.ts'

/** How far a replacing is: reading the new file, finding the marks in it. */
export const EditionEvent = z.object({ stage: z.string(), done: z.int(), total: z.int() })
export type EditionEvent = z.infer<typeof EditionEvent>

/** What became of the marks of the old edition, and the command that takes it all back. */
export const EditionResult = CommandResult.extend({
  /** The new edition. */
  attachmentId: Id,
  exact: z.int().min(0),
  moved: z.int().min(0),
  lost: z.int().min(0),
})
export type EditionResult = z.infer<typeof EditionResult>

/** A mark that was not found in a new edition, and the file that its page and quads are of. */
export const LostMark = z.object({ annotation: Annotation, from: Id.nullable() })
export type LostMark = z.infer<typeof LostMark>

/** New editions of files, and marks that have to be placed by a person. */
export const editionsContract = {
  /**
   * Puts a new edition in the place of a file: it is imported into the same publication, the marks go over to it, the old
   * file stays and says by what it was replaced. Closing the stream cancels; nothing has changed then.
   */
  replace: oc
    .input(
      z
        .object({
          attachmentId: Id,
          path: z.string().min(1).optional(),
          /** Id that the shell gave for an uploaded file. */
          upload: Id.optional(),
          /** Password of the new file, or of both. */
          password: z.string().max(500).optional(),
        })
        .refine(({ path, upload }) => (path === undefined) !== (upload === undefined)),
    )
    .output(eventIterator(EditionEvent, EditionResult)),
  /** Marks of a file that have no place in it. */
  lost: oc.input(z.object({ attachmentId: Id })).output(z.array(LostMark)),
  /** Gives a mark a place on the file that it belongs to; `seen` as for a new mark. */
  place: oc
    .input(
      z.object({
        id: Id,
        anchor: Anchor,
        seen: z.array(SeenLine).max(5000).default([]),
        password: z.string().max(500).optional(),
      }),
    )
    .output(CommandResult),
  /** Keeps what a lost mark says as a note of the publication; the mark goes to the trash. */
  keepAsNote: oc.input(z.object({ id: Id })).output(CommandResult),
}
