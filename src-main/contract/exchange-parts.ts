import * as z from 'zod'
import { Id } from './values.ts'

/** What a column of a file may hold. A field by language says which: `title:fr`; without one it is that of the record. */
export const RECORD_FIELDS = [
  'title',
  'title.short',
  'title.other',
  'subtitle',
  'abstract',
  'url',
  'type',
  'issued',
  'issued.year',
  'issued.month',
  'issued.day',
  'temporal',
  'creators',
  'publishers',
  'series',
  'series.number',
  'identifiers',
  'doi',
  'isbn',
  'issn',
  'rights',
  'language',
  'language.other',
  'keywords',
  'concepts',
  'collections',
  'relations',
  'notes',
  'notes.internal',
  'readState',
  'state',
  'files',
  'key',
  'id',
  'extension',
] as const
export type RecordFieldName = (typeof RECORD_FIELDS)[number]

const PATTERN = new RegExp(
  `^(?:${RECORD_FIELDS.map((name) => name.replace('.', '\\.')).join('|')})(?::[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?$`,
)

/** Name of a field, with `:<language>` where its values are in a known one. */
export const RecordField = z.string().regex(PATTERN)
export type RecordField = z.infer<typeof RecordField>

/** Why a record, or a part of it, could not be read or taken. */
export const PROBLEM_REASONS = [
  'syntax',
  'unclosed',
  'no-title',
  'bad-date',
  'bad-language',
  'bad-value',
  'too-long',
  'too-many',
  'unknown-type',
  'ambiguous-label',
  'unknown-concept',
  'unknown-relation',
  'duplicate-key',
  'file-missing',
  'file-elsewhere',
  'file-rejected',
  'file-owned',
  'bad-iri',
  'cycle',
  'too-deep',
  'no-label',
  'duplicate-label',
  'other-scheme',
  'not-kept',
  'remote-context',
  'no-attachment',
  'no-place',
  'not-drawn',
  'failed',
] as const
export const ProblemReason = z.enum(PROBLEM_REASONS)
export type ProblemReason = z.infer<typeof ProblemReason>

/** A place in a file and what is wrong there. The words are made by the shell, from `reason`. */
export const RecordProblem = z.object({
  /** 1-based. */
  line: z.int().nullable(),
  /** Name of the record in the file. */
  key: z.string().nullable(),
  field: z.string().nullable(),
  reason: ProblemReason,
  /** The value or the words that are meant. */
  value: z.string().nullable(),
  /** Whether the whole record stays out. */
  lost: z.boolean(),
})
export type RecordProblem = z.infer<typeof RecordProblem>

/** A publication of the library that a record tells of. */
export const RecordDuplicate = z.object({
  publicationId: Id,
  title: z.record(z.string(), z.string()),
  by: z.enum(['id', 'doi', 'isbn', 'identifier', 'title']),
  /** It lies in the trash. */
  trashed: z.boolean(),
})
export type RecordDuplicate = z.infer<typeof RecordDuplicate>

/** How far the reading of a file is, in records. */
export const ReadingProgress = z.object({
  stage: z.enum(['reading', 'comparing']),
  done: z.int(),
  total: z.int(),
})
export type ReadingProgress = z.infer<typeof ReadingProgress>

/** A file named by its path, or uploaded to a shell without paths. */
export const RecordFile = z.union([z.object({ path: z.string().min(1) }), z.object({ upload: Id })])
export type RecordFile = z.infer<typeof RecordFile>
