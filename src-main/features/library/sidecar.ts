import { rm } from 'node:fs/promises'
import type { Context, Reader } from '../../base/context.ts'
import { writeFileAtomically } from '../../base/files.ts'
import { annotationsOfPublication } from '../annotations/index.ts'
import { flushBriefRecords } from '../briefs/index.ts'
import { collectionsOf } from '../collections/index.ts'
import { apartOf } from '../matches/index.ts'
import { publicationDetail } from '../publications/index.ts'
import { placesOfPublication } from '../reading/index.ts'
import { writeFacts } from './facts.ts'
import { SIDECAR_VERSION, type Sidecar } from './sidecar-schema.ts'

/** The sidecar of a publication as it should be now. @throws CartableError NOT_FOUND */
export async function sidecarOf(db: Reader, publicationId: string): Promise<Sidecar> {
  const publication = await publicationDetail(db, publicationId)
  return {
    cartable: SIDECAR_VERSION,
    publication,
    collections: await collectionsOf(db, publicationId),
    annotations: await annotationsOfPublication(db, publicationId),
    places: await placesOfPublication(db, publicationId),
    apart: await apartOf(db, publicationId),
  }
}

/** Text of a sidecar: indented, so that two versions can be compared by eye. */
export function sidecarText(sidecar: Sidecar): string {
  return `${JSON.stringify(sidecar, null, 1)}\n`
}

/**
 * Writes the sidecars that are older than their rows. What cannot be written stays queued; the database has it all,
 * so a failure here is reported and not thrown.
 *
 * @returns how many were written
 */
export async function flushSidecars(context: Context): Promise<number> {
  const queued = await context.db.selectFrom('sidecar_queue').select('publication_id').execute()
  let written = 0
  for (const { publication_id: id } of queued) {
    try {
      await writeOne(context, id)
      written += 1
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error), 'Sidecar')
    }
  }
  return written
}

async function writeOne(context: Context, id: string): Promise<void> {
  const exists = await context.db
    .selectFrom('publications')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  const text = exists ? sidecarText(await sidecarOf(context.db, id)) : null
  if (text === null) await rm(context.layout.record(id), { force: true })
  else await writeFileAtomically(context.layout.record(id), text, context.layout.temporary)
  // An edit that came while the file was written keeps its place in the queue.
  if (text === null || text === sidecarText(await sidecarOf(context.db, id))) {
    await context.db.deleteFrom('sidecar_queue').where('publication_id', '=', id).execute()
  }
}

/** Keeps sidecars up to date while the library is open. `close` writes what is left. */
export class SidecarWriter {
  readonly #context: Context
  readonly #offs: readonly (() => void)[]
  #timer: NodeJS.Timeout | undefined
  #hasNewFacts = false
  #running: Promise<unknown> = Promise.resolve()

  constructor(context: Context) {
    this.#context = context
    this.#offs = [
      context.events.on('publications.changed', () => this.#schedule()),
      context.events.on('reading.left', () => this.#schedule()),
      context.events.on('briefs.changed', () => this.#schedule()),
      context.events.on('meanings.changed', () => this.#newFacts()),
      context.events.on('vocabularies.changed', () => this.#newFacts()),
    ]
  }

  #newFacts(): void {
    this.#hasNewFacts = true
    this.#schedule()
  }

  /** Edits come in bursts: one writing for each burst. */
  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.#flush(), 200).unref()
  }

  #flush(): Promise<unknown> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#running = this.#running
      .then(() => flushSidecars(this.#context))
      .then(() => flushBriefRecords(this.#context))
      .then(() => this.#facts())
    return this.#running
  }

  async #facts(): Promise<void> {
    if (!this.#hasNewFacts) return
    this.#hasNewFacts = false
    try {
      await writeFacts(this.#context)
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error), 'Sidecar')
    }
  }

  async close(): Promise<void> {
    for (const off of this.#offs) off()
    await this.#flush()
  }
}
