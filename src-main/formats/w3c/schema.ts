import * as z from 'zod'
import { Annotation } from '../../contract/annotations.ts'

/** Context of the Web Annotation model; https://www.w3.org/TR/annotation-model/. */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** Our own terms: `mark` holds as plain JSON what the model has no place for (JSON-LD 1.1, `@json`). */
export const TERMS = 'urn:cartable:terms:'
export const OWN_CONTEXT = {
  '@version': 1.1,
  cartable: TERMS,
  'cartable:mark': { '@id': `${TERMS}mark`, '@type': '@json' },
} as const

/** What a fragment of a PDF means: RFC 8118 took the place of RFC 3778, which the model still names. */
export const PDF_FRAGMENT = 'http://tools.ietf.org/rfc/rfc8118'

export const CONCEPT_IRI = 'urn:cartable:concept:'
export const MARK_IRI = 'urn:uuid:'

/**
 * What of a mark the model cannot say: how it looks and where exactly it lies. The words are here only where no
 * TextQuoteSelector can hold them: in an answer, whose target is another mark, and for context without a quotation.
 */
export const OwnPart = Annotation.pick({
  kind: true,
  colour: true,
  pageIndex: true,
  rect: true,
  quads: true,
  ink: true,
  inkWidths: true,
  origin: true,
  anchoring: true,
  firstAuthor: true,
  externalName: true,
}).extend({
  words: Annotation.pick({ quote: true, prefix: true, suffix: true }).optional(),
})
export type OwnPart = z.infer<typeof OwnPart>

/** One value or several, as JSON-LD allows everywhere. */
function oneOrMany<T extends z.ZodType>(value: T) {
  return z.union([value, z.array(value)]).transform((given) => (Array.isArray(given) ? given : [given]))
}

const Selector = z.looseObject({
  type: z.string(),
  value: z.string().optional(),
  exact: z.string().optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  get refinedBy() {
    return oneOrMany(z.looseObject({ type: z.string() })).optional()
  },
})
const Body = z.looseObject({
  type: z.string().optional(),
  value: z.string().optional(),
  format: z.string().optional(),
  purpose: z.string().optional(),
  source: z.union([z.string(), z.looseObject({ id: z.string() })]).optional(),
})
const Target = z.union([
  z.string(),
  z.looseObject({
    source: z.union([z.string(), z.looseObject({ id: z.string() })]).optional(),
    selector: oneOrMany(z.union([z.string(), Selector])).optional(),
  }),
])

/** An annotation of any program, as far as marks are read from it. */
export const W3cAnnotation = z.looseObject({
  id: z.string().optional(),
  type: oneOrMany(z.string()).refine((types) => types.includes('Annotation')),
  motivation: oneOrMany(z.string()).optional(),
  creator: oneOrMany(
    z.union([z.string(), z.looseObject({ name: z.string().optional(), id: z.string().optional() })]),
  ).optional(),
  created: z.string().optional(),
  modified: z.string().optional(),
  body: oneOrMany(z.union([z.string(), Body])).optional(),
  bodyValue: z.string().optional(),
  target: oneOrMany(Target),
  'cartable:mark': z.unknown().optional(),
})
export type W3cAnnotation = z.infer<typeof W3cAnnotation>
