import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { oc } from './base.ts'
import { ExchangeKind } from './exchange-kind.ts'
import { annotationsExchange } from './exchange-marks.ts'
import { ReadingProgress, RecordDuplicate, RecordField, RecordFile, RecordProblem } from './exchange-parts.ts'
import { vocabularyExchange } from './exchange-vocabulary.ts'
import { ListQuery } from './publications.ts'
import { Id, InterfaceLanguage } from './values.ts'

export * from './exchange-marks.ts'
export * from './exchange-parts.ts'
export * from './exchange-vocabulary.ts'

/** Forms in which records of publications leave and enter. `jsonl` holds everything, whatever its kind. */
export const RecordFormat = z.enum(['bibtex', 'ris', 'csl-json', 'csv', 'dc', 'jsonl'])
export type RecordFormat = z.infer<typeof RecordFormat>

/** End of the name of a file of each form. */
export const RECORD_EXTENSIONS: Readonly<Record<RecordFormat, string>> = {
  bibtex: '.bib',
  ris: '.ris',
  'csl-json': '.json',
  csv: '.csv',
  dc: '.xml',
  jsonl: '.jsonl',
}

/** Which publications leave: known ones in their order, those of a list, or those of a collection and of what is below it. */
export const ExportScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), query: ListQuery.prefault({}) }),
  z.object({ kind: z.literal('ids'), ids: z.array(Id).min(1).max(100_000) }),
  z.object({ kind: z.literal('collection'), id: Id }),
])
export type ExportScope = z.infer<typeof ExportScope>

/** Something written: where it lies or the id of its one download, and how many of each kind of entity it holds. */
export const RecordsWritten = z.object({
  path: z.string().nullable(),
  download: Id.nullable(),
  /** `publications` for every form; for `jsonl` also `attachments`, `annotations`, `collections`, `concepts` … */
  counts: z.record(z.string(), z.int()),
})
export type RecordsWritten = z.infer<typeof RecordsWritten>

/** How far a file is written, in publications. */
export const WritingProgress = z.object({ done: z.int(), total: z.int() })

const NOTE_CHOICE = z.enum(['none', 'shareable', 'all'])

/** A column or field of a file: where its values go, and the first of them so that a person can judge. */
export const MappedColumn = z.object({
  column: z.string(),
  /** Records that have a value in it. */
  count: z.int(),
  /** null: its values stay out. */
  field: RecordField.nullable(),
  /** What is proposed; null for a column that nothing is known of. */
  proposed: RecordField.nullable(),
  samples: z.array(z.string()).max(3),
})
export type MappedColumn = z.infer<typeof MappedColumn>

/** Where the values of columns go; null leaves them out, a column that is not named goes where it was proposed. */
export const ColumnMapping = z.record(z.string().max(300), RecordField.nullable())
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** One record as it would come in. */
export const PreviewRow = z.object({
  /** 0-based place in the file, by which a person leaves it out. */
  index: z.int(),
  /** 1-based line where it begins. */
  line: z.int().nullable(),
  /** Name that the file gives it: citation key, id. */
  key: z.string().nullable(),
  title: z.record(z.string(), z.string()),
  creators: z.array(z.string()),
  publishers: z.array(z.string()),
  issued: z.string().nullable(),
  /** Concept of the scheme `publication-type`. */
  type: z.string().nullable(),
  languages: z.array(z.string()),
  keywords: z.array(z.string()),
  collections: z.array(z.string()),
  /** Files that it names. */
  files: z.int(),
  duplicate: RecordDuplicate.nullable(),
})
export type PreviewRow = z.infer<typeof PreviewRow>

/** What a file holds, before anything is taken from it. */
export const RecordsPreview = z.object({
  /** Under which the file is known from now on; see `exchange.take`. */
  reading: Id,
  name: z.string(),
  format: RecordFormat,
  /** Program that wrote it, where it says so or can be told by its dialect: `Zotero`, `JabRef`, `Mendeley`, `Cartable`. */
  program: z.string().nullable(),
  total: z.int(),
  columns: z.array(MappedColumn),
  rows: z.array(PreviewRow),
  duplicates: z.int(),
  problems: z.array(RecordProblem),
  /** More than are listed in `problems`, where the file has very many. */
  problemCount: z.int(),
  /** Files that the records name: found beside the file, found elsewhere on this computer, not found. */
  files: z.object({ beside: z.int(), elsewhere: z.int(), missing: z.int() }),
  /** Entities of other kinds in a file of everything. */
  counts: z.record(z.string(), z.int()),
})
export type RecordsPreview = z.infer<typeof RecordsPreview>

