import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Change, EntityKind } from '../../contract/history.ts'
import { type Command, runCommand } from './command.ts'
import { commandsOf, stacksOf } from './stacks.ts'
import { changesOf, changesOfCommand, changesOfMarks } from './store.ts'

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
    for (const run of runsOf(rows)) kept.push(...(await undoRun(context, edit, run)))
  })
  await announce(context, rows)
  return { command, restored: changed, kept }
}

/**
 * Rows of one entity that follow each other: they are undone by one reading and one writing. Runs keep their order, since
 * what moved from one entity to another must go back the other way round.
 */
function runsOf(rows: readonly Change[]): Change[][] {
  const runs: Change[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last?.[0]?.entity === row.entity && last[0].entityId === row.entityId) last.push(row)
    else runs.push([row])
  }
  return runs
}

/** Restores the fields of one entity. Returns those that somebody changed since. */
async function undoRun(context: Context, edit: Command, run: readonly Change[]): Promise<string[]> {
  const [first] = run
  if (!first) return []
  const { entity, entityId } = first
  const handler = context.entities[entity]
  const current = await handler.read(edit.trx, entityId)
  const state = { ...current }
  const restored: Record<string, unknown> = {}
  const kept: string[] = []
  for (const { field, before, after } of run) {
    if (!current || !isDeepStrictEqual(state[field] ?? null, after ?? null)) kept.push(`${entityId} ${field}`)
    else {
      state[field] = before
      restored[field] = before
    }
  }
  if (!current || Object.keys(restored).length === 0) return kept
  // What moves from one publication to another changes both.
  for (const id of await handler.publicationsOf(edit.trx, entityId)) await edit.touch(id)
  await handler.write(edit.trx, entityId, restored)
  await edit.record(entity, entityId, current, restored)
  for (const id of await handler.publicationsOf(edit.trx, entityId)) await edit.touch(id)
  return kept
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

/** Tells of briefs that changed themselves or in their items. */
async function announceBriefs(
  context: Context,
  briefs: readonly string[],
  items: readonly string[],
): Promise<void> {
  const ids = new Set(briefs)
  for (const id of items) {
    const item = await context.entities['brief-item'].read(context.db, id)
    if (typeof item?.['briefId'] === 'string') ids.add(item['briefId'])
  }
  if (ids.size > 0) context.events.emit('briefs.changed', { ids: [...ids] })
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
  if (idsOf('concept').length > 0) context.events.emit('vocabularies.changed', {})
  if (idsOf('meaning').length > 0) context.events.emit('meanings.changed', {})
  await announceBriefs(context, idsOf('brief'), idsOf('brief-item'))
  const files = new Set<string>()
  for (const id of idsOf('annotation')) {
    const mark = await context.entities.annotation.read(context.db, id)
    if (typeof mark?.['attachmentId'] === 'string') files.add(mark['attachmentId'])
  }
  for (const attachmentId of files) context.events.emit('annotations.changed', { attachmentId })
}
