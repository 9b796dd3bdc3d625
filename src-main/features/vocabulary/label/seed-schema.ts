import * as z from 'zod'
import { Edtf } from '../../../contract/edtf.ts'
import { Agent, Series } from '../../../contract/publications.ts'
import { ConceptId, LanguageMap, LanguageTag } from '../../../contract/values.ts'
import { Concept } from '../../../contract/vocabulary.ts'

/**
 * A concept of `seeds/vocabularies/<scheme>.json`: SKOS names, ids with their scheme. `certain: false` marks a label pair
 * or fact to check before it is shown as settled.
 */
export const SeedConcept = Concept.extend({
  /** Both languages of the interface are always there. */
  prefLabel: z.object({ fr: z.string().min(1), en: z.string().min(1) }).catchall(z.string().min(1)),
  /** No page was seen for it: the compiler's own knowledge. */
  fromMemory: z.boolean(),
  /** Languages of the page that was seen; a label in another language is the compiler's unless the note says otherwise. */
  seenIn: z.array(LanguageTag),
  /** For countries: part in the Rabat Process or in 4Mi; a trailing `?` is not certain. */
  roles: z.array(z.string().regex(/^[a-z0-9-]+\??$/)),
})
export type SeedConcept = z.infer<typeof SeedConcept>

/** The file of one scheme. */
export const SeedVocabulary = z.object({
  scheme: z.string().regex(/^[a-z0-9-]+$/),
  made: z.iso.date(),
  concepts: z.array(SeedConcept).min(1),
})
export type SeedVocabulary = z.infer<typeof SeedVocabulary>

/** A catalogue entry without a file, by the field names of a publication where it has one. */
export const StarterRecord = z.object({
  /** Stable across releases, so that a record is not added twice. */
  key: z.string().regex(/^[a-z0-9-]+$/),
  state: z.literal('starter'),
  title: LanguageMap,
  type: ConceptId,
  issued: Edtf,
  /** `seen` on a page, `inferred` from the context, or from `memory`. */
  dateSource: z.enum(['seen', 'inferred', 'memory']),
  dateNote: z.string().nullable(),
  /** What time the content covers. */
  temporal: Edtf.nullable(),
  publishers: z.array(Agent).min(1),
  creators: z.array(Agent),
  languages: z.array(LanguageTag).min(1),
  /** Whether each language version was seen on a page; null where nothing is known. */
  languagePairSeen: z.boolean().nullable(),
  series: Series.nullable(),
  regions: z.array(ConceptId),
  countries: z.array(ConceptId),
  themes: z.array(ConceptId),
  /** Keys of other starter records. */
  related: z.array(z.string()),
  /** Landing page by language. */
  url: z.record(LanguageTag, z.url({ protocol: /^https?$/ })),
  /** Address of the file by language. */
  download: z.record(LanguageTag, z.url({ protocol: /^https?$/ })),
  pageCount: z.int().min(1).nullable(),
  /** The compiler's own words, not the publisher's. */
  abstract: z.record(LanguageTag, z.string().min(1)),
  note: z.string().nullable(),
  /** Pages on which the facts were seen. */
  seenAt: z.array(z.url({ protocol: /^https?$/ })),
})
export type StarterRecord = z.infer<typeof StarterRecord>

/** `seeds/records/starter.json`. */
export const StarterRecords = z.object({ made: z.iso.date(), records: z.array(StarterRecord).min(1) })
export type StarterRecords = z.infer<typeof StarterRecords>
