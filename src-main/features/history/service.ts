import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Change, EntityKind } from '../../contract/history.ts'
import { runCommand } from './command.ts'
import { changesOf, changesOfCommand } from './store.ts'

/** History of one entity, newest first. */
export function listChanges(context: Context, entityId: string, limit: number): Promise<Change[]> {
  return changesOf(context.db, entityId, limit)
}

/**
 * Puts back what a command changed. A field that somebody changed again since keeps its newer value and is named
 * in `kept` as `entityId field`. The undoing is itself a command, so it can be undone.
 *
 * @throws CartableError NOTHING_TO_UNDO when the command is unknown or changed nothing.
 */
export async function undo(
  context: Context,
  commandId: string,
): Promise<{ command: string; restored: number; kept: string[] }> {
  const rows = withoutFirstValues(await changesOfCommand(context.db, commandId))
  if (rows.length === 0) throw new CartableError('NOTHING_TO_UNDO', { command: commandId })
  const kept: string[] = []
  const { command, changed } = await runCommand(context, 'undo', async (edit) => {
    for (const row of rows) {
      const handler = context.entities[row.entity]
      const current = await handler.read(edit.trx, row.entityId)
      if (!current || !isDeepStrictEqual(current[row.field] ?? null, row.after ?? null)) {
        kept.push(`${row.entityId} ${row.field}`)
        continue
      }
      const restored = { [row.field]: row.before }
      // What moves from one publication to another changes both.
      for (const id of await handler.publicationsOf(edit.trx, row.entityId)) await edit.touch(id)
      await handler.write(edit.trx, row.entityId, restored)
      await edit.record(row.entity, row.entityId, current, restored)
      for (const id of await handler.publicationsOf(edit.trx, row.entityId)) await edit.touch(id)
    }
  })
  await announce(context, rows)
  return { command, restored: changed, kept }
}

/**
 * What a command made is undone by moving it to the trash. Its first values stay: before them there were none, and
 * undoing the undoing needs them. A thing was made where it left the trash at the moment of the command.
 */
function withoutFirstValues(rows: readonly Change[]): Change[] {
  const isMaking = (row: Change): boolean => row.field === 'trashedAt' && row.before === row.at
  const made = new Set(rows.filter(isMaking).map((row) => row.entityId))
  return rows.filter((row) => !made.has(row.entityId) || isMaking(row))
}

/** Tells listeners of what is no publication; of those, the command itself tells. */
async function announce(context: Context, rows: readonly Change[]): Promise<void> {
  const idsOf = (kind: EntityKind): string[] => [
    ...new Set(rows.filter((row) => row.entity === kind).map((row) => row.entityId)),
  ]
  const collections = idsOf('collection')
  if (collections.length > 0) context.events.emit('collections.changed', { ids: collections })
  const searches = idsOf('saved-search')
  if (searches.length > 0) context.events.emit('saved-searches.changed', { ids: searches })
  const files = new Set<string>()
  for (const id of idsOf('annotation')) {
    const mark = await context.entities.annotation.read(context.db, id)
    if (typeof mark?.['attachmentId'] === 'string') files.add(mark['attachmentId'])
  }
  for (const attachmentId of files) context.events.emit('annotations.changed', { attachmentId })
}
