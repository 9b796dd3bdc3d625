import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { Context } from '../base/context.ts'
import { Events } from '../base/events.ts'
import { withoutShell } from '../base/without-shell.ts'
import { fileError } from '../base/files.ts'
import { newId } from '../base/ids.ts'
import { layoutOf } from '../base/layout.ts'
import { CartableError } from '../contract/errors.ts'
import type { CartableClient } from '../contract/index.ts'
import { openDatabase } from '../db/open.ts'
import { annotationEntity } from '../features/annotations/index.ts'
import { attachmentEntity } from '../features/attachments/index.ts'
import { briefEntity, briefItemEntity } from '../features/briefs/index.ts'
import { collectionEntity } from '../features/collections/index.ts'
import { conceptEntity } from '../features/exchange/index.ts'
import { matchEntity } from '../features/matches/index.ts'
import { recover, SidecarWriter } from '../features/library/index.ts'
import { meaningEntity } from '../features/meanings/index.ts'
import { publicationEntity } from '../features/publications/index.ts'
import { savedSearchEntity } from '../features/saved-searches/index.ts'
import { forgetLabels, seedVocabularies } from '../features/vocabulary/index.ts'
import { PdfPool, type SpawnWorker } from '../pdf/pool/index.ts'
import { router } from './router.ts'

export type { SpawnWorker, WorkerListener } from '../pdf/pool/index.ts'

/** How a library is opened. */
export interface OpenOptions {
  /** Make the library when the folder holds none. */
  readonly create?: boolean
  /** Name written into marks and history; the system's user where not given. */
  readonly actor?: string
  /** PDF processes; the pool decides where not given. */
  readonly workers?: number
  /** Starts PDF processes; child processes of Node where not given. */
  readonly spawn?: SpawnWorker
  readonly now?: () => Date
}

/** An open library. */
export interface Library {
  readonly context: Context
  /** The contract, called in this process. Validation and errors are the same as through any other transport. */
  readonly client: CartableClient
  /** Writes what waits, ends the workers, closes the database. Further calls fail; closing again does nothing. */
  close(): Promise<void>
}

/** Name of the system's user, for marks and history. */
export function systemUser(): string {
  try {
    return userInfo().username
  } catch {
    // No entry in the system's user table: containers, some services.
    return 'Cartable'
  }
}

async function isNew(context: Context): Promise<boolean> {
  return (await context.db.selectFrom('library').select('id').executeTakeFirst()) === undefined
}

/** Vocabularies and identity of a new library, in one transaction. */
async function initialise(context: Context): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    await seedVocabularies(trx)
    await trx.insertInto('library').values({ id: newId(), created_at: context.now().toISOString() }).execute()
  })
  forgetLabels(context.db)
}

/**
 * Opens the library in `folder`: database, workers, recovery after a crash.
 *
 * @throws CartableError LIBRARY_MISSING without `create`; LIBRARY_NEWER, LIBRARY_DAMAGED, LIBRARY_LOCKED,
 *   LIBRARY_READ_ONLY, PERMISSION_DENIED, DISK_FULL; nothing is changed then
 */
export async function openLibrary(folder: string, options: OpenOptions = {}): Promise<Library> {
  const layout = layoutOf(resolve(folder))
  if (!existsSync(layout.database)) {
    if (!options.create) throw new CartableError('LIBRARY_MISSING', { path: layout.folder })
    await mkdir(layout.folder, { recursive: true }).catch((error: unknown) => {
      throw fileError(error, layout.folder)
    })
  }
  const database = openDatabase(layout.database)
  const pool = new PdfPool({ size: options.workers, spawn: options.spawn })
  const context: Context = {
    db: database.db,
    layout,
    pool,
    events: new Events(),
    actor: options.actor ?? systemUser(),
    now: options.now ?? (() => new Date()),
    entities: {
      publication: publicationEntity,
      attachment: attachmentEntity,
      annotation: annotationEntity,
      collection: collectionEntity,
      'saved-search': savedSearchEntity,
      match: matchEntity,
      meaning: meaningEntity,
      brief: briefEntity,
      'brief-item': briefItemEntity,
      concept: conceptEntity,
    },
    databaseProblems: database.problems,
    schemaVersion: database.version,
  }
  // First of all listeners: whoever reads labels after it has the new ones.
  context.events.on('vocabularies.changed', () => forgetLabels(context.db))
  const sidecars = new SidecarWriter(context)
  try {
    if (await isNew(context)) await initialise(context)
    await recover(context)
  } catch (error) {
    await pool.close()
    await database.close()
    throw error
  }
  const closeAll = async (): Promise<void> => {
    await pool.close()
    await sidecars.close()
    await database.close()
  }
  let closing: Promise<void> | undefined
  return {
    context,
    client: createRouterClient(router, { context: withoutShell(() => context) }),
    close: () => (closing ??= closeAll()),
  }
}
