import * as z from 'zod'
import { oc } from './base.ts'
import { RecordFile, RecordProblem } from './exchange-parts.ts'
import { Id } from './values.ts'

/** Serialisations of SKOS: Turtle (RDF 1.1) and JSON-LD 1.1. */
export const SkosFormat = z.enum(['turtle', 'json-ld'])
export type SkosFormat = z.infer<typeof SkosFormat>

/** A concept scheme of a file, and how it compares with the library. */
export const SchemeRow = z.object({
  /** IRI of the scheme in the file. */
  iri: z.string(),
  /** Name under which it is, or would be, here. */
  scheme: z.string(),
  /** Title by language, where the file gives one. */
  title: z.record(z.string(), z.string()),
  known: z.boolean(),
  concepts: z.int(),
  added: z.int(),
  /** Concepts that say something else here. */
  changed: z.int(),
  same: z.int(),
})
export type SchemeRow = z.infer<typeof SchemeRow>

export const VocabularyPreview = z.object({
  reading: Id,
  name: z.string(),
  format: SkosFormat,
  schemes: z.array(SchemeRow),
  problems: z.array(RecordProblem),
  problemCount: z.int(),
})
export type VocabularyPreview = z.infer<typeof VocabularyPreview>

/**
 * What becomes of a concept that is here already and says something else in the file. `merge`: new labels are added, what is
 * here stays. `replace`: what the file says counts. `keep`: nothing changes.
 */
export const KnownConcepts = z.enum(['keep', 'merge', 'replace'])
export type KnownConcepts = z.infer<typeof KnownConcepts>

export const VocabularyReport = z.object({
  command: Id,
  added: z.int(),
  changed: z.int(),
  problems: z.array(RecordProblem),
  problemCount: z.int(),
})
export type VocabularyReport = z.infer<typeof VocabularyReport>

/** Vocabularies as SKOS. */
export const vocabularyExchange = {
  writeVocabulary: oc
    .input(
      z.object({
        /** All where none is named. */
        schemes: z.array(z.string().max(100)).max(500).default([]),
        format: SkosFormat,
        /** null: keep it for one download. */
        path: z.string().min(1).nullable(),
        overwrite: z.boolean().default(false),
      }),
    )
    .output(z.object({ path: z.string().nullable(), download: Id.nullable(), concepts: z.int() })),
  /** Reads a file and tells what it holds. Nothing of the library changes. */
  readVocabulary: oc
    .input(z.object({ file: RecordFile, format: SkosFormat.optional() }))
    .output(VocabularyPreview),
  /** Takes the concepts of a file that was read, in one command. */
  takeVocabulary: oc
    .input(
      z.object({
        reading: Id,
        known: KnownConcepts.default('merge'),
        /** Names of schemes by IRI, where they are to be others than proposed; null leaves a scheme out. */
        schemes: z
          .record(
            z.string(),
            z
              .string()
              .regex(/^[a-z0-9-]{1,60}$/)
              .nullable(),
          )
          .default({}),
      }),
    )
    .output(VocabularyReport),
}
