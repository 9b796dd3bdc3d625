import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { findCollection } from '../collections/index.ts'
import { runCommand } from '../history/index.ts'
import { applyEdit, requirePublication } from './service.ts'

/**
 * Puts publications into collections and takes them out of others; those that they are in beside stay.
 *
 * @throws CartableError NOT_FOUND for a publication or a collection; nothing is changed then
 */
export async function collectPublications(
  context: Context,
  input: { ids: readonly string[]; add: readonly string[]; remove: readonly string[] },
): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, 'edit', async (edit) => {
    for (const id of input.add) {
      const collection = await findCollection(edit.trx, id)
      if (!collection || collection.trashedAt !== null) {
        throw new CartableError('NOT_FOUND', { entity: 'collection', id })
      }
    }
    for (const id of input.ids) {
      const { collections } = await requirePublication(edit.trx, id)
      const kept = collections.filter((each) => !input.remove.includes(each))
      await applyEdit(edit, id, { collections: [...kept, ...input.add] })
    }
  })
  return { command, changed }
}
