import * as z from 'zod'
import { oc } from './base.ts'
import { CommandResult } from './publications.ts'
import { Id, InterfaceLanguage, LanguageTag } from './values.ts'

/** A document as it is shown. */
export const DocumentText = z.object({
  /**
   * Clean HTML: text and structure alone, see `pdf/documents/clean.ts`. An element where a section begins says which by
   * `data-section` (0-based); sections stand for pages.
   */
  html: z.string(),
  language: LanguageTag.nullable(),
  /** Pictures that were left out: those that would have to be fetched, and those too large. */
  dropped: z.int().min(0),
})
export type DocumentText = z.infer<typeof DocumentText>

/** Web pages, plain text and Word documents. */
export const documentsContract = {
  read: oc.input(z.object({ attachmentId: Id })).output(DocumentText),
  /**
   * Sets a document as a PDF, which can be marked, and adds it to the publication. `language` words what has no words of
   * its own, and is the language of a document that tells none.
   */
  keepAsPdf: oc
    .input(z.object({ attachmentId: Id, language: InterfaceLanguage.default('en') }))
    .output(CommandResult.extend({ attachmentId: Id })),
}
