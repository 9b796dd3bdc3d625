import * as z from 'zod'
import { RecordProblem } from '../../contract/exchange-parts.ts'
import { SchemeExtra, Statement } from '../../contract/statements.ts'
import { LanguageTag } from '../../contract/values.ts'
import { MATCH_KINDS, NOTE_KINDS } from '../../contract/vocabulary.ts'

const Texts = z.record(LanguageTag, z.array(z.string()))

/** A concept as a file tells of it. Others are named by their IRIs. */
export const SkosConcept = z.object({
  iri: z.string(),
  /** 1-based; null where it cannot be told. */
  line: z.int().nullable(),
  /** IRI of its scheme. */
  scheme: z.string(),
  prefLabel: z.record(LanguageTag, z.string()),
  altLabel: Texts,
  hiddenLabel: Texts,
  notations: z.array(z.string()),
  note: z.string().nullable(),
  notes: z.partialRecord(z.enum(NOTE_KINDS), Texts),
  source: z.string().nullable(),
  /** The first is the parent in a tree. */
  broader: z.array(z.string()),
  related: z.array(z.string()),
  matches: z.partialRecord(z.enum(MATCH_KINDS), z.array(z.string())),
  deprecated: z.boolean(),
  /** What it says that no other field holds. */
  extra: z.array(Statement),
  /** What only Cartable says; null where it does not. */
  certain: z.boolean().nullable(),
  fromMemory: z.boolean().nullable(),
  seenIn: z.array(LanguageTag).nullable(),
  roles: z.array(z.string()).nullable(),
})
export type SkosConcept = z.infer<typeof SkosConcept>

/** A concept scheme as a file tells of it. */
export const SkosScheme = z.object({
  iri: z.string(),
  title: z.record(LanguageTag, z.string()),
  /** Short name, where it has one. */
  notation: z.string().nullable(),
  extra: SchemeExtra,
})
export type SkosScheme = z.infer<typeof SkosScheme>

/** What a file of SKOS holds: plain values, in one order whatever that of the file. */
export const SkosReading = z.object({
  schemes: z.array(SkosScheme),
  concepts: z.array(SkosConcept),
  problems: z.array(RecordProblem),
  problemCount: z.int(),
})
export type SkosReading = z.infer<typeof SkosReading>
