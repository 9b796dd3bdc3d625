import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Change } from '../../contract/history.ts'
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
  const rows = await changesOfCommand(context.db, commandId)
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
      await handler.write(edit.trx, row.entityId, restored)
      await edit.record(row.entity, row.entityId, current, restored)
      for (const id of await handler.publicationsOf(edit.trx, row.entityId)) await edit.touch(id)
    }
  })
  return { command, restored: changed, kept }
}
