import * as z from 'zod'
import { oc } from './base.ts'
import { Id } from './values.ts'

/** Parts that stand beside the pages. */
export const ReaderPanel = z.enum(['thumbnails', 'outline', 'marks'])
export type ReaderPanel = z.infer<typeof ReaderPanel>

/** Where a person was in a file, and how it was shown. */
export const ReadingPlace = z.object({
  /** 1-based page at the upper edge. */
  page: z.int().min(1).max(1_000_000),
  /** Part of the height of that page above the upper edge; beyond 0 and 1 lie the gaps between pages. */
  offset: z.number().min(-2).max(3),
  /** Fitted to the pane, or a factor of the printed size. */
  zoom: z.union([z.enum(['page-width', 'page-fit', 'auto']), z.number().min(0.1).max(10)]),
  /** Pages below each other, one at a time, or two side by side. */
  layout: z.enum(['continuous', 'single', 'two']),
  /** Degrees clockwise, beside the turn that the file gives its pages. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Pages in dark colours. */
  night: z.boolean(),
  panels: z.array(ReaderPanel).max(3),
})
export type ReadingPlace = z.infer<typeof ReadingPlace>

/** Memory of where files were left. Not edits: nothing of it is in the history. */
export const readingContract = {
  /**
   * Where the file was left. One that was never opened begins at its first page, shown as the file that was read last;
   * null when none ever was.
   */
  place: oc.input(z.object({ attachmentId: Id })).output(ReadingPlace.nullable()),
  /** `left`: the file is closed there, or the window. */
  keep: oc
    .input(z.object({ attachmentId: Id, place: ReadingPlace, left: z.boolean().default(false) }))
    .output(z.null()),
}
