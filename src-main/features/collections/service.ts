import type { Context, EntityHandler, Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import type { Collection } from '../../contract/collections.ts'
import { CartableError } from '../../contract/errors.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { type Command, runCommand } from '../history/index.ts'
import {
  type CollectionRow,
  findCollection,
  liveCollections,
  publicationsBelow,
  putCollection,
} from './store.ts'

async function requireCollection(db: Reader, id: string): Promise<CollectionRow> {
  const row = await findCollection(db, id)
  if (!row || row.trashedAt !== null) throw new CartableError('NOT_FOUND', { entity: 'collection', id })
  return row
}

/** Walks up from `parentId`; a collection may not become its own ancestor. @throws CartableError INVALID_VALUE, NOT_FOUND */
async function requireNoLoop(db: Reader, id: string, parentId: string | null): Promise<void> {
  for (let current = parentId; current !== null; current = (await requireCollection(db, current)).parentId) {
    if (current === id) throw new CartableError('INVALID_VALUE', { field: 'parentId', value: parentId })
  }
}

/** Sidecars name the collections of a publication and those above, so they follow a change of either. */
async function touchBelow(edit: Command, id: string): Promise<void> {
  for (const publicationId of await publicationsBelow(edit.trx, id)) await edit.touch(publicationId)
}

/** Collections that are not in the trash, by name. */
export function listCollections(context: Context): Promise<Collection[]> {
  return liveCollections(context.db)
}

/** Makes a collection below `parentId`, or at the top. @throws CartableError NOT_FOUND for the parent */
export async function createCollection(
  context: Context,
  name: string,
  parentId: string | null,
): Promise<Collection & { command: string }> {
  const id = newId()
  const { command } = await runCommand(context, 'create', async (edit) => {
    if (parentId !== null) await requireCollection(edit.trx, parentId)
    await putCollection(edit.trx, { id, name, parentId, trashedAt: null })
    await edit.record('collection', id, { trashedAt: edit.at }, { name, parentId, trashedAt: null })
  })
  context.events.emit('collections.changed', { ids: [id] })
  return { id, name, parentId, count: 0, command }
}

/** Renames or moves a collection. @throws CartableError NOT_FOUND, INVALID_VALUE when it would contain itself */
export async function updateCollection(
  context: Context,
  id: string,
  fields: { name?: string | undefined; parentId?: string | null | undefined },
): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, 'edit', async (edit) => {
    const before = await requireCollection(edit.trx, id)
    const after = {
      ...before,
      name: fields.name ?? before.name,
      parentId: fields.parentId === undefined ? before.parentId : fields.parentId,
    }
    await requireNoLoop(edit.trx, id, after.parentId)
    await putCollection(edit.trx, after)
    await edit.record('collection', id, { ...before }, { name: after.name, parentId: after.parentId })
    await touchBelow(edit, id)
  })
  context.events.emit('collections.changed', { ids: [id] })
  return { command, changed }
}

/** Removes a collection; its publications stay, its sub-collections move up one level. Can be undone. */
export async function removeCollection(context: Context, id: string): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, 'remove', async (edit) => {
    const row = await requireCollection(edit.trx, id)
    for (const child of await liveCollections(edit.trx)) {
      if (child.parentId !== id) continue
      const current = await requireCollection(edit.trx, child.id)
      await touchBelow(edit, child.id)
      await putCollection(edit.trx, { ...current, parentId: row.parentId })
      await edit.record('collection', child.id, { parentId: id }, { parentId: row.parentId })
    }
    await touchBelow(edit, id)
    await putCollection(edit.trx, { ...row, trashedAt: edit.at })
    await edit.record('collection', id, { trashedAt: null }, { trashedAt: edit.at })
  })
  context.events.emit('collections.changed', { ids: [id] })
  return { command, changed }
}

/** How history reads and restores collections. */
export const collectionEntity: EntityHandler = {
  read: async (db, id) => {
    const row = await findCollection(db, id)
    return row ? { ...row } : null
  },
  write: async (db, id, fields) => {
    const row = await findCollection(db, id)
    if (row) await putCollection(db, { ...row, ...(fields as Partial<CollectionRow>) })
  },
  publicationsOf: publicationsBelow,
}
