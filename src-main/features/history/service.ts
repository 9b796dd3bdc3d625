import type { Context } from '../../base/context.ts'
import type { Change } from '../../contract/history.ts'
import { commandsOf, stacksOf } from './stacks.ts'
import { changesOf, changesOfMarks } from './store.ts'

/** History of one entity, newest first. */
export function listChanges(context: Context, entityId: string, limit: number): Promise<Change[]> {
  return changesOf(context.db, entityId, limit)
}

/** Commands of marks that are looked back to. */
const MOST_ROWS = 5000

/**
 * The next command to take back and to do again of the marks of a file: of this person, and only such that changed
 * nothing but these marks.
 */
export async function nextOfMarks(
  context: Context,
  attachmentId: string,
): Promise<{ undo: string | null; redo: string | null }> {
  const rows = await changesOfMarks(context.db, attachmentId, context.actor, MOST_ROWS)
  const { undo, redo } = stacksOf(commandsOf(rows))
  return { undo: undo.at(-1) ?? null, redo: redo.at(-1) ?? null }
}
