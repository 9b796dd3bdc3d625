import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../base/context.ts'
import { isAbandoned, isOtherAlive } from '../../base/files.ts'
import { flushBriefRecords } from '../briefs/index.ts'
import { openIntents, removeUnclaimed } from '../imports/index.ts'
import { catchUpFacts } from './facts.ts'
import { flushSidecars } from './sidecar.ts'

/**
 * Concludes what a crash interrupted: files that were moved and never entered are removed (the person's original is
 * where it was), sidecars that were not written are.
 */
export async function recover(context: Context): Promise<void> {
  for (const intent of await openIntents(context.db)) {
    // An import that is under way in another process must keep its files.
    if (!isOtherAlive(intent.process)) await removeUnclaimed(context, intent)
  }
  await removeAbandoned(context)
  await flushSidecars(context)
  await flushBriefRecords(context)
  await catchUpFacts(context)
}

/** Unfinished files of processes that have ended; those of another one that is importing now stay. */
async function removeAbandoned(context: Context): Promise<void> {
  const names = await readdir(context.layout.temporary).catch(() => [])
  for (const name of names) {
    if (isAbandoned(name)) await rm(join(context.layout.temporary, name), { force: true })
  }
}
