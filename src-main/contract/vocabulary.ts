import * as z from 'zod'
import { oc } from './base.ts'
import { Statement } from './statements.ts'
import { ConceptId, LanguageTag } from './values.ts'

/** Texts by language; a concept may have several in one. */
const Texts = z.record(LanguageTag, z.array(z.string()))

/** Kinds of documentation and mapping of SKOS (§7, §10) beside a note without language, by their names there. */
export const NOTE_KINDS = [
  'note',
  'definition',
  'scopeNote',
  'example',
  'historyNote',
  'editorialNote',
  'changeNote',
] as const
export const MATCH_KINDS = ['exactMatch', 'closeMatch', 'broadMatch', 'narrowMatch', 'relatedMatch'] as const

/** What SKOS says of a concept beyond labels and place. */
export const ConceptDetails = z.object({
  /** IRI under which its makers know it; null where it is made from the id. */
  iri: z.string().nullable().default(null),
  hiddenLabel: Texts.default({}),
  notes: z.partialRecord(z.enum(NOTE_KINDS), Texts).default({}),
  /** IRIs of concepts elsewhere. */
  matches: z.partialRecord(z.enum(MATCH_KINDS), z.array(z.string())).default({}),
  related: z.array(ConceptId).default([]),
  /** Parents besides `broader`, and notations besides `notation`. */
  broader: z.array(ConceptId).default([]),
  notations: z.array(z.string()).default([]),
  /** Not to be used any more (`owl:deprecated`). */
  deprecated: z.boolean().default(false),
  /** What its makers say of it that no field here holds; not told to windows, which have no use for it. */
  extra: z.array(Statement).default([]),
})
export type ConceptDetails = z.infer<typeof ConceptDetails>

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
  /** Not there where there is nothing of it. */
  details: ConceptDetails.optional(),
})
export type Concept = z.infer<typeof Concept>

/** A concept scheme: how many concepts it has, and how many of them are to be checked. */
export const Vocabulary = z.object({
  scheme: z.string(),
  concepts: z.int(),
  uncertain: z.int(),
  /** Where it came from elsewhere: its IRI and its title by language. */
  iri: z.string().nullable(),
  title: z.record(LanguageTag, z.string()),
})
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
