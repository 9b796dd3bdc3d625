import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openLibrary } from '../../src-main/core/library.ts'
import { Maker } from './publication.ts'
import { Random } from './random.ts'
import { Words } from './words.ts'
import { Writer } from './writer.ts'

const SEED = 20261123
const FIRST = Date.UTC(2018, 0, 1)
/** Between two arrivals, in milliseconds. */
const STEP = 2_000_000

/** What a generated library has beside its rows. */
export interface GenerateOptions {
  /** Queue the sidecars, to be written when the library is next opened (a file for each publication). */
  readonly sidecars?: boolean
}

/**
 * Makes a library of `count` publications in a new folder: titles from the vocabularies and word lists in French and
 * English, 1.35 files each, about `count` pages in all, dates, tags, guesses, marks. The files themselves are not there,
 * nor are word boxes; everything else is as an import would have left it. The same each time.
 */
export async function generateLibrary(
  folder: string,
  count: number,
  options: GenerateOptions = {},
): Promise<void> {
  const library = await openLibrary(folder, { create: true, workers: 1, actor: 'Amina' })
  const concepts = await library.client.vocabulary.all()
  await library.close()
  const database = new DatabaseSync(join(folder, 'library.sqlite'))
  try {
    // A generated library may be lost in a power cut.
    database.exec('pragma synchronous = off; pragma cache_size = -262144; begin immediate')
    const random = new Random(SEED)
    const maker = new Maker(random, new Words(random), concepts)
    const writer = new Writer(database, random, concepts)
    const queue = database.prepare('insert into sidecar_queue (publication_id) values (?)')
    for (let at = 0; at < count; at += 1) {
      const id = writer.write(maker.make(), FIRST + at * STEP)
      if (options.sidecars) queue.run(id)
    }
    database.exec('commit; pragma optimize; pragma wal_checkpoint(truncate)')
  } finally {
    database.close()
  }
}
