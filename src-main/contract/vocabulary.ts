import * as z from 'zod'
import { oc } from './base.ts'
import { ConceptId, LanguageTag } from './values.ts'

/** A SKOS concept. `certain: false` marks a label or fact to check before it is shown as settled. */
export const Concept = z.object({
  id: ConceptId,
  scheme: z.string(),
  notation: z.string().nullable(),
  broader: ConceptId.nullable(),
  prefLabel: z.record(LanguageTag, z.string()),
  altLabel: z.record(LanguageTag, z.array(z.string())),
  note: z.string().nullable(),
  source: z.string().nullable(),
  certain: z.boolean(),
  /** Nothing was seen that says so: the compiler's own knowledge. */
  fromMemory: z.boolean(),
  /** Languages of the pages on which it was seen. */
  seenIn: z.array(LanguageTag),
  /** For countries: part in the Rabat Process or in 4Mi; a trailing `?` is not certain. */
  roles: z.array(z.string()),
})
export type Concept = z.infer<typeof Concept>

/** A concept scheme: how many concepts it has, and how many of them are to be checked. */
export const Vocabulary = z.object({ scheme: z.string(), concepts: z.int(), uncertain: z.int() })
export type Vocabulary = z.infer<typeof Vocabulary>

/** Concept schemes and what labels name in them. */
export const vocabularyContract = {
  list: oc.output(z.array(Vocabulary)),
  /** Every concept of every scheme. */
  all: oc.output(z.array(Concept)),
  show: oc.input(z.object({ scheme: z.string() })).output(z.array(Concept)),
  /** The one concept that a label names, in any language; ambiguous or unknown labels are errors. */
  resolve: oc
    .input(z.object({ label: z.string().min(1).max(300), scheme: z.string().optional() }))
    .output(Concept),
}
