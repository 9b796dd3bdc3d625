import * as z from 'zod'
import { oc } from './base.ts'
import { StyleId } from './briefs.ts'
import { Id, InterfaceLanguage } from './values.ts'

/** A style of the Citation Style Language: one that comes with Cartable, or a file of the library's `styles`. */
export const CitationStyle = z.object({
  id: StyleId,
  title: z.string(),
  own: z.boolean(),
  /** `note`: cited in footnotes only; `in-text`: author and date, or numbers. */
  form: z.enum(['note', 'in-text']),
  problem: z.string().nullable(),
})
export type CitationStyle = z.infer<typeof CitationStyle>

export const CitationRequest = z.object({
  /** A whole work, or the page of one of its files. */
  publicationId: Id,
  attachmentId: Id.nullable().default(null),
  /** Printed number of a page, as it is to be read. */
  locator: z.string().max(60).nullable().default(null),
})

export type CitationRequest = z.infer<typeof CitationRequest>

/** A citation as text and as HTML of `em`, `strong`, `sup` and `a` only. */
export const FormattedCitation = z.object({
  /** As in a footnote: with the page. */
  note: z.object({ text: z.string(), html: z.string() }),
  /** As in a bibliography. */
  full: z.object({ text: z.string(), html: z.string() }),
  /** Why the style asked for could not be used, in the words of the engine; the citation is then by the usual one. */
  problem: z.string().nullable(),
})
export type FormattedCitation = z.infer<typeof FormattedCitation>

/** Citations by CSL, by the engine that sets briefs: what is copied is what is printed. */
export const citationsContract = {
  styles: oc.output(z.array(CitationStyle)),
  format: oc
    .input(
      z.object({
        works: z.array(CitationRequest).min(1).max(500),
        style: StyleId.default('chicago-author-date'),
        language: InterfaceLanguage,
      }),
    )
    .output(z.array(FormattedCitation)),
}
