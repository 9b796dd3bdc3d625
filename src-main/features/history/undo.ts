import { isDeepStrictEqual } from 'node:util'
import { Breath } from '../../base/breathe.ts'
import type { Context } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Change } from '../../contract/history.ts'
import { announce } from './announce.ts'
import { type Command, runCommand } from './command.ts'
import { changesById, type ChangeHead, headsOfCommand } from './store.ts'

/** Rows of one entity that follow each other. */
type Run = readonly ChangeHead[]

/** Time in milliseconds that one transaction of a long undoing aims at: others wait no longer. */
const PART_MS = 20
/** Entities that are put back in one transaction, whatever it takes: what a person did by hand is one step. */
const AT_ONCE = 100
/** With what a longer undoing begins, before it knows how fast it is, and the most: merges of the index come in bursts. */
const FIRST_PART = 8
const LARGEST_PART = 25

/** What was taken back. */
export interface Undone {
  readonly command: string
  /** Fields. */
  readonly restored: number
  /** `entityId field` of those that somebody changed since. */
  readonly kept: string[]
}

/**
 * Rows of one entity that follow each other are undone by one reading and one writing. Runs keep their order, since
 * what moved from one entity to another must go back the other way round.
 */
function runsOf(rows: readonly ChangeHead[]): Run[] {
  const runs: ChangeHead[][] = []
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
  await edit.touchAll(await handler.publicationsOf(edit.trx, entityId))
  await handler.write(edit.trx, entityId, restored)
  await edit.record(entity, entityId, current, restored)
  await edit.touchAll(await handler.publicationsOf(edit.trx, entityId))
  return kept
}

async function undoPart(context: Context, edit: Command, runs: readonly Run[]): Promise<string[]> {
  const ids = runs.flatMap((run) => run.map(({ id }) => id))
  const rows = new Map((await changesById(edit.trx, ids)).map((row) => [row.id, row]))
  const kept: string[] = []
  for (const run of runs) {
    const changes = run.flatMap(({ id }) => rows.get(id) ?? [])
    kept.push(...(await undoRun(context, edit, changes)))
  }
  return kept
}

/**
 * Puts back what a command changed. A field that somebody changed again since keeps its newer value and is named
 * in `kept` as `entityId field`. What the command made goes to the trash, with its first values: undoing the undoing needs
 * them. The undoing is itself a command, so it can be undone. What a person did at once goes back in
 * one transaction; an import of thousands goes back in parts of some 20 ms, so that others are never kept waiting.
 *
 * @throws CartableError NOTHING_TO_UNDO when the command is unknown or changed nothing; DISK_FULL and the like, and what is
 *   put back by then stays so: undoing the same command again does the rest
 */
export async function undo(context: Context, commandId: string): Promise<Undone> {
  const rows = await headsOfCommand(context.db, commandId)
  if (rows.length === 0) throw new CartableError('NOTHING_TO_UNDO', { command: commandId })
  const command = newId()
  const runs = runsOf(rows)
  const kept: string[] = []
  let restored = 0
  let size = runs.length <= AT_ONCE ? AT_ONCE : FIRST_PART
  for (let at = 0; at < runs.length;) {
    const started = performance.now()
    const part = runs.slice(at, at + size)
    const done = await runCommand(context, 'undo', (edit) => undoPart(context, edit, part), command)
    kept.push(...done.value)
    restored += done.changed
    at += part.length
    const elapsed = Math.max(1, performance.now() - started)
    size = Math.max(1, Math.min(LARGEST_PART, Math.round((part.length * PART_MS) / elapsed)))
    if (at < runs.length) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  await announce(context, rows, new Breath())
  return { command, restored, kept }
}
