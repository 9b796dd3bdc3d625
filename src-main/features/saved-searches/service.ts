import type { Context, EntityHandler, Reader } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import { CartableError } from '../../contract/errors.ts'
import type { CommandResult } from '../../contract/publications.ts'
import type { SavedSearch } from '../../contract/saved-searches.ts'
import { runCommand } from '../history/index.ts'
import { findSearch, liveSearches, putSearch, type StoredSearch } from './store.ts'

async function requireSearch(db: Reader, id: string): Promise<StoredSearch> {
  const search = await findSearch(db, id)
  if (!search || search.trashedAt !== null)
    throw new CartableError('NOT_FOUND', { entity: 'saved-search', id })
  return search
}

/** Stored questions, oldest first. */
export function listSearches(context: Context): Promise<SavedSearch[]> {
  return liveSearches(context.db)
}

/** Stores a question. */
export async function createSearch(
  context: Context,
  fields: Omit<SavedSearch, 'id'>,
): Promise<SavedSearch & { command: string }> {
  const search = { id: newId(), ...fields }
  const { command } = await runCommand(context, 'create', async (edit) => {
    await putSearch(edit.trx, { ...search, trashedAt: null })
    await edit.record('saved-search', search.id, { trashedAt: edit.at }, { ...fields, trashedAt: null })
  })
  context.events.emit('saved-searches.changed', { ids: [search.id] })
  return { ...search, command }
}

async function change(
  context: Context,
  cause: string,
  id: string,
  fields: (at: string) => Partial<StoredSearch>,
): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, cause, async (edit) => {
    const before = await requireSearch(edit.trx, id)
    const after = fields(edit.at)
    await putSearch(edit.trx, { ...before, ...after })
    await edit.record('saved-search', id, { ...before }, after)
  })
  context.events.emit('saved-searches.changed', { ids: [id] })
  return { command, changed }
}

/** Renames a stored question or changes what it asks. @throws CartableError NOT_FOUND */
export function updateSearch(
  context: Context,
  id: string,
  fields: Partial<SavedSearch>,
): Promise<CommandResult> {
  return change(context, 'edit', id, () => fields)
}

/** Moves a stored question to the trash; undoing the command brings it back. @throws CartableError NOT_FOUND */
export function removeSearch(context: Context, id: string): Promise<CommandResult> {
  return change(context, 'remove', id, (at) => ({ trashedAt: at }))
}

/** How history reads and restores stored questions. */
export const savedSearchEntity: EntityHandler = {
  read: async (db, id) => {
    const search = await findSearch(db, id)
    return search ? { ...search } : null
  },
  write: async (db, id, fields) => {
    const search = await findSearch(db, id)
    if (search) await putSearch(db, { ...search, ...(fields as Partial<StoredSearch>) })
  },
  publicationsOf: () => Promise.resolve([]),
}
