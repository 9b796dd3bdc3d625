import * as z from 'zod'
import { Breath } from '../../../base/breathe.ts'
import type { Context } from '../../../base/context.ts'
import { Annotation } from '../../../contract/annotations.ts'
import { PublicationDetail } from '../../../contract/publications.ts'
import { SchemeRecord } from '../../../contract/statements.ts'
import { Id, Sha256 } from '../../../contract/values.ts'
import { Concept } from '../../../contract/vocabulary.ts'
import { annotationsOf } from '../../annotations/index.ts'
import { attachmentsOf } from '../../attachments/index.ts'
import { allBriefIds, BriefRecord, briefRecord } from '../../briefs/index.ts'
import { collectionsOf } from '../../collections/index.ts'
import { readConcepts, schemeFacts } from '../../vocabulary/index.ts'

/** Version of the form of a file of everything; raised when a reader of the old form would misread the new. */
export const EVERYTHING_VERSION = 1

/** First line of such a file. */
export const Head = z.object({ kind: z.literal('cartable'), version: z.literal(EVERYTHING_VERSION) })

/** A mark with the hash of its file, by which it is found again. */
export const LeavingMark = Annotation.extend({ sha256: Sha256 })
export type LeavingMark = z.infer<typeof LeavingMark>

/** A collection without its count. */
export const LeavingCollection = z.object({
  id: Id,
  name: z.string().min(1).max(300),
  parentId: Id.nullable(),
})
export type LeavingCollection = z.infer<typeof LeavingCollection>

/** Values of a kind by their name in the file. Each line is `{"kind": …, "value": …}`. */
export const SCHEMAS = {
  vocabulary: SchemeRecord,
  concept: Concept,
  collection: LeavingCollection,
  publication: PublicationDetail,
  annotation: LeavingMark,
  brief: BriefRecord,
} as const
export type KindName = keyof typeof SCHEMAS

/** What belongs to no publication, or to one: how it is written. */
export interface Kind {
  readonly name: KindName
  /** Name in the counts of the result. */
  readonly counted: string
  /** Values that belong to these publications, or all there are. */
  values(context: Context, ids: readonly string[]): AsyncIterable<unknown>
}

async function* vocabularies(context: Context): AsyncGenerator<SchemeRecord> {
  for (const each of await schemeFacts(context.db)) yield { ...each, title: { ...each.title } }
}

async function* concepts(context: Context): AsyncGenerator<Concept> {
  yield* await readConcepts(context.db)
}

async function* collections(context: Context, ids: readonly string[]): AsyncGenerator<LeavingCollection> {
  const written = new Set<string>()
  // Where nothing is written, nobody else lets others in.
  const breath = new Breath()
  for (const id of ids) {
    await breath.take()
    for (const { id: own, name, parentId, trashedAt } of await collectionsOf(context.db, id)) {
      if (written.has(own) || trashedAt !== null) continue
      written.add(own)
      yield { id: own, name, parentId }
    }
  }
}

async function* annotations(context: Context, ids: readonly string[]): AsyncGenerator<LeavingMark> {
  const breath = new Breath()
  for (const id of ids) {
    await breath.take()
    for (const { id: attachmentId, sha256 } of await attachmentsOf(context.db, id)) {
      for (const mark of await annotationsOf(context.db, attachmentId)) yield { ...mark, sha256 }
    }
  }
}

async function* briefs(context: Context): AsyncGenerator<BriefRecord> {
  for (const id of await allBriefIds(context.db)) {
    const record = await briefRecord(context.db, id)
    if (record && record.brief.trashedAt === null) yield record
  }
}

/** What comes before the publications, because they name it. */
export const BEFORE: readonly Kind[] = [
  { name: 'vocabulary', counted: 'vocabularies', values: vocabularies },
  { name: 'concept', counted: 'concepts', values: concepts },
  { name: 'collection', counted: 'collections', values: collections },
]
/** What comes after them, because it names them. A new kind of entity joins here. */
export const AFTER: readonly Kind[] = [
  { name: 'annotation', counted: 'annotations', values: annotations },
  { name: 'brief', counted: 'briefs', values: briefs },
]
