import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../base/context.ts'
import { isAbandoned } from '../../base/files.ts'
import { findByHash } from '../attachments/index.ts'
import { clearIntent, openIntents } from '../imports/index.ts'
import { flushSidecars } from './sidecar.ts'

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
  await removeAbandoned(context)
  await flushSidecars(context)
}

/** Unfinished files of processes that have ended; those of another one that is importing now stay. */
async function removeAbandoned(context: Context): Promise<void> {
  const names = await readdir(context.layout.temporary).catch(() => [])
  for (const name of names) {
    if (isAbandoned(name)) await rm(join(context.layout.temporary, name), { force: true })
  }
}