/** What is done with a record that the library has already. */
export const DuplicateChoice = z.enum(['skip', 'fill', 'add'])
export type DuplicateChoice = z.infer<typeof DuplicateChoice>

/** What happens while records come in. `command` undoes what is in by then. */
export const TakingEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begun'), command: Id, total: z.int() }),
  z.object({ kind: z.literal('records'), done: z.int(), total: z.int() }),
  z.object({ kind: z.literal('files'), done: z.int(), total: z.int(), path: z.string() }),
])
export type TakingEvent = z.infer<typeof TakingEvent>

/** What became of a file of records. */
export const RecordsReport = z.object({
  command: Id,
  added: z.int(),
  /** Publications of the library whose empty fields were filled. */
  filled: z.int(),
  /** Left out because the library has them. */
  skipped: z.int(),
  failed: z.int(),
  files: z.object({ added: z.int(), known: z.int(), failed: z.int() }),
  collections: z.int(),
  problems: z.array(RecordProblem),
  problemCount: z.int(),
  /** The first of those that were added. */
  publicationIds: z.array(Id).max(1000),
})
export type RecordsReport = z.infer<typeof RecordsReport>

/** Catalogue data between Cartable and other programs. Nothing is fetched; a file is read in a process of its own. */
export const exchangeContract = {
  /** Writes records of publications. Closing the stream cancels, and leaves no file. */
  write: oc
    .input(
      z.object({
        format: RecordFormat,
        scope: ExportScope.prefault({ kind: 'list' }),
        /** Of titles, labels and types in forms that hold one language. */
        language: InterfaceLanguage.default('en'),
        notes: NOTE_CHOICE.default('shareable'),
        /** Kinds of entity of a `jsonl` file; all where not given. */
        kinds: z.array(z.string().max(60)).max(50).optional(),
        /** null: keep it for one download. */
        path: z.string().min(1).nullable(),
        overwrite: z.boolean().default(false),
      }),
    )
    .output(eventIterator(WritingProgress, RecordsWritten)),
  /** What kind of thing a file of this computer holds, by its first bytes. */
  kind: oc.input(z.object({ path: z.string().min(1) })).output(ExchangeKind),
  /** Reads a file and tells what it holds. Nothing of the library changes. */
  read: oc
    .input(
      z.object({ file: RecordFile, format: RecordFormat.optional(), mapping: ColumnMapping.default({}) }),
    )
    .output(eventIterator(ReadingProgress, RecordsPreview)),
  /** What a file that was read holds under another mapping, and another window of its rows. */
  preview: oc
    .input(
      z.object({
        reading: Id,
        mapping: ColumnMapping.default({}),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(RecordsPreview),
  /**
   * Takes the records of a file that was read, in one command. Those that cannot be taken are named and the others come
   * in. Closing the stream ends it; what is in by then stays, and is undone by the command.
   */
  take: oc
    .input(
      z.object({
        reading: Id,
        mapping: ColumnMapping.default({}),
        duplicates: DuplicateChoice.default('skip'),
        /** Places in the file of records that stay out. */
        without: z.array(z.int().min(0)).max(100_000).default([]),
        /** Collection that all of them go into. */
        collection: Id.nullable().default(null),
        /** Files that the records name: those beside the file of records, those anywhere on this computer, or none. */
        files: z.enum(['none', 'beside', 'anywhere']).default('beside'),
      }),
    )
    .output(eventIterator(TakingEvent, RecordsReport)),
  /** Forgets a file that was read. */
  forget: oc.input(z.object({ reading: Id })).output(z.null()),
  ...vocabularyExchange,
  ...annotationsExchange,
}
