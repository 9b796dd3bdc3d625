import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Context } from '../../base/context.ts'
import { CartableError, type ErrorCode } from '../../contract/errors.ts'
import type { Attachment } from '../../contract/publications.ts'
import { putAnnotation } from '../annotations/index.ts'
import { insertAttachment, insertSource, updateAttachment } from '../attachments/index.ts'
import { readBriefRecords, restoreFromRecord } from '../briefs/index.ts'
import { putCollection } from '../collections/index.ts'
import { type Command, runCommand } from '../history/index.ts'
import { readStored, writePages } from '../imports/index.ts'
import { restoreApart } from '../matches/index.ts'
import { putMeaning } from '../meanings/index.ts'
import { restorePlace } from '../reading/index.ts'
import { restorePublication, restoreRelations } from '../publications/index.ts'
import { indexPublication, unindexPages } from '../search/index.ts'
import { insertSchemes, putConcept } from '../vocabulary/index.ts'
import { type LibraryFacts, readFacts } from './facts.ts'
import { Sidecar } from './sidecar-schema.ts'

/** What a rebuilding found. Paths of what could not be used are named; they stay where they are. */
export interface Rebuilt {
  readonly publications: number
  readonly attachments: number
  readonly annotations: number
  readonly briefs: number
  readonly unreadable: readonly string[]
}

async function readSidecars(context: Context): Promise<{ sidecars: Sidecar[]; unreadable: string[] }> {
  const sidecars: Sidecar[] = []
  const unreadable: string[] = []
  for (const name of (await readdir(context.layout.records).catch(() => [])).sort()) {
    const path = join(context.layout.records, name)
    if (path === context.layout.briefs) continue
    try {
      sidecars.push(Sidecar.parse(JSON.parse(await readFile(path, 'utf8'))))
    } catch {
      unreadable.push(path)
    }
  }
  return { sidecars, unreadable }
}

/** Files of a record, those in the trash too. */
function filesIn({ publication }: Sidecar): Attachment[] {
  return [...publication.attachments, ...publication.trashedFiles]
}

async function enter(edit: Command, sidecar: Sidecar): Promise<void> {
  const { publication, collections, annotations, places } = sidecar
  for (const collection of collections) await putCollection(edit.trx, collection)
  await restorePublication(edit.trx, publication)
  for (const attachment of filesIn(sidecar)) await insertAttachment(edit.trx, attachment, '{}', '')
  for (const source of publication.sources) await insertSource(edit.trx, publication.id, source)
  for (const annotation of annotations) await putAnnotation(edit.trx, annotation)
  const files = new Set(filesIn(sidecar).map(({ id }) => id))
  for (const place of places) if (files.has(place.attachmentId)) await restorePlace(edit.trx, place)
  await edit.touch(publication.id)
}

/** The file is not there or may not be read now, which says nothing of what it holds. */
const AWAY: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['FILE_NOT_FOUND', 'PERMISSION_DENIED', 'CANCELLED'])

/** Reads the text of a file again. A file that cannot be read now keeps its entry, and the check names it. */
async function readAgain(context: Context, attachment: Attachment): Promise<boolean> {
  if (attachment.state !== 'ready') return true
  try {
    const { facts, pages } = await readStored(context, attachment)
    await runCommand(context, 'rebuild', async (edit) => {
      const known = JSON.stringify({ info: facts.info, xmp: facts.xmp, language: facts.language })
      await updateAttachment(edit.trx, attachment, known, facts.fieldText)
      await writePages(edit.trx, attachment.id, pages)
      if (attachment.trashedAt !== null) await unindexPages(edit.trx, attachment.id)
    })
    return true
  } catch (error) {
    if (!(error instanceof CartableError)) throw error
    // Storage that is away is no damage: the entry stays as it was, for the day the file is back.
    if (AWAY.has(error.code)) return false
    // A protected file waits for its password again.
    const state = error.code === 'PDF_PASSWORD' ? 'needs-password' : 'unreadable'
    await updateAttachment(context.db, { ...attachment, state, pageCount: 0 }, '{}', '')
    return false
  }
}

/** Concepts that came from elsewhere or were changed; the others came with Cartable once more. */
async function restoreVocabularies(edit: Command, facts: LibraryFacts | null): Promise<void> {
  const { concepts = [], vocabularies = [] } = facts ?? {}
  const named = concepts.map(({ scheme }) => ({ scheme, iri: null, title: {} }))
  await insertSchemes(edit.trx, [...vocabularies, ...named])
  for (const concept of concepts) await putConcept(edit.trx, concept)
}

/**
 * Fills an empty library from the sidecars in its folder: publications, files, marks, collections, briefs, under their old
 * ids.
 * The history of edits lived in the database alone and starts anew.
 */
export async function rebuildCatalogue(context: Context): Promise<Rebuilt> {
  const { sidecars, unreadable } = await readSidecars(context)
  const briefs = await readBriefRecords(context)
  const facts = await readFacts(context)
  await runCommand(context, 'rebuild', async (edit) => {
    for (const meaning of facts?.meanings ?? []) await putMeaning(edit.trx, meaning)
    await restoreVocabularies(edit, facts)
    // Collections and relations point at rows that come later.
    await sql`pragma defer_foreign_keys = on`.execute(edit.trx)
    for (const sidecar of sidecars) await enter(edit, sidecar)
    for (const { publication, apart } of sidecars) {
      await restoreRelations(edit.trx, publication)
      for (const pair of apart) await restoreApart(edit.trx, pair)
    }
    for (const record of briefs.records) await restoreFromRecord(edit.trx, record)
  })
  if (facts?.concepts !== undefined) context.events.emit('vocabularies.changed', {})
  const files = sidecars.flatMap(filesIn)
  const lost: string[] = []
  for (const file of files) if (!(await readAgain(context, file))) lost.push(context.layout.fileOf(file))
  for (const { publication } of sidecars) await indexPublication(context.db, publication.id)
  return {
    publications: sidecars.length,
    attachments: files.length,
    annotations: sidecars.reduce((sum, { annotations }) => sum + annotations.length, 0),
    briefs: briefs.records.length,
    unreadable: [...unreadable, ...briefs.unreadable, ...lost],
  }
}
