import { isDeepStrictEqual } from 'node:util'
import type { Context, Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import type { EntityKind } from '../../contract/history.ts'
import { databaseError } from '../../db/errors.ts'
import { type CommandFacts, type NewChange, insertChanges, queueSidecar, queueSidecars } from './store.ts'

/** An edit in progress: one transaction, one id under which it can be undone. */
export interface Command extends CommandFacts {
  readonly trx: Reader
  /** Number of field changes recorded so far. */
  readonly changed: number
  /** Publications touched so far. */
  readonly touched: ReadonlySet<string>
  /** Records how an entity's fields changed; equal fields are left out. Returns the number recorded. */
  record(
    entity: EntityKind,
    entityId: string,
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
  ): Promise<number>
  /** Says that a publication changed in a way that its sidecar and views must learn of. */
  touch(publicationId: string): Promise<void>
  /** As {@link touch}, of very many at once: a collection may hold thousands. */
  touchAll(publicationIds: readonly string[]): Promise<void>
}

/** Fields that differ between two states of an entity. Absent and null are the same. */
export function differences(
  entity: EntityKind,
  entityId: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): NewChange[] {
  return Object.keys(after)
    .filter((field) => !isDeepStrictEqual(before[field] ?? null, after[field] ?? null))
    .map((field) => ({ entity, entityId, field, before: before[field] ?? null, after: after[field] ?? null }))
}

/**
 * Runs an edit in one transaction together with its history; after the commit, and only then, tells listeners.
 * If `edit` throws, nothing happened. Failures of the database come out as DISK_FULL, LIBRARY_READ_ONLY and the like.
 *
 * @param cause what made the edit, in stable words (`edit`, `import`, `undo`), kept in history
 * @param part id of a command that is too long for one transaction, which would keep everybody waiting: this is one part of
 *   it, and all parts are undone together
 */
export async function runCommand<T>(
  context: Context,
  cause: string,
  edit: (command: Command) => Promise<T>,
  part?: string,
): Promise<{ command: string; changed: number; value: T }> {
  const facts = { command: part ?? newId(), at: context.now().toISOString(), actor: context.actor, cause }
  const touched = new Set<string>()
  let changed = 0
  const transaction = context.db.transaction().execute(async (trx) => {
    changed = 0
    touched.clear()
    const command: Command = {
      ...facts,
      trx,
      touched,
      get changed() {
        return changed
      },
      record: async (entity, entityId, before, after) => {
        const rows = differences(entity, entityId, before, after)
        await insertChanges(trx, facts, rows)
        changed += rows.length
        return rows.length
      },
      touch: async (publicationId) => {
        if (touched.has(publicationId)) return
        touched.add(publicationId)
        await queueSidecar(trx, publicationId)
      },
      touchAll: async (publicationIds) => {
        const fresh = publicationIds.filter((id) => !touched.has(id))
        if (fresh.length === 0) return
        for (const id of fresh) touched.add(id)
        await queueSidecars(trx, fresh)
      },
    }
    return edit(command)
  })
  const value = await transaction.catch((error: unknown) => {
    throw databaseError(error, context.layout.database)
  })
  if (touched.size > 0) context.events.emit('publications.changed', { ids: [...touched] })
  return { command: facts.command, changed, value }
}
