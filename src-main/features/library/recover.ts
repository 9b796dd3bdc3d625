import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../base/context.ts'
import { findByHash } from '../attachments/index.ts'
import { clearIntent, openIntents } from '../imports/index.ts'
import { flushSidecars } from './sidecar.ts'

/** A copy younger than this may belong to another process that is importing now. */
const STALE_MS = 24 * 60 * 60 * 1000

/**
 * Concludes what a crash interrupted: files that were moved and never entered are removed (the person's original is
 * where it was), sidecars that were not written are.
 */
export async function recover(context: Context): Promise<void> {
  for (const sha256 of await openIntents(context.db)) {
    if (!(await findByHash(context.db, sha256))) {
      await rm(context.layout.file(sha256), { force: true })
      await rm(context.layout.thumbnail(sha256), { force: true })
    }
    await clearIntent(context.db, sha256)
  }
  await removeStale(context)
  await flushSidecars(context)
}

async function removeStale(context: Context): Promise<void> {
  const names = await readdir(context.layout.temporary).catch(() => [])
  for (const name of names) {
    const path = join(context.layout.temporary, name)
    const facts = await stat(path).catch(() => null)
    if (facts && context.now().getTime() - facts.mtimeMs > STALE_MS) await rm(path, { force: true })
  }
}
