import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../../contract/history.ts'

/** A command by its changes. */
export interface PastCommand {
  readonly command: string
  readonly cause: string
  readonly changes: readonly Change[]
}

/** What can be taken back and what can be done again, the next one last. */
export interface Stacks {
  readonly undo: readonly string[]
  readonly redo: readonly string[]
}

/** Rows of one command each, oldest first. @param rows oldest first */
export function commandsOf(rows: readonly Change[]): PastCommand[] {
  const commands = new Map<string, Change[]>()
  for (const row of rows) commands.set(row.command, [...(commands.get(row.command) ?? []), row])
  return [...commands].map(([command, changes]) => ({ command, cause: changes[0]?.cause ?? '', changes }))
}

/** Whether `later` puts fields back that `earlier` changed: each of its changes is one of the earlier turned round. */
function takesBack(later: PastCommand, earlier: PastCommand): boolean {
  return later.changes.every((row) =>
    earlier.changes.some(
      (other) =>
        other.entityId === row.entityId &&
        other.field === row.field &&
        isDeepStrictEqual(other.before ?? null, row.after ?? null) &&
        isDeepStrictEqual(other.after ?? null, row.before ?? null),
    ),
  )
}

function without(list: readonly PastCommand[], at: number): PastCommand[] {
  return list.filter((_, index) => index !== at)
}

/**
 * The two stacks of an undo, found from the history alone, so that they outlive the window. A command goes onto the
 * stack of what can be taken back; one that undoes (`cause` is `undo`) moves what it undid to the other stack, and itself
 * stands there for it: undoing the undoing does it again. A new edit empties what could be done again.
 *
 * @param commands oldest first
 */
export function stacksOf(commands: readonly PastCommand[]): Stacks {
  let undo: PastCommand[] = []
  let redo: PastCommand[] = []
  for (const each of commands) {
    const undone = each.cause === 'undo' ? undo.findLastIndex((other) => takesBack(each, other)) : -1
    const redone = each.cause === 'undo' ? redo.findLastIndex((other) => takesBack(each, other)) : -1
    if (redone >= 0 && redone >= undone) {
      redo = without(redo, redone)
      undo = [...undo, each]
    } else if (undone >= 0) {
      undo = without(undo, undone)
      redo = [...redo, each]
    } else {
      undo = [...undo, each]
      redo = []
    }
  }
  return { undo: undo.map(({ command }) => command), redo: redo.map(({ command }) => command) }
}
